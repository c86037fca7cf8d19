//! Where a phone number belongs.

use serde::Serialize;

use crate::Text;

/// Where a phone number belongs, as far as Twilio knows.
///
/// What Twilio does not know, it sends empty or not at all; here it is `None`. Toll-free, foreign and withheld numbers
/// often have only a country, and clients and SIP addresses have nothing. It is the place that the number was assigned
/// to, not the place where the person is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Geography {
    /// The city, mostly in capital letters.
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
    /// A place, each part as Twilio sends it: an empty text is a part that is not known.
    ///
    /// ```
    /// # use twiml_values as twiml_runtime;
    /// use twiml_runtime::Geography;
    ///
    /// let place = Geography::new("", "CA", "", "US");
    /// assert_eq!(place.state.as_deref(), Some("CA"));
    /// assert_eq!(place.city, None);
    /// ```
    pub fn new(
        city: impl Into<Text>,
        state: impl Into<Text>,
        zip: impl Into<Text>,
        country: impl Into<Text>,
    ) -> Self {
        let known = |text: Text| Some(text).filter(|text| !text.is_empty());
        Self {
            city: known(city.into()),
            state: known(state.into()),
            zip: known(zip.into()),
            country: known(country.into()),
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
