//! Decodes a form: `+` is a space, `%41` is a byte, `&` ends a pair and `=` its name.

use std::ops::Range;

use super::escape::escaped;
use super::words;

/// Where one pair is in a text: its value follows its name.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pair {
    pub(super) start: u32,
    pub(super) middle: u32,
    pub(super) end: u32,
}

impl Pair {
    /// A pair between positions that fit into 32 bits.
    pub(super) fn new(start: usize, middle: usize, end: usize) -> Result<Self, DecodeError> {
        let position = |at| u32::try_from(at).map_err(|_| DecodeError::TooLong);
        Ok(Self { start: position(start)?, middle: position(middle)?, end: position(end)? })
    }

    /// The same pair from another position on.
    pub(super) fn moved_to(self, start: usize) -> Result<Self, DecodeError> {
        let Self { start: from, middle, end } = self;
        let start = u32::try_from(start).map_err(|_| DecodeError::TooLong)?;
        Ok(Self { start, middle: start + (middle - from), end: start + (end - from) })
    }

    pub(super) fn name(self) -> Range<u32> {
        self.start..self.middle
    }

    pub(super) fn value(self) -> Range<u32> {
        self.middle..self.end
    }
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

/// How many parameters most webhooks have at most. To sort more of them takes memory from the heap.
pub(super) const TYPICAL_PAIRS: usize = 32;

/// Decodes the pairs of a form into `out`, one after another and without what separates them, and says where each of them is.
///
/// Empty pairs (`a=1&&b=2`) do not count; a name without `=` has an empty value. `out` has to be as long as the form.
pub(super) fn unescape(form: &[u8], out: &mut [u8], max_pairs: usize) -> Result<Vec<Pair>, DecodeError> {
    let mut pairs = Vec::with_capacity(TYPICAL_PAIRS.min(max_pairs));
    let (mut start, mut middle) = (0, None);
    let (mut read, mut written) = (0, 0);
    loop {
        // Most bytes are copied with those around them. What is behind a mark in the word is overwritten by what follows.
        if let (Some(from), Some(to)) = (form[read..].first_chunk(), out[written..].first_chunk_mut()) {
            let word = u64::from_le_bytes(*from);
            let before_mark = words::before_any(word, [b'&', b'=', b'%']);
            *to = words::replace(word, b'+', b' ').to_le_bytes();
            read += before_mark;
            written += before_mark;
            if before_mark == to.len() {
                continue;
            }
        }
        let byte = match form.get(read) {
            end @ (None | Some(b'&')) => {
                if written > start || middle.is_some() {
                    if pairs.len() == max_pairs {
                        return Err(DecodeError::TooManyPairs);
                    }
                    pairs.push(Pair::new(start, middle.unwrap_or(written), written)?);
                }
                if end.is_none() {
                    return Ok(pairs);
                }
                (start, middle) = (written, None);
                read += 1;
                continue;
            }
            Some(b'=') if middle.is_none() => {
                middle = Some(written);
                read += 1;
                continue;
            }
            Some(b'%') => match escaped(&form[read + 1..]) {
                Some(byte) => {
                    read += 2;
                    byte
                }
                None => b'%',
            },
            Some(b'+') => b' ',
            Some(byte) => *byte,
        };
        out[written] = byte;
        read += 1;
        written += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names and values, one after another.
    fn parts(form: &str) -> Vec<String> {
        let mut out = vec![0; form.len()];
        let pairs = unescape(form.as_bytes(), &mut out, 100).unwrap();
        let parts = pairs.iter().flat_map(|pair| [pair.name(), pair.value()]);
        parts
            .map(|part| String::from_utf8_lossy(&out[part.start as usize..part.end as usize]).into())
            .collect()
    }

    #[test]
    fn escapes_and_plus_are_decoded_and_nothing_else_is() {
        assert_eq!(parts("x=a+b%20c%2Bd;e=f"), ["x", "a b c+d;e=f"]);
        assert_eq!(parts("%e4%B8%ad+%25=%2B%26"), ["中 %", "+&"]);
    }

    #[test]
    fn what_is_no_escape_stays() {
        for text in ["%zz", "%", "%4", "100%", "%%", "%g1", "%1g"] {
            assert_eq!(parts(&format!("a={text}")), ["a", text]);
        }
        assert_eq!(parts("%%41=1"), ["%A", "1"]);
    }

    #[test]
    fn a_pair_ends_with_an_ampersand_and_its_name_with_an_equals_sign() {
        assert_eq!(parts("a=1=2&b&&&=3&="), ["a", "1=2", "b", "", "", "3", "", ""]);
        assert_eq!(parts("&&a&"), ["a", ""]);
        assert!(parts("").is_empty() && parts("&&").is_empty());
    }

    #[test]
    fn marks_are_found_at_every_place() {
        for length in 0..20 {
            let (before, after) = ("+".repeat(length), "+".repeat(20 - length));
            let (spaces_before, spaces_after) = (" ".repeat(length), " ".repeat(20 - length));
            let (first, last) = (format!("x{spaces_before}"), format!("{spaces_after}y"));
            assert_eq!(parts(&format!("x{before}={after}y")), [first.clone(), last.clone()]);
            assert_eq!(parts(&format!("x{before}&{after}y")), [&*first, "", &*last, ""]);
            assert_eq!(parts(&format!("x{before}%41{after}y")), [&*format!("{first}A{last}"), ""]);
        }
    }

    #[test]
    fn any_form_is_read_as_by_form_urlencoded() {
        let mut random = 1_u64;
        let mut any = |below: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (random >> 33) as usize % below
        };
        for _ in 0..20_000 {
            let form: String = (0..any(40)).map(|_| char::from(b"abcdefg4B%+=&"[any(13)])).collect();
            let expected: Vec<_> = form_urlencoded::parse(form.as_bytes()).flat_map(<[_; 2]>::from).collect();
            assert_eq!(parts(&form), expected, "{form}");
        }
    }
}
