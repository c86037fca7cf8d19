//! Verified requests of any shape.

use std::ops::Deref;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::params::Params;
use crate::verify::Verified;

use super::{Payload, PayloadError, sealed};

/// A verified request read as a type of your own, from its form or its JSON body.
///
/// For what Studio's widgets send, for JSON webhooks such as [Event Streams](crate::CloudEvent), and for
/// everything that this crate has no payload for. Every attribute accepts it.
///
/// A form without an `AccountSid`, which Studio sends, does not show where its URL ends. If the handler takes arguments from its
/// path or query, the URL ends in `zz-end=1`: get it from [`PublicUrl::url_of`](crate::PublicUrl::url_of), or write it so.
///
/// ```
/// use twiml_runtime::Signed;
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     sku: String,
/// }
///
/// async fn order(Signed(order): Signed<Order>) -> String {
///     format!("{} is on its way", order.sku)
/// }
/// ```
///
/// Its field is public, so that the argument list can take it apart and a test can call the function. Anyone can
/// therefore make one: the type proves nothing. What was verified is the webhook's argument, because only the
/// verifier leads there. Code elsewhere that needs proof asks for a [`Verified<T>`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Signed<T>(pub T);

impl<T> Deref for Signed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned + Send + 'static> sealed::Sealed for Signed<T> {}

impl<T: DeserializeOwned + Send + 'static> Payload for Signed<T> {
    const NAME: &'static str = "Signed";
    const NAMES_ACCOUNT: bool = false;

    fn from_verified(params: Verified<Params>) -> Result<Self, PayloadError> {
        match params.deserialize() {
            Ok(value) => Ok(Self(value)),
            Err(error) => Err(PayloadError::unfit(std::any::type_name::<T>(), error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Order {
        sku: String,
    }

    fn signed(pairs: &[(&str, &str)]) -> Result<Signed<Order>, PayloadError> {
        Payload::from_verified(Verified::new(Params::from_pairs(pairs.iter().copied())))
    }

    #[test]
    fn it_is_taken_apart_as_a_pattern() {
        let Signed(order) = signed(&[("sku", "4711"), ("extra", "kept out")]).unwrap();
        assert_eq!(order, Order { sku: "4711".into() });
    }

    #[test]
    fn a_request_that_does_not_fit_says_why_and_shows_no_value() {
        let error = signed(&[("note", "secret")]).unwrap_err().to_string();
        assert!(error.contains("missing field `sku`") && !error.contains("secret"), "{error}");
    }
}
