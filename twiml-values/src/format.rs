//! What the text of a value looks like.

/// What the text of a value looks like on the wire.
///
/// It says what to expect and what to make, not what is accepted: every value takes any text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Any text.
    Text,
    /// A SID: one of these prefixes and 32 hexadecimal digits.
    Sid(&'static [&'static str]),
    /// Who a message or call comes from or goes to, as an [`Address`](super::Address).
    Address,
    /// One of these words. Twilio adds words without notice.
    OneOf(&'static [&'static str]),
    /// A point in time, as a [`Timestamp`](super::Timestamp) reads it.
    Timestamp,
    /// An absolute URL.
    Url,
    /// JSON.
    Json,
    /// A whole number, 0 or more, in decimal digits.
    Integer,
    /// A number in decimal digits, with a point where it is not whole.
    Number,
    /// `true` or `false`.
    Boolean,
    /// The number of one of Twilio's errors, as an [`ErrorCode`](super::ErrorCode).
    ErrorCode,
    /// How long something took: a whole number of this unit.
    TimeSpan(TimeUnit),
}

/// What the number of a duration counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeUnit {
    /// Thousandths of a second.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
}
