//! Groups of Twilio's codes.

use twiml_values::ErrorCode;

/// What an error is about, as far as an application does something else for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCause {
    /// The account, the token or the key is wrong, of another region, not allowed to do this, or suspended.
    Credentials,
    /// There is no such message, call, number, application or service in the account.
    NotFound,
    /// Too many requests at once.
    TooManyRequests,
    /// The queue of the sender is full, which takes hours.
    QueueFull,
    /// Twilio's own failure.
    Twilio,
    /// Somebody else changed it at the same time.
    Conflict,
    /// The recipient cannot be reached: an invalid number, a landline, none that this sender reaches.
    Recipient,
    /// The recipient has replied STOP.
    OptedOut,
    /// The account is not enabled for the country.
    Country,
    /// A trial account writes to verified numbers only.
    Trial,
    /// The sender is missing, or cannot send this.
    Sender,
    /// The text, the media or the template is missing, too long or not valid.
    Content,
    /// A URL of a callback or a handler is not valid.
    CallbackUrl,
    /// The time of a scheduled message, or its validity, is not allowed.
    Schedule,
    /// The call has ended, or has not begun.
    CallState,
    /// The page of a list is not valid any more.
    Page,
    /// Anything else.
    Other,
}

/// <https://www.twilio.com/docs/api/errors>
const CAUSES: &[(ErrorCause, &[u32])] = &[
    (ErrorCause::Credentials, &[20003, 20005, 20006, 20008, 70051, 90010, 10001]),
    (ErrorCause::NotFound, &[20404, 21218, 21701, 21705]),
    (ErrorCause::TooManyRequests, &[20429, 63018]),
    (ErrorCause::QueueFull, &[21611]),
    (ErrorCause::Twilio, &[20500, 20503]),
    (ErrorCause::Conflict, &[20409]),
    (ErrorCause::Recipient, &[21211, 21214, 21217, 21614, 21612, 21266]),
    (ErrorCause::OptedOut, &[21610]),
    (ErrorCause::Country, &[21408, 21215, 21216]),
    (ErrorCause::Trial, &[21608, 21219, 21210]),
    (ErrorCause::Sender, &[21212, 21213, 21603, 21606, 21659, 21660, 21703, 21704]),
    (ErrorCause::Content, &[21602, 21619, 21617, 21620, 21623, 21654, 21655, 21656]),
    (ErrorCause::CallbackUrl, &[21205, 21609, 21626, 21402, 21403, 21405, 21406, 21407, 22105, 30122]),
    (ErrorCause::Schedule, &[35111, 35114, 35115, 35117, 35118, 35125, 35126, 21624]),
    (ErrorCause::CallState, &[21220]),
    (ErrorCause::Page, &[21481, 20007]),
];

impl ErrorCause {
    /// By the code, or by the status where there is none that is known here.
    pub(super) fn of(code: Option<ErrorCode>, status: u16) -> Self {
        let number = code.map(ErrorCode::number);
        let found = CAUSES.iter().find(|(_, codes)| number.is_some_and(|number| codes.contains(&number)));
        found.map_or_else(|| Self::of_status(status), |(cause, _)| *cause)
    }

    fn of_status(status: u16) -> Self {
        match status {
            401 | 403 => Self::Credentials,
            404 => Self::NotFound,
            409 => Self::Conflict,
            429 => Self::TooManyRequests,
            500.. => Self::Twilio,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_one_cause() {
        let mut codes: Vec<_> = CAUSES.iter().flat_map(|(_, codes)| *codes).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn the_code_says_more_than_the_status() {
        assert_eq!(ErrorCause::of(Some(21610.into()), 400), ErrorCause::OptedOut);
        assert_eq!(ErrorCause::of(Some(99999.into()), 400), ErrorCause::Other);
        assert_eq!(ErrorCause::of(None, 404), ErrorCause::NotFound);
        assert_eq!(ErrorCause::of(None, 502), ErrorCause::Twilio);
    }
}
