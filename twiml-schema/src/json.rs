//! Whether a text is a JSON object, as Twilio wants it in `<Task>`, by [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259).

/// Deeper nesting than any task has; reading it takes one stack frame a level.
const MAX_DEPTH: usize = 100;

/// Whether a text is a JSON object.
///
/// ```
/// use twiml_schema::is_json_object;
///
/// assert!(is_json_object(r#" {"account": 4711, "tags": ["a", null]} "#));
/// assert!(!is_json_object("account=4711"));
/// assert!(!is_json_object(r#"{"account": 4711"#));
/// ```
pub fn is_json_object(text: &str) -> bool {
    let mut reader = Reader { rest: text.as_bytes() };
    reader.skip_white_space();
    let is_object = reader.rest.first() == Some(&b'{') && reader.value(0).is_some();
    reader.skip_white_space();
    is_object && reader.rest.is_empty()
}

/// Reads one thing after the other; `None` where there is something else.
struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn skip_white_space(&mut self) {
        while let [b' ' | b'\t' | b'\n' | b'\r', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    /// Takes this text, if it comes next.
    fn take(&mut self, text: &[u8]) -> Option<()> {
        self.rest = self.rest.strip_prefix(text)?;
        Some(())
    }

    fn value(&mut self, depth: usize) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.skip_white_space();
        match self.rest.first()? {
            b'{' => self.list(b"{", b"}", |reader| {
                reader.skip_white_space();
                reader.string()?;
                reader.skip_white_space();
                reader.take(b":")?;
                reader.value(depth + 1)
            }),
            b'[' => self.list(b"[", b"]", |reader| reader.value(depth + 1)),
            b'"' => self.string(),
            b't' => self.take(b"true"),
            b'f' => self.take(b"false"),
            b'n' => self.take(b"null"),
            _ => self.number(),
        }
    }

    fn list(&mut self, open: &[u8], close: &[u8], item: impl Fn(&mut Self) -> Option<()>) -> Option<()> {
        self.take(open)?;
        self.skip_white_space();
        if self.take(close).is_some() {
            return Some(());
        }
        loop {
            item(self)?;
            self.skip_white_space();
            if self.take(b",").is_none() {
                return self.take(close);
            }
        }
    }

    fn string(&mut self) -> Option<()> {
        self.take(b"\"")?;
        loop {
            match *self.rest {
                [b'"', ref rest @ ..] => {
                    self.rest = rest;
                    return Some(());
                }
                [b'\\', b'u', a, b, c, d, ref rest @ ..]
                    if [a, b, c, d].iter().all(u8::is_ascii_hexdigit) =>
                {
                    self.rest = rest;
                }
                [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ref rest @ ..] => {
                    self.rest = rest;
                }
                [0..=0x1F | b'\\', ..] | [] => return None,
                [_, ref rest @ ..] => self.rest = rest,
            }
        }
    }

    fn number(&mut self) -> Option<()> {
        let _ = self.take(b"-");
        if self.take(b"0").is_none() {
            self.digits()?;
        }
        if self.take(b".").is_some() {
            self.digits()?;
        }
        if self.take(b"e").or_else(|| self.take(b"E")).is_some() {
            let _ = self.take(b"+").or_else(|| self.take(b"-"));
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let count = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.rest = self.rest.get(count..).filter(|_| count > 0)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::is_json_object;

    #[test]
    fn objects_are_told_from_everything_else() {
        for text in [
            "{}",
            r#"{"a": -1.5e+3, "b": [true, false, null, {}, []], "c\n\u00e9": "d"}"#,
            "\n { \"a\" : 0 } \t",
        ] {
            assert!(is_json_object(text), "{text}");
        }
        for text in [
            "",
            "[]",
            "1",
            "null",
            "{",
            "{}}",
            "{a: 1}",
            "{'a': 1}",
            r#"{"a": 1,}"#,
            r#"{"a" 1}"#,
            r#"{"a": 01}"#,
            r#"{"a": 1.}"#,
            r#"{"a": "\x"}"#,
            "{\"a\": \"\n\"}",
        ] {
            assert!(!is_json_object(text), "{text}");
        }
        assert!(!is_json_object(&("{\"a\":".repeat(200_000) + "1")));
    }
}
