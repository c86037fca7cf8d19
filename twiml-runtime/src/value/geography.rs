//! Where a phone number belongs.

use serde::Serialize;

use super::Text;

/// Where a phone number belongs, as far as Twilio can look it up.
///
/// What Twilio does not know it sends empty or not at all, and here it is `None`; toll-free, foreign and
/// withheld numbers often have a country alone, clients and SIP addresses nothing. It is where the number was
/// given out, not where the person is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Geography {
    /// The city, mostly in capitals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<Text>,
    /// The state or province: an abbreviation, a full name, or two with a slash between.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Text>,
    /// The postal code, with its leading zeros.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip: Option<Text>,
    /// The country in two letters (ISO 3166-1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Text>,
}

impl Geography {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
