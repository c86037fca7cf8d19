//! Tokens of Rust.

use std::fmt::Write as _;

/// The literal of a text.
pub(crate) fn string(text: &str) -> String {
    let escapes = text.bytes().filter(|byte| matches!(byte, b'"' | b'\\')).count();
    if escapes > 3 && !text.chars().any(is_invisible) {
        return raw(text);
    }
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            c => push_visible(c, &mut literal),
        }
    }
    literal.push('"');
    literal
}

/// A literal without escapes, as JSON reads best.
fn raw(text: &str) -> String {
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

/// The lines of a comment, without their slashes.
pub(crate) fn comment(text: &str) -> impl Iterator<Item = String> {
    text.trim().lines().map(|line| {
        let mut visible = String::with_capacity(line.len());
        line.trim().chars().for_each(|c| push_visible(c, &mut visible));
        visible
    })
}

/// Whether `twiml!` takes a name without quotes: identifiers, joined by hyphens and colons.
///
/// Stricter than Rust: a name beyond ASCII might be written in several ways there.
pub(crate) fn is_name(text: &str) -> bool {
    text.split(['-', ':']).all(|part| {
        part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && part != "_"
    })
}

fn push_visible(c: char, out: &mut String) {
    if is_invisible(c) {
        // Writing to a string does not fail.
        let _ = write!(out, "{}", c.escape_unicode());
    } else {
        out.push(c);
    }
}

/// Whether a character cannot be seen, or changes the direction of text, which the compiler refuses.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_hold_what_they_stand_for() {
        assert_eq!(string(r#"say "hi" \ "#), r#""say \"hi\" \\ ""#);
        assert_eq!(string("a\nb\tc\r"), r#""a\nb\tc\r""#);
        assert_eq!(string("Straße 日本 😀 it's {here}"), "\"Straße 日本 😀 it's {here}\"");
        assert_eq!(string("a\u{202E}b\u{85}c"), r#""a\u{202e}b\u{85}c""#);
    }

    #[test]
    fn text_full_of_quotes_needs_no_escapes() {
        assert_eq!(string(r#"{"a": "b"}"#), r##"r#"{"a": "b"}"#"##);
        assert_eq!(string(r##""#" and "#""##), r###"r##""#" and "#""##"###);
        assert_eq!(string("{\"a\":\n\"b\"}"), r#""{\"a\":\n\"b\"}""#);
    }

    #[test]
    fn comments_have_a_line_for_each_of_theirs() {
        let lines: Vec<_> = comment("\n  first\n\n    second \u{2066}\n  ").collect();
        assert_eq!(lines, ["first", "", "second \\u{2066}"]);
        assert_eq!(comment("  ").count(), 0);
    }

    #[test]
    fn only_what_rust_reads_as_one_name_goes_without_quotes() {
        for name in ["Say", "say-as", "xml:lang", "for", "break", "_x1"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["a.b", "a-1", "1a", "-a", "a-", "é", "_", ""] {
            assert!(!is_name(name), "{name}");
        }
    }
}
