//! Eight bytes at a time, as one number whose lowest byte is the first.

/// How many bytes from the first on are none of these.
pub(super) fn before_any<const N: usize>(word: u64, bytes: [u8; N]) -> usize {
    let found = bytes.iter().fold(0, |found, byte| found | first_zero(word ^ repeated(*byte)));
    (found & repeated(0x80)).trailing_zeros() as usize / 8
}

/// The same bytes with one that is replaced wherever it is.
pub(super) const fn replace(word: u64, byte: u8, by: u8) -> u64 {
    // One in each byte that is to be replaced.
    let found = zeros(word ^ repeated(byte)) >> 7;
    word ^ (found * (byte ^ by) as u64)
}

/// Sets the highest bit of the first byte that is zero, and of none before it. One that follows may be set as well.
const fn first_zero(word: u64) -> u64 {
    word.wrapping_sub(repeated(1)) & !word
}

/// Sets the highest bit of each byte that is zero, and no other. The lower bits of a byte carry into its highest one, and no
/// further.
const fn zeros(word: u64) -> u64 {
    const LOWER_BITS: u64 = repeated(0x7F);
    !(((word & LOWER_BITS) + LOWER_BITS) | word | LOWER_BITS)
}

const fn repeated(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(bytes: [u8; 8]) -> u64 {
        u64::from_le_bytes(bytes)
    }

    #[test]
    fn bytes_are_found_and_replaced_whatever_is_around_them() {
        for byte in 0..=u8::MAX {
            for other in (0..=u8::MAX).filter(|other| *other != byte) {
                let bytes =
                    [other, other, byte, byte.wrapping_add(1), byte, other, byte.wrapping_sub(1), other];
                assert_eq!(before_any(word(bytes), [byte]), 2, "{byte} {other}");
                assert_eq!(before_any(word([other; 8]), [byte]), 8, "{byte} {other}");
                let replaced = bytes.map(|b| if b == byte { other } else { b });
                assert_eq!(replace(word(bytes), byte, other), word(replaced), "{byte} {other}");
            }
        }
        assert_eq!(before_any(word(*b"abcdefgh"), [b'e', b'd']), 3);
    }
}
