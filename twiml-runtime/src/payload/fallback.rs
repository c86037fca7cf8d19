//! What a fallback webhook receives.

use std::fmt;

use serde::Serialize;

use crate::params::Params;
use crate::value::{ErrorCode, Url};
use crate::verify::Verified;

use super::entry::Entry;
use super::field::Field;
use super::identity;
use super::row::{Described, ParameterRow, PayloadRow};
use super::{Payload, PayloadError, Signed, sealed};

/// Declares the fallback from the rows of its own parameters.
macro_rules! fallback {
    (
        $(#[$attr:meta])*
        pub struct Fallback: $page:literal {
            $( $(#[doc = $doc:literal])+ $field:ident: $type:ty = $wire:literal; )+
        }
    ) => {
        $(#[$attr])*
        #[doc = concat!("\n\n<", $page, ">")]
        #[derive(Clone, Serialize)]
        #[expect(clippy::manual_non_exhaustive, reason = "the error of that attribute does not say what to do")]
        pub struct Fallback<P> {
            $(
                $(#[doc = $doc])+
                #[doc = concat!("\n\nParameter `", $wire, "`.")]
                pub $field: $type,
            )+
            /// The request, as the first webhook received it.
            pub request: P,
            #[expect(dead_code, reason = "rustc names it where somebody makes the struct by hand")]
            #[serde(skip)]
            only_the_verifier_makes_it_in_a_test_use_testing_request_to: (),
        }

        impl<P: fmt::Debug> fmt::Debug for Fallback<P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("Fallback")
                    $( .field(name_of!($field), &self.$field) )+
                    .field("request", &self.request)
                    .finish()
            }
        }

        impl<P: Payload> Payload for Fallback<P> {
            const NAME: &'static str = "Fallback";
            const NAMES_ACCOUNT: bool = P::NAMES_ACCOUNT;

            fn from_verified(params: Verified<Params>) -> Result<Self, PayloadError> {
                let own = [$($wire),+];
                identity::single(&params, |name| own.into_iter().find(|own| *own == name))?;
                Ok(Self {
                    $( $field: params.text($wire).and_then(Field::read).unwrap_or_else(<$type as Field>::absent), )+
                    request: P::from_verified(params)?,
                    only_the_verifier_makes_it_in_a_test_use_testing_request_to: (),
                })
            }
        }

        impl<P: Payload + Described> Described for Fallback<P> {
            const ROW: &'static PayloadRow = &PayloadRow::new(
                Entry::of_fallback(P::NAME),
                $page,
                &[$( parameter!($field: $type = $wire; $($doc)+) ),+],
                &[],
                Some(P::ROW),
            );
        }
    };
}

fallback! {
    /// A request that another webhook failed to handle, and why.
    ///
    /// Twilio asks the fallback if the first webhook cannot be reached, responds with an error, or returns TwiML that
    /// does not work. The attribute is the same as that of the webhook that failed: an `#[sms_webhook]` receives a
    /// `Fallback<IncomingMessage>`, a `#[voice_webhook]` a `Fallback<IncomingCall>`. Status callbacks have no
    /// fallback.
    pub struct Fallback: "https://www.twilio.com/docs/usage/security/availability-reliability" {
        /// Why the first webhook failed, often 11200; 0 if Twilio does not say.
        error_code: ErrorCode = "ErrorCode";
        /// The webhook that failed.
        error_url: Url = "ErrorUrl";
    }
}

impl<P: Payload> sealed::Sealed for Fallback<P> {}

/// A handler that takes `F`, and so can take over the requests of a handler that takes `P`.
///
/// What takes over each payload follows from the rows of the [registry](super::registry).
// Documentation lists what is implemented for every type on the page of every type, also in applications.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes `{F}`, which is not the `Fallback<_>` of a request with `{P}`",
    label = "not a handler for these failures",
    note = "a fallback takes `Fallback<_>` of the payload of the handler that names it; `Fallback<IncomingCall>` takes every \
            call, `Fallback<IncomingMessage>` every message, `Fallback<Signed<T>>` everything; a handler without a payload \
            cannot be a fallback"
)]
pub trait Covers<P, F> {}

#[diagnostic::do_not_recommend]
impl<W, P, T> Covers<P, Fallback<Signed<T>>> for W {}

#[diagnostic::do_not_recommend]
impl<W, P> Covers<P, Fallback<Verified<Params>>> for W {}
