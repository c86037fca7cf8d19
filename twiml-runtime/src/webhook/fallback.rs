//! One handler that takes over from another: what must fit, checked by the compiler.

use super::annotated::Receives;
use super::arguments_in_url::TakesOverAlone;
use super::kind::{SmsWebhook, VoiceWebhook};
use crate::payload::Covers;

/// A webhook of the kind `K` that can take over from one of the kind `Failed`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is of the other family, so it cannot be the fallback here",
    label = "a handler of the other family",
    note = "Twilio expects of the fallback what it expects of the first handler: voice TwiML for a call, messaging TwiML for a message"
)]
pub trait TakesOverFrom<Failed, K> {
    /// `P`. The requirements on the fallback's payload are put on this, so that only the wrong family is reported.
    type Received<P>;
}

/// Kinds that answer with a document have a fallback of the same kind.
macro_rules! fallbacks {
    ($($(#[$doc:meta])* $kind:ident {
        attribute: $attribute:ident,
        endpoint: $endpoint:ident,
        payload: $payload:ident checked by $check:ident,
        reply: $reply:ident written $output:literal,
        to_twilio: $to_twilio:ident,
    })+) => { $(fallbacks!(@one $kind $to_twilio);)+ };
    (@one $kind:ident Voice) => {
        #[diagnostic::do_not_recommend]
        impl<W> TakesOverFrom<$kind, $kind> for W {
            type Received<P> = P;
        }

        // Not what any webhook is, see `answers!`.
        #[diagnostic::do_not_recommend]
        impl<W> TakesOverFrom<$kind, ()> for W {
            type Received<P> = P;
        }
    };
    (@one $kind:ident Messaging) => {
        fallbacks!(@one $kind Voice);
    };
    (@one $kind:ident $other:ident) => {};
}

twiml_schema::each_kind!(fallbacks);

/// Compiles where `F` can take over from `W`.
pub const fn falls_back<W, WK, WP, F, FK, FP>()
where
    W: Receives<WK, WP>,
    F: Receives<FK, FP>,
    F: TakesOverFrom<WK, FK>,
    F: TakesOverAlone<F::Arguments>,
    F: Covers<WP, <F as TakesOverAlone<F::Arguments>>::Received<<F as TakesOverFrom<WK, FK>>::Received<FP>>>,
{
}
