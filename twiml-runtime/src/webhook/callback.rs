//! One handler named by another: what must fit, checked by the compiler.

use super::annotated::Webhook;
use super::kind::{Kind, SmsWebhook, StatusCallback, VoiceWebhook};
use crate::seal::Seal;
use crate::twiml::{Messaging, Twiml, Voice};

/// For each answer that Twilio may want, the trait that webhooks of the right kind have.
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
            /// `P`. What holds of a webhook's payload is asked of this, so that the wrong kind is reported alone.
            type Received<P>;

            #[doc(hidden)]
            const SEAL: Seal;
        }

        #[diagnostic::do_not_recommend]
        impl<W> $name<$kind> for W {
            type Received<P> = P;
            const SEAL: Seal = Seal;
        }

        // No kind. Were there one implementation alone, the compiler would infer the kind from it, and blame the webhook for not
        // being of that kind, with another message.
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
    "`{Self}` does not say how a call goes on, which is what Twilio asks here",
    "not a `#[voice_webhook]`",
    "name a `#[voice_webhook]`";

    /// A webhook that answers a message.
    AnswersMessaging: SmsWebhook,
    "`{Self}` does not answer a message, which is what Twilio asks here",
    "not an `#[sms_webhook]`",
    "name an `#[sms_webhook]`";

    /// A webhook that Twilio only tells something.
    AnswersNothing: StatusCallback,
    "`{Self}` gives an answer where Twilio only tells what happened",
    "not a `#[status_callback]`",
    "name a `#[status_callback]`";
}

/// A webhook whose answer is not laid down: by the family of the document, or by Twilio's documentation.
pub trait AnswersAnything<K> {
    /// `P`.
    type Received<P>;
}

impl<W, K: Kind> AnswersAnything<K> for W {
    type Received<P> = P;
}

/// A kind of webhook that answers with TwiML of the family `F`.
#[diagnostic::on_unimplemented(
    message = "this document goes on with a handler of the other family",
    label = "a handler of the other family",
    note = "a document for a call goes on with a `#[voice_webhook]`, one that answers a message with a `#[sms_webhook]`"
)]
pub trait AnswersWith<F> {}

impl AnswersWith<Voice> for VoiceWebhook {}
impl AnswersWith<Messaging> for SmsWebhook {}

/// Compiles where a document of the family `F` may go on with the handler `W`.
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
}

impl Callback {
    /// The handler `W`. That it fits, and whether it is named with its arguments, is checked where it is named.
    pub const fn to<W: Webhook>() -> Self {
        Self { path: W::PATH, method: W::METHOD.as_str() }
    }

    /// This callback, where the document has no attribute that could carry another method than `POST`.
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

    /// This callback, where one attribute carries its method and that of `Other`.
    ///
    /// # Panics
    ///
    /// At compile time, if they answer to different methods.
    #[must_use]
    pub const fn by_method_of<Other: Webhook>(self) -> Self {
        assert!(
            self.method.len() == Other::METHOD.as_str().len(),
            "both handlers named here are called by the method that one attribute gives, and they answer to different ones; \
             give them the same `method`"
        );
        self
    }
}
