//! The keys of a telephone.

use std::fmt;

use super::hidden::Words;

/// A key that the caller has pressed. Keys make PINs and card numbers, so `{:?}` does not show which one it is.
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Key {
    /// `0`
    Zero,
    /// `1`
    One,
    /// `2`
    Two,
    /// `3`
    Three,
    /// `4`
    Four,
    /// `5`
    Five,
    /// `6`
    Six,
    /// `7`
    Seven,
    /// `8`
    Eight,
    /// `9`
    Nine,
    /// `*`
    Star,
    /// `#`
    Pound,
    /// Anything else: the wire of telephony has `A` to `D`, which Twilio does not document.
    Other(Box<str>),
}

/// The keys with a variant of their own, and how each is on the wire.
const KEYS: [(&str, Key); 12] = [
    ("0", Key::Zero),
    ("1", Key::One),
    ("2", Key::Two),
    ("3", Key::Three),
    ("4", Key::Four),
    ("5", Key::Five),
    ("6", Key::Six),
    ("7", Key::Seven),
    ("8", Key::Eight),
    ("9", Key::Nine),
    ("*", Key::Star),
    ("#", Key::Pound),
];

impl Key {
    /// The key as it was on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Other(text) => text,
            key => KEYS.iter().find(|(_, known)| known == key).map_or("", |(text, _)| text),
        }
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        let known = KEYS.into_iter().find(|(known, _)| *known == text);
        known.map_or_else(|| Self::Other(text.into()), |(_, key)| key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Key").field(&Words(self.as_str())).finish()
    }
}
