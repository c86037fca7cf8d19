//! The text of a body.

/// The text of a body with this `charset` of its content type, or `None` where the bytes are not in it.
///
/// Twilio's pages name UTF-8 only. The old character sets of the web are read as browsers read them, which is an assumption.
pub(super) fn decoded(body: &[u8], charset: Option<&str>) -> Option<String> {
    let charset = charset.map(str::to_ascii_lowercase).or_else(|| declared(body));
    match charset.as_deref() {
        Some("iso-8859-1" | "latin1" | "windows-1252" | "cp1252") => {
            Some(body.iter().map(|&byte| windows_1252(byte)).collect())
        }
        _ => std::str::from_utf8(body).ok().map(str::to_owned),
    }
}

/// The encoding in the declaration of an XML document: `<?xml version="1.0" encoding="ISO-8859-1"?>`.
fn declared(body: &[u8]) -> Option<String> {
    let end = body.iter().take(200).position(|&byte| byte == b'>')?;
    let declaration = std::str::from_utf8(body.get(..end)?).ok()?.strip_prefix("<?xml")?;
    let (_, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.split(quote).nth(1).map(str::to_ascii_lowercase)
}

/// The character of a byte, as <https://encoding.spec.whatwg.org/#windows-1252> has it.
fn windows_1252(byte: u8) -> char {
    const OTHERS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let other = byte.checked_sub(0x80).and_then(|at| OTHERS.get(usize::from(at)));
    other.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_utf_8_unless_it_says_otherwise() {
        assert_eq!(decoded("für".as_bytes(), None).as_deref(), Some("für"));
        assert_eq!(decoded(b"f\xfcr \x80", Some("ISO-8859-1")).as_deref(), Some("für €"));
        assert_eq!(decoded(b"f\xfcr", None), None);
    }

    #[test]
    fn a_document_can_say_so_itself() {
        let xml = b"<?xml version='1.0' encoding='ISO-8859-1'?><Response>\xfc</Response>";
        assert!(decoded(xml, None).unwrap().ends_with("<Response>ü</Response>"));
        // What the response says counts more.
        assert_eq!(decoded(xml, Some("utf-8")), None);
    }
}
