//! What no literal may hold, wherever it stands.

use proc_macro2::Span;
use twiml_schema::xml;

use super::Checker;

impl Checker<'_> {
    /// Whether the text of a literal can be written as it is; an error if it cannot.
    pub(super) fn is_writable(&mut self, text: &str, span: Span) -> bool {
        if let Some(forbidden) = text.chars().find(|&c| !xml::is_allowed(c)) {
            self.diagnostics
                .error(span, format!("XML cannot hold the character {forbidden:?}"))
                .help("remove it from the text");
            return false;
        }
        if let Some((entity, character)) = entity(text) {
            self.diagnostics
                .error(
                    span,
                    format!("`{entity}` would be read as it stands here: `twiml!` escapes text by itself"),
                )
                .help(format!("write `{character}`"))
                .note(format!("where `{entity}` is meant, write `{{\"{entity}\"}}`"));
            return false;
        }
        true
    }
}

/// The first entity in a text, such as `&amp;`, and the character that it stands for in XML or HTML.
fn entity(text: &str) -> Option<(&str, char)> {
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

#[cfg(test)]
mod tests {
    use super::entity;

    #[test]
    fn entities_are_found() {
        assert_eq!(entity("Tom &amp; Ann"), Some(("&amp;", '&')));
        assert_eq!(entity("a & b &#39;c&#39;"), Some(("&#39;", '\'')));
        assert_eq!(entity("&#x41;"), Some(("&#x41;", 'A')));
    }

    #[test]
    fn ampersands_are_no_entities() {
        for text in ["a & b; c", "https://a.example/?x=1&copy=2", "&unheard;", "&;", "&#;", "&#xD800;", ""] {
            assert_eq!(entity(text), None, "{text}");
        }
    }
}
