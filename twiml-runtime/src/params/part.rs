//! One name or one value as it is in a form: `+` for a space, `%41` for a byte.

use std::cmp::Ordering;

use memchr::memchr2;

/// A name or a value before it is decoded.
///
/// Whether there is anything to decode is found out once, so that plain parts, which are nearly all, are
/// compared and copied as slices.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a> {
    bytes: &'a [u8],
    encoded: bool,
}

impl<'a> Part<'a> {
    /// A part of a form or of a query. `encoded` may be false only if there is neither `%` nor `+` in it.
    pub(super) fn new(bytes: &'a [u8], encoded: bool) -> Self {
        Self { bytes, encoded }
    }

    /// A part without escapes.
    pub(super) fn plain(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), encoded: false }
    }

    /// Appends the decoded bytes.
    pub(super) fn decode_into(self, out: &mut Vec<u8>) {
        let mut rest = self.bytes;
        while self.encoded
            && let Some(at) = memchr2(b'%', b'+', rest)
        {
            let (verbatim, tail) = rest.split_at(at);
            out.extend_from_slice(verbatim);
            let (byte, width) = first_byte(tail);
            out.extend(byte);
            rest = &tail[width..];
        }
        out.extend_from_slice(rest);
    }

    /// The decoded text, with U+FFFD for what is not UTF-8.
    pub(super) fn replaced(self) -> String {
        let mut bytes = Vec::with_capacity(self.bytes.len());
        self.decode_into(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Orders by the decoded bytes, the order in which Twilio signs.
    pub(super) fn cmp_decoded(self, other: Part<'_>) -> Ordering {
        if self.encoded || other.encoded {
            self.decoded().cmp(other.decoded())
        } else {
            self.bytes.cmp(other.bytes)
        }
    }

    /// Whether the part decodes to this text.
    pub(crate) fn is(self, text: &str) -> bool {
        self.cmp_decoded(Part::plain(text)).is_eq()
    }

    /// The first eight decoded bytes as a number that sorts as they do; missing bytes count as zero.
    pub(super) fn sort_key(self) -> u64 {
        if let (false, Some(key)) = (self.encoded, self.bytes.first_chunk()) {
            return u64::from_be_bytes(*key);
        }
        let mut key = [0; 8];
        key.iter_mut().zip(self.decoded()).for_each(|(slot, byte)| *slot = byte);
        u64::from_be_bytes(key)
    }

    /// The bytes as they came.
    pub(crate) fn as_received(self) -> &'a [u8] {
        self.bytes
    }

    fn decoded(self) -> impl Iterator<Item = u8> {
        let mut rest = self.bytes;
        std::iter::from_fn(move || {
            let (byte, width) = if self.encoded { first_byte(rest) } else { (rest.first().copied(), 1) };
            rest = rest.get(width..).unwrap_or_default();
            byte
        })
    }
}

/// The first decoded byte, and how many encoded bytes it takes. A `%` that does not start an escape is a `%`.
fn first_byte(encoded: &[u8]) -> (Option<u8>, usize) {
    match encoded {
        [b'+', ..] => (Some(b' '), 1),
        [b'%', high, low, ..] => match (hex(*high), hex(*low)) {
            (Some(high), Some(low)) => (Some(high << 4 | low), 3),
            _ => (Some(b'%'), 1),
        },
        [byte, ..] => (Some(*byte), 1),
        [] => (None, 0),
    }
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        Part::new(text.as_bytes(), true).decode_into(&mut out);
        out
    }

    #[test]
    fn escapes_and_plus_are_decoded_and_nothing_else_is() {
        assert_eq!(decode("a+b%20c%2Bd;e=f"), b"a b c+d;e=f");
        assert_eq!(decode("%e4%B8%ad"), "中".as_bytes());
        assert_eq!(decode("%25+%2B"), b"% +");
    }

    #[test]
    fn what_is_no_escape_stays() {
        for text in ["%zz", "%", "%4", "100%", "%%", "%g1", "%1g"] {
            assert_eq!(decode(text), text.as_bytes());
        }
        assert_eq!(decode("%%41"), b"%A");
    }

    #[test]
    fn both_ways_of_decoding_agree() {
        for text in ["", "plain", "a+b", "%41%42", "%zz%41", "%", "a%4", "++%2B%"] {
            let part = Part::new(text.as_bytes(), true);
            assert_eq!(part.decoded().collect::<Vec<_>>(), decode(text), "{text}");
        }
    }

    #[test]
    fn order_is_that_of_the_decoded_bytes() {
        let part = |text: &'static str| Part::new(text.as_bytes(), true);
        assert_eq!(part("%42").cmp_decoded(part("A")), Ordering::Greater);
        assert_eq!(part("%41").cmp_decoded(part("A")), Ordering::Equal);
        assert_eq!(part("Reason").cmp_decoded(part("ReasonX")), Ordering::Less);
        assert!(part("bodySH%41256").is("bodySHA256"));
    }

    #[test]
    fn sort_keys_never_contradict_the_order() {
        let parts = ["", "%00", "A", "A%00", "FromCity", "FromCityX", "FromState", "a+b", "%C3%A9", "é"];
        for a in parts.map(|text| Part::new(text.as_bytes(), true)) {
            for b in parts.map(|text| Part::new(text.as_bytes(), true)) {
                let by_key = a.sort_key().cmp(&b.sort_key());
                assert!(by_key.is_eq() || by_key == a.cmp_decoded(b));
            }
        }
    }
}
