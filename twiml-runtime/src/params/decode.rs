//! From the bytes of a form to its pairs, and to the text that is signed, in one go.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::part::Part;

/// Where one pair is in the decoded text: its value follows its name.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pair {
    start: u32,
    middle: u32,
    end: u32,
}

impl Pair {
    pub(super) fn name(self) -> Range<u32> {
        self.start..self.middle
    }

    pub(super) fn value(self) -> Range<u32> {
        self.middle..self.end
    }
}

/// A decoded form.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// Names and values in signing order, each distinct pair once, with nothing in between: what Twilio
    /// appends to the URL.
    pub(super) text: String,
    /// The pairs in the order in which they came.
    pub(super) pairs: Vec<Pair>,
    /// Whether a name comes more than once.
    pub(super) repeats: bool,
    /// Whether some bytes were not UTF-8, and U+FFFD replaces them.
    pub(super) replaced: bool,
}

/// What to do about bytes that are not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotText {
    /// Twilio signs the decoded text, so two bodies with one text would share a signature.
    Refuse,
    /// The bytes themselves are signed, as a part of the URL.
    Replace,
}

/// Why a form is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecodeError {
    /// More pairs than allowed.
    TooManyPairs,
    /// More text than positions of 32 bits can address.
    TooLong,
    /// A name or a value is not UTF-8.
    NotUtf8,
}

/// A name and its value before they are decoded.
pub(crate) type Encoded<'a> = (Part<'a>, Part<'a>);

/// The encoded pairs of a form or of a query. Empty ones (`a=1&&b=2`) do not count; a name without `=` has an
/// empty value.
pub(crate) fn pairs_of(form: &[u8]) -> impl Iterator<Item = Encoded<'_>> {
    Pairs { form, at: 0, next_escape: next_escape(form, 0) }
}

struct Pairs<'a> {
    form: &'a [u8],
    at: usize,
    /// Where the next `%` or `+` is, at or after `at`: found once for all the plain parts before it.
    next_escape: usize,
}

impl<'a> Iterator for Pairs<'a> {
    type Item = Encoded<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.form.get(self.at) == Some(&b'&') {
            self.at += 1;
        }
        if self.at == self.form.len() {
            return None;
        }
        let start = self.at;
        let end = find(b'&', self.form, start).unwrap_or(self.form.len());
        let equals = find(b'=', &self.form[..end], start);
        let name = self.part(start, equals.unwrap_or(end));
        let value = self.part(equals.map_or(end, |at| at + 1), end);
        self.at = end;
        Some((name, value))
    }
}

impl<'a> Pairs<'a> {
    fn part(&mut self, start: usize, end: usize) -> Part<'a> {
        let encoded = self.next_escape < end;
        if encoded {
            self.next_escape = next_escape(self.form, end);
        }
        Part::new(&self.form[start..end], encoded)
    }
}

fn find(byte: u8, form: &[u8], from: usize) -> Option<usize> {
    memchr(byte, &form[from..]).map(|at| from + at)
}

/// Where the next escape is, or the end of the form if there is none.
fn next_escape(form: &[u8], from: usize) -> usize {
    memchr2(b'%', b'+', &form[from..]).map_or(form.len(), |at| from + at)
}

/// Decodes a form of at most `max_pairs` pairs.
pub(super) fn decode_form(form: &[u8], max_pairs: usize) -> Result<Decoded, DecodeError> {
    // Decoding only ever shortens.
    decode(pairs_of(form), max_pairs, form.len(), NotText::Refuse)
}

/// Decodes a query of at most `max_pairs` pairs.
pub(super) fn decode_query(query: &str, max_pairs: usize) -> Result<Decoded, DecodeError> {
    decode(pairs_of(query.as_bytes()), max_pairs, query.len(), NotText::Replace)
}

/// The same from pairs without escapes.
pub(super) fn decode_plain<'a>(
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Decoded, DecodeError> {
    let pairs = pairs.into_iter().map(|(name, value)| (Part::plain(name), Part::plain(value)));
    decode(pairs, usize::MAX, 0, NotText::Refuse)
}

fn decode<'a>(
    pairs: impl Iterator<Item = Encoded<'a>>,
    max_pairs: usize,
    capacity: usize,
    not_text: NotText,
) -> Result<Decoded, DecodeError> {
    let mut parts = Vec::with_capacity(TYPICAL_PAIRS);
    let mut order = Vec::with_capacity(TYPICAL_PAIRS);
    for (index, (name, value)) in pairs.enumerate() {
        if index == max_pairs {
            return Err(DecodeError::TooManyPairs);
        }
        order.push((name.sort_key(), index));
        parts.push((name, value));
    }
    // The first eight bytes tell most names apart; the rest of the work is put off until they do not.
    let compare = |a: usize, b: usize| {
        let ((name_a, value_a), (name_b, value_b)): (Encoded<'_>, Encoded<'_>) = (parts[a], parts[b]);
        name_a.cmp_decoded(name_b).then_with(|| value_a.cmp_decoded(value_b))
    };
    order.sort_unstable_by(|(key_a, a), (key_b, b)| key_a.cmp(key_b).then_with(|| compare(*a, *b)));
    let order = order.iter().map(|(_, index)| *index);
    match write_in_order(&parts, order.clone(), capacity) {
        Err(DecodeError::NotUtf8) if not_text == NotText::Replace => {
            let texts: Vec<_> =
                parts.iter().map(|(name, value)| (name.replaced(), value.replaced())).collect();
            let parts: Vec<_> =
                texts.iter().map(|(name, value)| (Part::plain(name), Part::plain(value))).collect();
            let decoded = write_in_order(&parts, order, capacity)?;
            Ok(Decoded { replaced: true, ..decoded })
        }
        result => result,
    }
}

/// How many parameters most webhooks have at most; more cost one growth of a vector.
const TYPICAL_PAIRS: usize = 32;

fn write_in_order(
    parts: &[Encoded<'_>],
    order: impl Iterator<Item = usize>,
    capacity: usize,
) -> Result<Decoded, DecodeError> {
    let mut bytes = Vec::with_capacity(capacity);
    let mut pairs = vec![Pair::default(); parts.len()];
    let mut last: Option<Pair> = None;
    let mut repeats = false;
    for index in order {
        let (name, value) = parts[index];
        let start = position(&bytes)?;
        name.decode_into(&mut bytes);
        let middle = position(&bytes)?;
        value.decode_into(&mut bytes);
        let mut placed = Pair { start, middle, end: position(&bytes)? };
        if let Some(last) = last
            && slice(&bytes, last.name()) == slice(&bytes, placed.name())
        {
            repeats = true;
            if slice(&bytes, last.value()) == slice(&bytes, placed.value()) {
                // The same pair again is signed once.
                bytes.truncate(start as usize);
                placed = last;
            }
        }
        last = Some(placed);
        pairs[index] = placed;
    }
    let text = String::from_utf8(bytes).map_err(|_| DecodeError::NotUtf8)?;
    // Valid as a whole is not enough: a character must not begin in one part and end in the next.
    let splits_a_character = |at: u32| !text.is_char_boundary(at as usize);
    if pairs.iter().any(|pair| splits_a_character(pair.middle) || splits_a_character(pair.end)) {
        return Err(DecodeError::NotUtf8);
    }
    Ok(Decoded { text, pairs, repeats, replaced: false })
}

fn position(bytes: &[u8]) -> Result<u32, DecodeError> {
    u32::try_from(bytes.len()).map_err(|_| DecodeError::TooLong)
}

fn slice(bytes: &[u8], range: Range<u32>) -> &[u8] {
    &bytes[range.start as usize..range.end as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(form: &str) -> String {
        decode_form(form.as_bytes(), 100).unwrap().text
    }

    #[test]
    fn names_are_sorted_alone_and_capitals_come_first() {
        assert_eq!(text("b=1&a=2&B=3&A=4"), "A4B3a2b1");
        assert_eq!(text("ReasonConferenceEnded=x&Reason=z"), "ReasonzReasonConferenceEndedx");
    }

    #[test]
    fn distinct_values_are_sorted_and_equal_pairs_are_signed_once() {
        assert_eq!(text("D=2&D=10&D=2&D="), "DD10D2");
        let decoded = decode_form(b"D=2&D=1&D=2", 100).unwrap();
        let values: Vec<_> =
            decoded.pairs.iter().map(|pair| slice(decoded.text.as_bytes(), pair.value())).collect();
        assert_eq!(values, [b"2", b"1", b"2"]);
    }

    #[test]
    fn order_is_that_of_the_decoded_names() {
        assert_eq!(text("%42=1&A=2&%61=3&Z=4"), "A2B1Z4a3");
        assert_eq!(text("LongCommonPrefix%42=1&LongCommonPrefixA=2"), "LongCommonPrefixA2LongCommonPrefixB1");
    }

    #[test]
    fn odd_shapes_are_pairs_all_the_same() {
        assert_eq!(text("a&b=&=c&&d=e=f&"), "cabde=f");
        assert_eq!(text(""), "");
        assert_eq!(decode_form(b"&&&", 100).unwrap().pairs.len(), 0);
        assert_eq!(decode_form(b"=", 100).unwrap().pairs.len(), 1);
    }

    #[test]
    fn the_limit_is_on_pairs() {
        assert!(decode_form(b"a&b&c", 3).is_ok());
        assert_eq!(decode_form(b"a&b&c&d", 3).unwrap_err(), DecodeError::TooManyPairs);
    }

    #[test]
    fn text_that_is_not_utf_8_is_refused() {
        for form in ["a=%FF", "%C0%AF=1", "a=%ED%A0%80", "a=%E9", "a=%F4%90%80%80", "a=%E2%82"] {
            assert_eq!(decode_form(form.as_bytes(), 9).unwrap_err(), DecodeError::NotUtf8, "{form}");
        }
        assert_eq!(decode_form(b"a=\xFF", 9).unwrap_err(), DecodeError::NotUtf8);
    }

    #[test]
    fn a_character_does_not_span_two_parts() {
        // C3 A9 is `é`: once across name and value, once across two pairs.
        assert_eq!(decode_form(b"a%C3=%A9", 9).unwrap_err(), DecodeError::NotUtf8);
        assert_eq!(decode_form(b"a=%C3&%A9=1", 9).unwrap_err(), DecodeError::NotUtf8);
    }

    #[test]
    fn nul_and_byte_order_marks_are_data() {
        assert_eq!(text("%EF%BB%BFa=%00"), "\u{feff}a\0");
    }
}
