//! A handler with the parameters for its session.

use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;
use twiml_schema::limits::MAX_PARAMETER;

use crate::streams::seam::FirstArgument;
use crate::twiml::ParametersValue;
use crate::webhook::{Probe, StreamHandler};

/// The handler `W` of a websocket, and the parameters to open it with: `assistant::with(&caller)`, for the `url` of a `<Stream>` or a
/// `<ConversationRelay>`.
///
/// The parameters are of the type that the handler's first argument has in `<_>`. Each field is written as a `<Parameter>`, because Twilio
/// drops the query of such a URL. A field that is `None` is left out.
///
/// Twilio takes names and values that are shorter than 500 characters together. A longer one is left out, and an error is
/// logged.
///
/// <https://www.twilio.com/docs/voice/twiml/stream#custom-parameters>
pub struct StreamLink<W> {
    parameters: Vec<(String, String)>,
    handler: PhantomData<fn() -> W>,
}

impl<W: StreamHandler> StreamLink<W> {
    /// The handler, with these parameters.
    #[doc(hidden)]
    pub fn with<'a>(parameters: &impl StreamParameters<'a>) -> Self {
        let mut parameters = match parameters.pairs() {
            Ok(pairs) => pairs,
            Err(error) => {
                tracing::error!(
                    webhook = W::NAME,
                    %error,
                    "these parameters cannot be written, so they are left out: they have to be a flat struct or map"
                );
                Vec::new()
            }
        };
        parameters.retain(|(name, value)| {
            let characters = name.chars().count() + value.chars().count();
            if characters > MAX_PARAMETER {
                tracing::error!(
                    webhook = W::NAME,
                    parameter = name,
                    characters,
                    "this parameter is too long for Twilio, so it is left out: its name and value have to be under 500 characters \
                     together; pass a key by which the handler finds the value"
                );
            }
            characters <= MAX_PARAMETER
        });
        Self { parameters, handler: PhantomData }
    }
}

impl<W> ParametersValue for StreamLink<W> {
    fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl<W> Clone for StreamLink<W> {
    fn clone(&self) -> Self {
        Self { parameters: self.parameters.clone(), handler: PhantomData }
    }
}

/// The values are data.
impl<W> fmt::Debug for StreamLink<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.parameters.iter().map(|(name, _)| name);
        f.debug_set().entries(names).finish()
    }
}

/// What the parameters of a first argument are.
#[doc(hidden)]
pub type ParametersOf<A> = <A as FirstArgument>::Parameters;

/// A type that `<Parameter>`s can be made of. `'a` means nothing: with it, the compiler asks where a link is made, and not where the
/// handler is.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as `<Parameter>`s",
    label = "does not implement `Serialize`",
    note = "derive `serde::Serialize` beside the `Deserialize` that the handler reads"
)]
pub trait StreamParameters<'a> {
    /// The names and values.
    ///
    /// # Errors
    ///
    /// If the value is not flat: a struct or map of texts, numbers and booleans.
    fn pairs(&self) -> Result<Vec<(String, String)>, serde_urlencoded::ser::Error>;
}

impl<T: Serialize> StreamParameters<'_> for T {
    fn pairs(&self) -> Result<Vec<(String, String)>, serde_urlencoded::ser::Error> {
        let form = serde_urlencoded::to_string(self)?;
        Ok(form_urlencoded::parse(form.as_bytes()).into_owned().collect())
    }
}

/// Types that have no fields with names.
macro_rules! no_fields {
    ($([$($generic:ident)*] $type:ty;)+) => { $(
        impl<$($generic),*> Probe<$type> {
            /// Whether it is made of fields.
            pub const HAS_FIELDS: bool = false;
        }
    )+ };
}

no_fields! {
    [] String; [] bool; [] char;
    [] i8; [] i16; [] i32; [] i64; [] i128; [] isize;
    [] u8; [] u16; [] u32; [] u64; [] u128; [] usize;
    [] f32; [] f64;
    [T] Vec<T>; [T] Option<T>; [T] Box<[T]>;
    [T1] (T1,); [T1 T2] (T1, T2); [T1 T2 T3] (T1, T2, T3); [T1 T2 T3 T4] (T1, T2, T3, T4);
}

/// What holds of every other type, see [`Probe`].
#[doc(hidden)]
pub trait NoFields {
    /// As far as its type tells, it is made of fields.
    const HAS_FIELDS: bool = true;
}

impl<T> NoFields for Probe<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Caller {
        name: Option<&'static str>,
        account: u32,
        vip: bool,
    }

    #[test]
    fn fields_are_parameters() {
        let pairs = |caller: Caller| caller.pairs().unwrap();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            pairs(Caller { name: Some("Ann & Bob"), account: 7, vip: true }),
            [pair("name", "Ann & Bob"), pair("account", "7"), pair("vip", "true")]
        );
        assert_eq!(
            pairs(Caller { name: None, account: 7, vip: false }),
            [pair("account", "7"), pair("vip", "false")]
        );
        assert_eq!(().pairs().unwrap(), []);
        assert!([1, 2].pairs().is_err());
    }
}
