//! The pages that rustdoc writes, as far as these tests read them.

/// A page.
pub(crate) struct Page {
    /// Where it is in the folder of its crate: `fn.menu.html`.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) html: String,
}

impl Page {
    /// Whether it only leads to another, as those of private modules do.
    pub(crate) fn is_redirection(&self) -> bool {
        self.html.contains("http-equiv=\"refresh\"")
    }

    /// The headers of the blanket implementations that it lists.
    pub(crate) fn blanket_implementations(&self) -> Vec<String> {
        let Some((_, list)) = self.html.split_once("id=\"blanket-implementations-list\"") else {
            return Vec::new();
        };
        let list = list.split_once("<h2 ").map_or(list, |(list, _)| list);
        all_between(list, "<h3 class=\"code-header\">", "</h3>")
    }

    /// The pages to which a list of all items leads.
    pub(crate) fn items(&self) -> Vec<String> {
        let lists: Vec<_> = all_between(&self.html, "<ul class=\"all-items\">", "</ul>");
        lists.iter().flat_map(|list| all_between(list, "href=\"", "\"")).collect()
    }

    /// The sections of a module.
    pub(crate) fn sections(&self) -> Vec<String> {
        all_between(&self.html, "<h2 id=\"", "\" class=\"section-header\"")
    }

    /// The documentation of the item itself, a paragraph a line.
    pub(crate) fn comment(&self) -> String {
        let comment =
            all_between(&self.html, "<details class=\"toggle top-doc\" open>", "</details>").concat();
        let comment = comment.split_once("<div class=\"docblock\">").map_or("", |(_, comment)| comment);
        text(comment).trim().to_owned()
    }

    /// The code of its examples.
    pub(crate) fn examples(&self) -> Vec<String> {
        let examples = all_between(&self.html, "<pre class=\"rust rust-example-rendered\">", "</pre>");
        examples.iter().map(|example| text(example)).collect()
    }
}

/// What is between each `start` and the next `end`.
fn all_between(html: &str, start: &str, end: &str) -> Vec<String> {
    let parts = html.split(start).skip(1);
    parts.filter_map(|part| part.split_once(end)).map(|(inside, _)| inside.to_owned()).collect()
}

/// What is to be read, without the tags.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text += part.split_once('>').map_or(part, |(_, after)| after);
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, character)| text.replace(entity, character))
}
