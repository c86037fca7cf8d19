//! A file that is open in an editor, and what is asked of it.

use std::path::Path;

use serde_json::{Value, json};

use super::server::{Server, uri};

pub(crate) struct File {
    uri: String,
    version: u64,
    text: String,
}

/// A name that is offered, and what is written where it is taken.
#[derive(Debug)]
pub(crate) struct Offered {
    pub(crate) label: String,
    pub(crate) inserted: String,
}

impl File {
    pub(crate) fn open(server: &mut Server, path: &Path) -> Self {
        let file = Self { uri: uri(path), version: 1, text: String::new() };
        server.notify(
            "textDocument/didOpen",
            &json!({ "textDocument": { "uri": file.uri, "languageId": "rust", "version": 1, "text": "" } }),
        );
        file
    }

    /// Writes a text into it, with the cursor at `$0`.
    fn write(&mut self, server: &mut Server, text: &str) -> Value {
        let (before, after) = text.split_once("$0").unwrap_or((text, ""));
        self.text = format!("{before}{after}");
        self.version += 1;
        server.notify(
            "textDocument/didChange",
            &json!({
                "textDocument": { "uri": self.uri, "version": self.version },
                "contentChanges": [{ "text": self.text }],
            }),
        );
        let line = before.matches('\n').count();
        let character = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
        json!({ "textDocument": { "uri": self.uri }, "position": { "line": line, "character": character } })
    }

    /// The names that are offered for what is typed before the cursor, in their order.
    pub(crate) fn complete(&mut self, server: &mut Server, text: &str) -> Vec<Offered> {
        let at = self.write(server, text);
        let result = server.request("textDocument/completion", &at);
        let list = if result.is_array() { &result } else { &result["items"] };
        let mut items: Vec<_> = list.as_array().into_iter().flatten().collect();
        let text_of = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
        items.sort_by_key(|item| text_of(item, "sortText"));
        let before = text.split("$0").next().unwrap_or_default();
        let typed =
            before.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(before, |end| &before[end + 1..]);
        let offered = items.into_iter().map(|item| Offered {
            label: text_of(item, "label"),
            inserted: item["textEdit"]["newText"].as_str().unwrap_or_default().to_owned(),
        });
        offered.filter(|offered| offered.label.starts_with(typed)).collect()
    }

    /// What is shown of what the cursor is on.
    pub(crate) fn hover(&mut self, server: &mut Server, text: &str) -> String {
        let at = self.write(server, text);
        server.request("textDocument/hover", &at)["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// The lines where what the cursor is on is defined.
    pub(crate) fn definitions(&mut self, server: &mut Server, text: &str) -> Vec<(String, u64)> {
        let at = self.write(server, text);
        let result = server.request("textDocument/definition", &at);
        let targets = result.as_array().into_iter().flatten();
        let file = |target: &Value| {
            target["targetUri"].as_str().and_then(|uri| uri.rsplit('/').next()).map(str::to_owned)
        };
        let line = |target: &Value| target["targetSelectionRange"]["start"]["line"].as_u64();
        targets.filter_map(|target| Some((file(target)?, line(target)? + 1))).collect()
    }

    /// The text after what the cursor is on got another name.
    pub(crate) fn rename(&mut self, server: &mut Server, text: &str, name: &str) -> String {
        let mut at = self.write(server, text);
        at["newName"] = json!(name);
        let result = server.request("textDocument/rename", &at);
        let changes = result["documentChanges"].as_array().into_iter().flatten();
        let edits = changes.flat_map(|change| change["edits"].as_array().cloned().unwrap_or_default());
        let mut edits: Vec<_> = edits
            .filter_map(|edit| {
                let range = self.offset(&edit["range"]["start"])?..self.offset(&edit["range"]["end"])?;
                Some((range, edit["newText"].as_str()?.to_owned()))
            })
            .collect();
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let mut renamed = self.text.clone();
        for (range, text) in edits {
            renamed.replace_range(range, &text);
        }
        renamed
    }

    fn offset(&self, position: &Value) -> Option<usize> {
        let line = usize::try_from(position["line"].as_u64()?).ok()?;
        let start: usize = self.text.split_inclusive('\n').take(line).map(str::len).sum();
        Some(start + usize::try_from(position["character"].as_u64()?).ok()?)
    }
}
