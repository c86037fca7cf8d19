//! What XML 1.0 asks of text: escaping, and the characters that may not occur at all.
//!
//! Here because both sides of a document need it: literals are escaped when the program is compiled, values
//! when the document is written.

/// Whether a character is allowed in an XML 1.0 document, see [the `Char` production](https://www.w3.org/TR/xml/#charsets).
///
/// ```
/// assert!(twiml_schema::xml::is_allowed('é'));
/// assert!(!twiml_schema::xml::is_allowed('\0'));
/// ```
pub const fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}')
}

/// Appends text as it is written between two tags; forbidden characters are left out.
///
/// ```
/// let mut out = String::new();
/// twiml_schema::xml::escape_text("a < b & c\0", &mut out);
/// assert_eq!(out, "a &lt; b &amp; c");
/// ```
pub fn escape_text(text: &str, out: &mut String) {
    escape(text, out, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        // A parser turns a bare carriage return into a line feed.
        b'\r' => Some("&#13;"),
        _ => None,
    });
}

/// Appends text as it is written between the quotes of an attribute; forbidden characters are left out.
///
/// ```
/// let mut out = String::new();
/// twiml_schema::xml::escape_attribute("say \"hi\"\n", &mut out);
/// assert_eq!(out, "say &quot;hi&quot;&#10;");
/// ```
pub fn escape_attribute(text: &str, out: &mut String) {
    escape(text, out, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        // A parser turns bare whitespace in an attribute into spaces.
        b'\t' => Some("&#9;"),
        b'\n' => Some("&#10;"),
        b'\r' => Some("&#13;"),
        _ => None,
    });
}

/// The first entity in a text, such as `&amp;`, and the character that it stands for in XML or HTML. In text that is
/// yet to be escaped, it is most likely a mistake.
///
/// ```
/// assert_eq!(twiml_schema::xml::entity("Tom &amp; Ann"), Some(("&amp;", '&')));
/// assert_eq!(twiml_schema::xml::entity("Tom & Ann; Zoe"), None);
/// ```
pub fn entity(text: &str) -> Option<(&str, char)> {
    text.match_indices('&').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let entity = rest.get(..=rest.find(';')?)?;
        let name = entity.strip_prefix('&')?.strip_suffix(';')?;
        let character = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{A0}',
            "copy" => '©',
            "reg" => '®',
            "ndash" => '–',
            "mdash" => '—',
            "hellip" => '…',
            "euro" => '€',
            _ => numeric(name)?,
        };
        Some((entity, character))
    })
}

/// `#38`, `#x26`
fn numeric(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

fn escape(text: &str, out: &mut String, replacement: impl Fn(u8) -> Option<&'static str>) {
    out.reserve(text.len());
    let mut written = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let (instead, length) = match byte {
            // U+FFFE and U+FFFF, the only forbidden characters beyond ASCII.
            0xEF if matches!(text.as_bytes().get(at..at + 3), Some([0xEF, 0xBF, 0xBE | 0xBF])) => ("", 3),
            0..=0x1F if !is_allowed(byte as char) => ("", 1),
            _ => match replacement(byte) {
                Some(instead) => (instead, 1),
                None => continue,
            },
        };
        // Every cut is at an ASCII byte or at the start of a character, so the slices are whole.
        out.push_str(text.get(written..at).unwrap_or_default());
        out.push_str(instead);
        written = at + length;
    }
    out.push_str(text.get(written..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(input: &str) -> String {
        let mut out = String::new();
        escape_text(input, &mut out);
        out
    }

    #[test]
    fn forbidden_characters_are_left_out() {
        assert_eq!(text("a\0b\x1Fc\u{FFFE}d\u{FFFF}é\u{FFFD}"), "abcdé\u{FFFD}");
    }

    #[test]
    fn line_breaks_in_text_stay() {
        assert_eq!(text("a\tb\nc\r"), "a\tb\nc&#13;");
    }

    #[test]
    fn text_without_special_characters_is_unchanged() {
        assert_eq!(text("Straße 日本 😀 'q' \"q\""), "Straße 日本 😀 'q' \"q\"");
    }

    #[test]
    fn entities_are_found() {
        assert_eq!(entity("Tom &amp; Ann"), Some(("&amp;", '&')));
        assert_eq!(entity("a & b &#39;c&#39;"), Some(("&#39;", '\'')));
        assert_eq!(entity("&#x41;"), Some(("&#x41;", 'A')));
    }

    #[test]
    fn ampersands_are_not_entities() {
        for text in ["a & b; c", "https://a.example/?x=1&copy=2", "&unheard;", "&;", "&#;", "&#xD800;", ""] {
            assert_eq!(entity(text), None, "{text}");
        }
    }
}
