//! The pairs of a query as they came, for what is looked for in a URL.

use super::escape::escaped;

/// A name or a value before it is decoded: `+` for a space, `%41` for a byte.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a>(&'a [u8]);

/// The names and values of a query. Empty pairs (`a=1&&b=2`) do not count; a name without `=` has an empty value.
pub(crate) fn pairs_of(query: &[u8]) -> impl Iterator<Item = (Part<'_>, Part<'_>)> {
    query.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).map(|pair| {
        let name = pair.split(|byte| *byte == b'=').next().unwrap_or_default();
        (Part(name), Part(pair.get(name.len() + 1..).unwrap_or_default()))
    })
}

impl<'a> Part<'a> {
    /// Whether the part decodes to this text.
    pub(crate) fn is(self, text: &str) -> bool {
        self.decoded().eq(text.bytes())
    }

    /// The bytes as they came.
    pub(crate) fn as_received(self) -> &'a [u8] {
        self.0
    }

    fn decoded(self) -> impl Iterator<Item = u8> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (first, behind) = rest.split_first()?;
            let escape = if *first == b'%' { escaped(behind) } else { None };
            rest = if escape.is_some() { &behind[2..] } else { behind };
            Some(escape.unwrap_or(if *first == b'+' { b' ' } else { *first }))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_those_of_a_form() {
        let pairs: Vec<_> = pairs_of(b"&a=1&&=2&b=c=d&e&=")
            .map(|(name, value)| (name.as_received(), value.as_received()))
            .collect();
        let expected: [(&[u8], &[u8]); 5] =
            [(b"a", b"1"), (b"", b"2"), (b"b", b"c=d"), (b"e", b""), (b"", b"")];
        assert_eq!(pairs, expected);
        assert_eq!(pairs_of(b"").count() + pairs_of(b"&&").count(), 0);
    }

    #[test]
    fn a_part_is_what_it_decodes_to() {
        let is = |part: &str, text| Part(part.as_bytes()).is(text);
        assert!(is("bodySH%41256", "bodySHA256") && is("a+b%2B", "a b+") && is("%C3%a9", "é"));
        assert!(is("%zz%4", "%zz%4") && is("100%", "100%") && is("", ""));
        assert!(!is("bodySHA256x", "bodySHA256") && !is("bodySHA25", "bodySHA256"));
    }
}
