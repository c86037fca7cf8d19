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
    escape(text, out, &SPECIAL_IN_TEXT, text_replacement);
}

/// Appends text as it is written between the quotes of an attribute; forbidden characters are left out.
///
/// ```
/// let mut out = String::new();
/// twiml_schema::xml::escape_attribute("say \"hi\"\n", &mut out);
/// assert_eq!(out, "say &quot;hi&quot;&#10;");
/// ```
pub fn escape_attribute(text: &str, out: &mut String) {
    escape(text, out, &SPECIAL_IN_ATTRIBUTE, attribute_replacement);
}

/// How many characters an escaped text has: an entity is one.
///
/// ```
/// assert_eq!(twiml_schema::xml::characters("a &lt; b &amp; c"), 9);
/// ```
pub fn characters(escaped: &str) -> usize {
    let mut parts = escaped.split('&');
    let before = parts.next().map_or(0, |text| text.chars().count());
    let after = |part: &str| part.split_once(';').map_or(0, |(_, text)| text.chars().count());
    before + parts.map(|part| 1 + after(part)).sum::<usize>()
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

/// What is written between two tags in place of a character.
const fn text_replacement(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        // A parser turns a bare carriage return into a line feed.
        b'\r' => Some("&#13;"),
        _ => None,
    }
}

/// What is written in an attribute in place of a character.
const fn attribute_replacement(byte: u8) -> Option<&'static str> {
    match byte {
        b'"' => Some("&quot;"),
        // A parser turns bare whitespace in an attribute into spaces.
        b'\t' => Some("&#9;"),
        b'\n' => Some("&#10;"),
        byte => text_replacement(byte),
    }
}

/// For each byte, whether a text with it may have to be changed. A text is searched for these first, and most have none of them.
type Special = [bool; 256];

static SPECIAL_IN_TEXT: Special = special(false);
static SPECIAL_IN_ATTRIBUTE: Special = special(true);

const fn special(attribute: bool) -> Special {
    let mut special = [false; 256];
    let mut byte = 0_u8;
    loop {
        let replacement = if attribute { attribute_replacement(byte) } else { text_replacement(byte) };
        special[byte as usize] =
            replacement.is_some() || byte == LAST_ROW || (byte < 0x20 && !is_allowed(byte as char));
        if byte == u8::MAX {
            return special;
        }
        byte += 1;
    }
}

fn escape(text: &str, out: &mut String, special: &Special, replacement: fn(u8) -> Option<&'static str>) {
    out.reserve(text.len());
    let mut rest = text;
    while let Some(at) = position(rest.as_bytes(), special) {
        // Special bytes are ASCII or begin a character, so the slices are whole.
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (character, after) =
            from.split_at(if from.as_bytes().first() == Some(&LAST_ROW) { 3 } else { 1 });
        match character.bytes().next().and_then(replacement) {
            Some(instead) => out.push_str(instead),
            None if character.chars().all(is_allowed) => out.push_str(character),
            None => {}
        }
        rest = after;
    }
    out.push_str(rest);
}

/// Where the first special byte is.
fn position(text: &[u8], special: &Special) -> Option<usize> {
    let in_bytes = |bytes: &[u8]| bytes.iter().position(|byte| special[usize::from(*byte)]);
    let (chunks, rest) = text.as_chunks::<CHUNK>();
    // Most chunks have none, which is seen faster of all bytes together than of one after another.
    let mut suspects = chunks
        .iter()
        .enumerate()
        .filter(|(_, chunk)| !chunk.iter().fold(true, |all, byte| all & is_plain(*byte)));
    let in_chunks = suspects.find_map(|(number, chunk)| Some(number * CHUNK + in_bytes(chunk)?));
    in_chunks.or_else(|| Some(chunks.len() * CHUNK + in_bytes(rest)?))
}

/// How many bytes are looked at together.
const CHUNK: usize = 32;

/// Whether a byte is special neither in text nor in attributes. Some others are not special either.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, the compiler looks at many bytes at once"
)]
const fn is_plain(byte: u8) -> bool {
    (byte >= b' ') & (byte != b'&') & (byte != b'<') & (byte != b'>') & (byte != b'"') & (byte != LAST_ROW)
}

/// The first of three bytes of U+FFFE and U+FFFF, the only forbidden characters beyond ASCII.
const LAST_ROW: u8 = 0xEF;

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
    fn special_bytes_are_found_at_every_place() {
        for special in [&SPECIAL_IN_TEXT, &SPECIAL_IN_ATTRIBUTE] {
            for byte in 0..=u8::MAX {
                assert!(!(is_plain(byte) && special[usize::from(byte)]), "{byte}");
                for at in 0..40 {
                    let mut text = [b'x'; 40];
                    text[at] = byte;
                    assert_eq!(position(&text, special), special[usize::from(byte)].then_some(at), "{byte}");
                }
            }
        }
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
