//! Handlers as entries: what Twilio calls for the messages and calls that come in.

use twiml_runtime::__private::{
    AnswersMessaging, AnswersVoice, Covers, NamedAlone, Receives, SmsWebhook, TakesOverAlone, TakesOverFrom,
    VoiceWebhook, delivery,
};
use twiml_runtime::{IncomingCall, IncomingMessage, Method, PublicUrl, Url};

/// What can receive messages: a number, a TwiML application, a messaging service.
pub trait IncomingMessages<K, P>: Sized {
    #[doc(hidden)]
    #[must_use]
    fn with_sms_url(self, url: Url, method: Method) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn with_sms_fallback_url(self, url: Url, method: Method) -> Self;

    /// The handler that Twilio calls for messages, at the public URL of the application. Of a messaging service, this is its `InboundRequestUrl`.
    ///
    /// It does not compile for a handler that takes something else than an [`IncomingMessage`](twiml_runtime::IncomingMessage).
    #[must_use]
    fn sms_url<W>(self, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + AnswersMessaging<K> + NamedAlone<W::Arguments>,
        W: delivery::MessageEntry<<W as AnswersMessaging<K>>::Received<P>>,
    {
        self.with_sms_url(public_url.url_for::<W>(), W::METHOD)
    }

    /// The handler that Twilio calls where the first one fails. It takes a [`Fallback<IncomingMessage>`](twiml_runtime::Fallback).
    #[must_use]
    fn sms_fallback_url<W>(self, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + TakesOverFrom<SmsWebhook, K> + TakesOverAlone<W::Arguments>,
        W: Covers<
                IncomingMessage,
                <W as TakesOverAlone<W::Arguments>>::Received<
                    <W as TakesOverFrom<SmsWebhook, K>>::Received<P>,
                >,
            >,
    {
        self.with_sms_fallback_url(public_url.url_for::<W>(), W::METHOD)
    }
}

/// What can receive calls: a number, a TwiML application, a SIP domain.
pub trait IncomingCalls<K, P>: Sized {
    #[doc(hidden)]
    #[must_use]
    fn with_voice_url(self, url: Url, method: Method) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn with_voice_fallback_url(self, url: Url, method: Method) -> Self;

    /// The handler that Twilio calls for calls, at the public URL of the application.
    ///
    /// It does not compile for a handler that takes something else than an [`IncomingCall`](twiml_runtime::IncomingCall).
    #[must_use]
    fn voice_url<W>(self, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + AnswersVoice<K> + NamedAlone<W::Arguments>,
        W: delivery::CallEntry<<W as AnswersVoice<K>>::Received<P>>,
    {
        self.with_voice_url(public_url.url_for::<W>(), W::METHOD)
    }

    /// The handler that Twilio calls where the first one fails. It takes a [`Fallback<IncomingCall>`](twiml_runtime::Fallback).
    #[must_use]
    fn voice_fallback_url<W>(self, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + TakesOverFrom<VoiceWebhook, K> + TakesOverAlone<W::Arguments>,
        W: Covers<
                IncomingCall,
                <W as TakesOverAlone<W::Arguments>>::Received<
                    <W as TakesOverFrom<VoiceWebhook, K>>::Received<P>,
                >,
            >,
    {
        self.with_voice_fallback_url(public_url.url_for::<W>(), W::METHOD)
    }
}
