//! A form that is decoded in the order in which it is signed.

use super::key::Key;

/// Twilio sends fewer.
const MOST_PAIRS: usize = 64;

/// A verified form: its text, and where each pair is in it.
pub(super) struct Form {
    text: String,
    places: [Place; MOST_PAIRS],
    count: usize,
}

/// Where a pair is.
#[derive(Clone, Copy, Default)]
struct Place {
    start: u32,
    middle: u32,
    end: u32,
}

/// Where a pair is in the body, with the first bytes of its name: most comparisons end there.
#[derive(Clone, Copy, Default)]
struct Span {
    first: u64,
    start: u32,
    equals: u32,
    end: u32,
}

impl Form {
    /// Reads a form, if this is the signature of the URL and the form.
    pub(super) fn read(key: &Key, url: &str, signature: &[u8], body: &[u8]) -> Option<Self> {
        let mut spans = [Span::default(); MOST_PAIRS];
        let spans = find(body, &mut spans)?;
        spans.sort_unstable_by(|a, b| {
            let by_name = || name(body, a).cmp(name(body, b));
            a.first.cmp(&b.first).then_with(by_name).then_with(|| value(body, a).cmp(value(body, b)))
        });
        let mut places = [Place::default(); MOST_PAIRS];
        let mut text = write(url, body, spans, &mut places);
        if !key.signed(&mut text, signature) {
            return None;
        }
        // One look at the whole text, and then at where no character may begin or end.
        let text = String::from_utf8(text).ok()?;
        let places_fit = places[..spans.len()]
            .iter()
            .all(|place| text.is_char_boundary(at(place.middle)) && text.is_char_boundary(at(place.end)));
        places_fit.then_some(Self { text, places, count: spans.len() })
    }

    /// The names and values, in the order in which they are signed.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&[u8], &str)> {
        self.places[..self.count].iter().map(|place| {
            let name = &self.text.as_bytes()[at(place.start)..at(place.middle)];
            (name, &self.text[at(place.middle)..at(place.end)])
        })
    }
}

/// Finds the pairs: one pass over the body, eight bytes at a time.
fn find<'s>(body: &[u8], spans: &'s mut [Span; MOST_PAIRS]) -> Option<&'s mut [Span]> {
    let (mut count, mut start, mut equals) = (0, 0, None);
    let mut mark = |at: usize, byte: u8| {
        if byte == b'=' {
            equals = equals.or(Some(at));
            return Some(());
        }
        if at > start {
            let middle = equals.unwrap_or(at);
            let name = &body[start..middle];
            if name.iter().any(|byte| matches!(byte, b'%' | b'+')) {
                return None;
            }
            *spans.get_mut(count)? = Span {
                first: first(name),
                start: position(start),
                equals: position(middle),
                end: position(at),
            };
            count += 1;
        }
        (start, equals) = (at + 1, None);
        Some(())
    };
    let (words, rest) = body.as_chunks::<8>();
    for (number, bytes) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*bytes);
        let mut found = zeros(word ^ repeated(b'&')) | zeros(word ^ repeated(b'='));
        while found != 0 {
            let byte = found.trailing_zeros() as usize / 8;
            mark(number * 8 + byte, bytes[byte])?;
            found &= found - 1;
        }
    }
    for (number, byte) in rest.iter().enumerate().filter(|(_, byte)| matches!(byte, b'&' | b'=')) {
        mark(words.len() * 8 + number, *byte)?;
    }
    mark(body.len(), b'&')?;
    Some(&mut spans[..count])
}

/// Writes the URL and the decoded pairs, and notes where each is.
fn write(url: &str, body: &[u8], spans: &[Span], places: &mut [Place; MOST_PAIRS]) -> Vec<u8> {
    let mut text = vec![0; (url.len() + body.len() + 9).next_multiple_of(64)];
    let mut length = url.len();
    text[..length].copy_from_slice(url.as_bytes());
    for (span, place) in spans.iter().zip(places) {
        place.start = position(length);
        let name = name(body, span);
        text[length..length + name.len()].copy_from_slice(name);
        length += name.len();
        place.middle = position(length);
        length += decode(value(body, span), &mut text[length..]);
        place.end = position(length);
    }
    text.truncate(length);
    text
}

/// Decodes to the front of `out`, eight bytes at a time, and says how many bytes that makes.
fn decode(encoded: &[u8], out: &mut [u8]) -> usize {
    let (mut read, mut written) = (0, 0);
    while let Some(bytes) = encoded[read..].first_chunk() {
        let word = u64::from_le_bytes(*bytes);
        let spaces = (zeros(word ^ repeated(b'+')) >> 7) * u64::from(b'+' ^ b' ');
        let Some(to) = out.get_mut(written..written + 8) else { break };
        to.copy_from_slice(&(word ^ spaces).to_le_bytes());
        let before = zeros(word ^ repeated(b'%')).trailing_zeros() as usize / 8;
        read += before;
        written += before;
        if before < 8 {
            let (byte, width) = escape(&encoded[read..]);
            out[written] = byte;
            read += width;
            written += 1;
        }
    }
    while let Some(byte) = encoded.get(read) {
        let (byte, width) = match byte {
            b'%' => escape(&encoded[read..]),
            b'+' => (b' ', 1),
            byte => (*byte, 1),
        };
        out[written] = byte;
        read += width;
        written += 1;
    }
    written
}

/// The byte of an escape, and how long it is; a bare `%` is a `%`.
fn escape(encoded: &[u8]) -> (u8, usize) {
    if let Some([_, high, low]) = encoded.first_chunk() {
        let (high, low) = (DIGITS[usize::from(*high)], DIGITS[usize::from(*low)]);
        if (high | low) < 16 {
            return (high << 4 | low, 3);
        }
    }
    (b'%', 1)
}

/// What each byte is worth as a hexadecimal digit, and 255 for others.
const DIGITS: [u8; 256] = {
    let mut digits = [255; 256];
    let mut value = 0;
    while value < 16 {
        digits[b"0123456789ABCDEF"[value as usize] as usize] = value;
        digits[b"0123456789abcdef"[value as usize] as usize] = value;
        value += 1;
    }
    digits
};

fn first(name: &[u8]) -> u64 {
    match name.first_chunk() {
        Some(first) => u64::from_be_bytes(*first),
        None => (0..).step_by(8).zip(name).fold(0, |first, (by, byte)| first | u64::from(*byte) << (56 - by)),
    }
}

fn name<'b>(body: &'b [u8], span: &Span) -> &'b [u8] {
    &body[at(span.start)..at(span.equals)]
}

fn value<'b>(body: &'b [u8], span: &Span) -> &'b [u8] {
    body.get(at(span.equals) + 1..at(span.end)).unwrap_or_default()
}

const fn repeated(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Sets the highest bit of each byte that is zero.
const fn zeros(word: u64) -> u64 {
    const LOWER_BITS: u64 = repeated(0x7F);
    !(((word & LOWER_BITS) + LOWER_BITS) | word | LOWER_BITS)
}

/// A body has at most 64 KiB.
#[expect(clippy::cast_possible_truncation, reason = "far below 4 GiB")]
const fn position(at: usize) -> u32 {
    at as u32
}

const fn at(position: u32) -> usize {
    position as usize
}
