//! One handler named by another: what must fit, checked by the compiler.

use super::annotated::Webhook;
use super::descriptor::Descriptor;
use super::kind::{Kind, SmsWebhook, StatusCallback, VoiceWebhook};
use crate::seal::Seal;
use crate::twiml::{Messaging, Twiml, Voice};

/// For each response that Twilio may expect, the trait of the webhooks that give it.
macro_rules! answers {
    ($(
        $(#[$doc:meta])*
        $name:ident: $kind:ty, $message:literal, $label:literal, $note:literal;
    )+) => { $(
        $(#[$doc])*
        ///
        /// `K` is the kind of the webhook.
        #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
        pub trait $name<K> {
            /// `P`. The requirements on a webhook's payload are put on this, so that only the wrong kind is reported.
            type Received<P>;

            #[doc(hidden)]
            const SEAL: Seal;
        }

        #[diagnostic::do_not_recommend]
        impl<W> $name<$kind> for W {
            type Received<P> = P;
            const SEAL: Seal = Seal;
        }

        // Not a kind. With only one implementation, the compiler would infer the kind from it, and report with another message
        // that the webhook is not of that kind.
        #[diagnostic::do_not_recommend]
        impl<W> $name<()> for W {
            type Received<P> = P;
            const SEAL: Seal = Seal;
        }
    )+ };
}

answers! {
    /// A webhook that says how a call goes on.
    AnswersVoice: VoiceWebhook,
    "`{Self}` does not say how a call goes on, but Twilio asks for that here",
    "not a `#[voice_webhook]`",
    "name a `#[voice_webhook]`";

    /// A webhook that replies to a message.
    AnswersMessaging: SmsWebhook,
    "`{Self}` does not reply to a message, but Twilio asks for a reply here",
    "not an `#[sms_webhook]`",
    "name an `#[sms_webhook]`";

    /// A webhook that Twilio only notifies.
    AnswersNothing: StatusCallback,
    "`{Self}` returns a response, but this callback is only a notification",
    "not a `#[status_callback]`",
    "name a `#[status_callback]`";
}

/// A webhook whose response follows from the family of the document, or is not described in Twilio's documentation.
pub trait AnswersAnything<K> {
    /// `P`.
    type Received<P>;
}

impl<W, K: Kind> AnswersAnything<K> for W {
    type Received<P> = P;
}

/// A kind of webhook that answers with TwiML of the family `F`.
#[diagnostic::on_unimplemented(
    message = "this document continues with a handler of the other family",
    label = "a handler of the other family",
    note = "a document for a call continues with a `#[voice_webhook]`, and one for a message with an `#[sms_webhook]`"
)]
pub trait AnswersWith<F> {}

impl AnswersWith<Voice> for VoiceWebhook {}
impl AnswersWith<Messaging> for SmsWebhook {}
// Not a family. With only one implementation, the compiler would infer the family of the document from its handler, and report the use of the document.
impl AnswersWith<()> for VoiceWebhook {}
impl AnswersWith<()> for SmsWebhook {}

/// Compiles where a document of the family `F` may continue with the handler `W`.
pub const fn same_family<F, W: Webhook>(_: &Twiml<F>)
where
    W::Kind: AnswersWith<F>,
{
}

/// A handler that a document names as the target of a callback.
#[derive(Debug, Clone, Copy)]
pub struct Callback {
    /// The handler's path.
    pub path: &'static str,
    /// The handler's method.
    pub method: &'static str,
    /// The handler.
    pub webhook: Descriptor,
}

impl Callback {
    /// The handler `W`. Whether it fits, and whether it is named with its arguments, is checked where it is named.
    pub const fn to<W: Webhook>() -> Self {
        Self { path: W::PATH, method: W::METHOD.as_str(), webhook: W::DESCRIPTOR }
    }

    /// This callback, where the document has no attribute for a method other than `POST`.
    ///
    /// # Panics
    ///
    /// At compile time, if the handler answers to `GET`.
    #[must_use]
    pub const fn by_post(self) -> Self {
        assert!(
            matches!(self.method.as_bytes(), b"POST"),
            "Twilio calls this address by POST and has no attribute to change that; \
             remove `method = \"GET\"` from the handler's attribute"
        );
        self
    }

    /// This callback, where one attribute has its method and that of `Other`.
    ///
    /// # Panics
    ///
    /// At compile time, if they answer to different methods.
    #[must_use]
    pub const fn by_method_of<Other: Webhook>(self) -> Self {
        assert!(
            self.method.len() == Other::METHOD.as_str().len(),
            "one attribute has the method for both handlers named here, but theirs differ; \
             give them the same `method`"
        );
        self
    }
}
