//! One byte in a form as `%41`.

/// The byte that the two digits behind a `%` mean. If there are none, the `%` is a `%`.
pub(super) fn escaped(behind: &[u8]) -> Option<u8> {
    let [high, low, ..] = *behind else { return None };
    Some(hex(high)? << 4 | hex(low)?)
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}
