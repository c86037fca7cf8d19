//! A secret that is sent to Twilio.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// An auth token, or the secret of an API key. It never shows itself: [`Debug`](fmt::Debug) prints a placeholder, and there is neither `Display`
/// nor `Serialize`.
///
/// ```
/// # use twiml_client::Secret;
/// assert_eq!(format!("{:?}", Secret::from("0123456789abcdef")), "Secret(..)");
/// ```
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&String> for Secret {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Any text: a client checks it when it is built.
impl FromStr for Secret {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}
