//! The forms that Twilio gives to some texts.

/// What a text has to look like.
///
/// ```
/// use twiml_schema::Shape;
///
/// assert!(Shape::OneKey.accepts("#"));
/// assert!(!Shape::OneKey.accepts("12"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One key of the phone, or none: `finishOnKey` of `<Gather>`.
    OneKey,
    /// Any keys of the phone: `finishOnKey` of `<Record>`.
    Keys,
    /// Tones to be played, with waits between them: `digits` of `<Play>`.
    Tones,
    /// Tones as `sendDigits` of `<Sip>` takes them, without the letters A to D.
    SipTones,
    /// Seconds, or `auto`: `speechTimeout` of `<Gather>`.
    SecondsOrAuto,
    /// Milliseconds, or `auto`: `speechTimeout` of `<ConversationRelay>`.
    MillisecondsOrAuto,
    /// The label of a participant in a conference: not a call SID, and no slash.
    Label,
    /// `pitch` of `<prosody>`.
    Pitch,
    /// `rate` of `<prosody>`.
    Rate,
    /// `volume` of `<prosody>`.
    Volume,
}

impl Shape {
    /// Whether the text has this shape.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::OneKey => text.len() <= 1 && Self::Keys.accepts(text),
            Self::Keys => text.bytes().all(is_key),
            Self::Tones => {
                !text.is_empty()
                    && text.bytes().all(|tone| is_key(tone) || matches!(tone, b'A'..=b'D' | b'w' | b'W'))
            }
            Self::SipTones => {
                !text.is_empty() && text.bytes().all(|tone| is_key(tone) || matches!(tone, b'w' | b'W'))
            }
            Self::SecondsOrAuto => text == "auto" || (is_whole(text) && !text.starts_with('0')),
            Self::MillisecondsOrAuto => text == "auto" || is_whole(text),
            Self::Label => !text.contains('/') && !is_call_sid(text),
            Self::Pitch => {
                matches!(text, "default" | "x-low" | "low" | "medium" | "high" | "x-high")
                    || is_change(text, "%")
            }
            Self::Rate => {
                matches!(text, "x-slow" | "slow" | "medium" | "fast" | "x-fast")
                    || text.strip_suffix('%').is_some_and(is_decimal)
            }
            Self::Volume => {
                matches!(text, "default" | "silent" | "x-soft" | "soft" | "medium" | "loud" | "x-loud")
                    || is_change(text, "dB")
            }
        }
    }

    /// The shape in words, to follow "takes".
    pub const fn describe(self) -> &'static str {
        match self {
            Self::OneKey => "one key of 0-9, * and #, or empty",
            Self::Keys => "any of the keys 0-9, * and #, or empty",
            Self::Tones => {
                "the tones 0-9, *, # and A-D, with w for a wait of half a second and W for one second"
            }
            Self::SipTones => {
                "the tones 0-9, * and #, with w for a wait of half a second and W for one second"
            }
            Self::SecondsOrAuto => "a number of seconds, 1 or more, or auto",
            Self::MillisecondsOrAuto => "a number of milliseconds, or auto",
            Self::Label => "a name of your own, without a slash, that is not a call SID",
            Self::Pitch => "default, x-low, low, medium, high, x-high, or a change such as +10% or -5%",
            Self::Rate => "x-slow, slow, medium, fast, x-fast, or a share of the usual rate such as 90%",
            Self::Volume => {
                "default, silent, x-soft, soft, medium, loud, x-loud, or a change such as +6dB or -3dB"
            }
        }
    }
}

fn is_key(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'*' | b'#')
}

fn is_call_sid(text: &str) -> bool {
    text.strip_prefix("CA")
        .is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_whole(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_decimal(text: &str) -> bool {
    match text.split_once('.') {
        Some((whole, fraction)) => is_whole(whole) && is_whole(fraction),
        None => is_whole(text),
    }
}

/// A signed number and its unit: `+6dB`.
fn is_change(text: &str, unit: &str) -> bool {
    text.strip_prefix(['+', '-']).and_then(|rest| rest.strip_suffix(unit)).is_some_and(is_decimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shape_takes_its_own() {
        let cases: &[(Shape, &[&str], &[&str])] = &[
            (Shape::OneKey, &["", "#", "*", "7"], &["##", "a", "é"]),
            (Shape::Keys, &["", "1234567890*#"], &["A", "1 2"]),
            (Shape::Tones, &["1", "wwww1928", "A#*W"], &["", "E", "1 2"]),
            (Shape::SipTones, &["1w2W#*"], &["", "A"]),
            (Shape::SecondsOrAuto, &["auto", "1", "30"], &["0", "", "-1", "1.5", "Auto"]),
            (Shape::MillisecondsOrAuto, &["auto", "0", "700"], &["", "-1", "1s"]),
            (Shape::Label, &["agent 7", "CA-1"], &["a/b", "CA00000000000000000000000000000000"]),
            (Shape::Pitch, &["default", "x-low", "+10%", "-2.5%"], &["", "10%", "+10", "loud", "+.5%"]),
            (Shape::Rate, &["x-slow", "90%", "112.5%"], &["", "+10%", "default", "%"]),
            (Shape::Volume, &["silent", "+6dB", "-0.5dB"], &["", "6dB", "+6", "high"]),
        ];
        for &(shape, legal, illegal) in cases {
            for text in legal {
                assert!(shape.accepts(text), "{shape:?} should accept {text:?}");
            }
            for text in illegal {
                assert!(!shape.accepts(text), "{shape:?} should refuse {text:?}");
            }
        }
    }
}
