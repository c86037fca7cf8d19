//! From the bytes of a form to its pairs, and to the text that is signed.
//!
//! The form is decoded once, into memory for a moment. Its pairs are sorted there, and copied in signing order into the text that is kept.

use std::ops::Range;
use std::sync::Arc;

use super::room::with_room;
use super::unescape::{DecodeError, Pair, TYPICAL_PAIRS, unescape};

/// A decoded form.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// Names and values in signing order, each distinct pair once, with nothing in between: what Twilio
    /// appends to the URL.
    pub(super) text: Arc<str>,
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

/// How many bytes most webhooks have at most. To decode more of them takes memory from the heap.
const TYPICAL_BYTES: usize = 2048;

/// Decodes a form of at most `max_pairs` pairs.
pub(super) fn decode_form(form: &[u8], max_pairs: usize) -> Result<Decoded, DecodeError> {
    decode(form, max_pairs, NotText::Refuse)
}

/// Decodes a query of at most `max_pairs` pairs.
pub(super) fn decode_query(query: &str, max_pairs: usize) -> Result<Decoded, DecodeError> {
    decode(query.as_bytes(), max_pairs, NotText::Replace)
}

/// The same from pairs without escapes.
pub(super) fn decode_plain<'a>(
    plain: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Decoded, DecodeError> {
    let (mut text, mut pairs) = (Vec::new(), Vec::new());
    for (name, value) in plain {
        let start = text.len();
        text.extend_from_slice(name.as_bytes());
        let middle = text.len();
        text.extend_from_slice(value.as_bytes());
        pairs.push(Pair::new(start, middle, text.len())?);
    }
    write(&text, pairs)
}

fn decode(form: &[u8], max_pairs: usize, not_text: NotText) -> Result<Decoded, DecodeError> {
    // Decoding only ever shortens.
    with_room::<_, TYPICAL_BYTES, _>(form.len(), |room| {
        let pairs = unescape(form, room, max_pairs)?;
        match write(room, pairs) {
            Err(DecodeError::NotUtf8) if not_text == NotText::Replace => {
                let pairs = unescape(form, room, max_pairs)?;
                write_replaced(room, &pairs)
            }
            result => result,
        }
    })
}

/// What sorts a pair: the first bytes of its name, and its place among the others.
type Key = (u64, usize);

/// Makes the text that is signed of pairs that are in `decoded` in another order.
fn write(decoded: &[u8], pairs: Vec<Pair>) -> Result<Decoded, DecodeError> {
    with_room::<Key, TYPICAL_PAIRS, _>(pairs.len(), |order| {
        sort(order, decoded, &pairs);
        with_room::<_, TYPICAL_BYTES, _>(decoded.len(), |room| copy(decoded, pairs, order, room))
    })
}

/// The same with U+FFFD in place of what is not UTF-8.
fn write_replaced(decoded: &[u8], pairs: &[Pair]) -> Result<Decoded, DecodeError> {
    let (mut text, mut replaced) = (String::new(), Vec::with_capacity(pairs.len()));
    for pair in pairs {
        let start = text.len();
        text.push_str(&String::from_utf8_lossy(slice(decoded, pair.name())));
        let middle = text.len();
        text.push_str(&String::from_utf8_lossy(slice(decoded, pair.value())));
        replaced.push(Pair::new(start, middle, text.len())?);
    }
    let mut order = vec![Key::default(); pairs.len()];
    // The bytes decide about the order, not what replaces them.
    sort(&mut order, decoded, pairs);
    let copied = copy(text.as_bytes(), replaced, &order, &mut vec![0; text.len()])?;
    Ok(Decoded { replaced: true, ..copied })
}

/// Finds the order in which pairs are signed.
fn sort(order: &mut [Key], decoded: &[u8], pairs: &[Pair]) {
    for (index, (key, pair)) in order.iter_mut().zip(pairs).enumerate() {
        *key = (first_bytes(slice(decoded, pair.name())), index);
    }
    order.sort_unstable_by_key(|(first, _)| *first);
    // The first bytes tell most names apart; the rest of the work is only for those that they do not.
    let parts = |(_, index): &Key| {
        let pair = pairs[*index];
        (slice(decoded, pair.name()), slice(decoded, pair.value()))
    };
    for alike in order.chunk_by_mut(|(a, _), (b, _)| a == b).filter(|alike| alike.len() > 1) {
        alike.sort_unstable_by(|a, b| parts(a).cmp(&parts(b)));
    }
}

/// Copies pairs into `room` in this order.
fn copy(
    decoded: &[u8],
    mut pairs: Vec<Pair>,
    order: &[Key],
    room: &mut [u8],
) -> Result<Decoded, DecodeError> {
    let mut last = None;
    let mut repeats = false;
    let mut length = 0;
    for (first, index) in order {
        let pair = pairs[*index];
        let bytes = slice(decoded, pair.start..pair.end);
        room[length..length + bytes.len()].copy_from_slice(bytes);
        let mut copied = pair.moved_to(length)?;
        if let Some((first_of_last, last)) = last
            && first_of_last == first
            && slice(room, Pair::name(last)) == slice(room, copied.name())
        {
            repeats = true;
            if slice(room, last.value()) == slice(room, copied.value()) {
                // The same pair again is signed once.
                copied = last;
            }
        }
        length = copied.end as usize;
        last = Some((first, copied));
        pairs[*index] = copied;
    }
    let text = str::from_utf8(&room[..length]).map_err(|_| DecodeError::NotUtf8)?;
    // Valid as a whole is not enough: a character must not begin in one part and end in the next.
    let splits_a_character = |at: u32| !text.is_char_boundary(at as usize);
    if pairs.iter().any(|pair| splits_a_character(pair.middle) || splits_a_character(pair.end)) {
        return Err(DecodeError::NotUtf8);
    }
    Ok(Decoded { text: text.into(), pairs, repeats, replaced: false })
}

/// The first eight bytes of a name as a number that sorts as they do; missing ones count as zero.
fn first_bytes(name: &[u8]) -> u64 {
    let first = name.first_chunk().copied().unwrap_or_else(|| {
        let mut first = [0; 8];
        first.iter_mut().zip(name).for_each(|(first, byte)| *first = *byte);
        first
    });
    u64::from_be_bytes(first)
}

fn slice(bytes: &[u8], range: Range<u32>) -> &[u8] {
    &bytes[range.start as usize..range.end as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(form: &str) -> Arc<str> {
        decode_form(form.as_bytes(), 100).unwrap().text
    }

    #[test]
    fn names_are_sorted_alone_and_capitals_come_first() {
        assert_eq!(&*text("b=1&a=2&B=3&A=4"), "A4B3a2b1");
        assert_eq!(&*text("ReasonConferenceEnded=x&Reason=z"), "ReasonzReasonConferenceEndedx");
    }

    #[test]
    fn distinct_values_are_sorted_and_equal_pairs_are_signed_once() {
        assert_eq!(&*text("D=2&D=10&D=2&D="), "DD10D2");
        let decoded = decode_form(b"D=2&D=1&D=2", 100).unwrap();
        let values: Vec<_> =
            decoded.pairs.iter().map(|pair| slice(decoded.text.as_bytes(), pair.value())).collect();
        assert_eq!(values, [b"2", b"1", b"2"]);
    }

    #[test]
    fn order_is_that_of_the_decoded_names() {
        assert_eq!(&*text("%42=1&A=2&%61=3&Z=4"), "A2B1Z4a3");
        assert_eq!(
            &*text("LongCommonPrefix%42=1&LongCommonPrefixA=2"),
            "LongCommonPrefixA2LongCommonPrefixB1"
        );
    }

    #[test]
    fn odd_shapes_are_pairs_all_the_same() {
        assert_eq!(&*text("a&b=&=c&&d=e=f&"), "cabde=f");
        assert_eq!(&*text(""), "");
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
        assert_eq!(&*text("%EF%BB%BFa=%00"), "\u{feff}a\0");
    }
}
