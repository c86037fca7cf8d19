//! Handlers that say how a call goes on.

use twiml_runtime::__private::{
    AnswersVoice, Covers, KnownHandler, Link, NamedAlone, Receives, TakesOverAlone, TakesOverFrom,
    VoiceWebhook, delivery,
};
use twiml_runtime::{IncomingCall, Method, PublicUrl, Url};

use super::fitness::{AwaitsInstructions, GoesByUrl};

/// The handler that Twilio asks what to do in a call.
pub trait CallInstructions<K, P>: Sized {
    /// The same with instructions.
    type Instructed;

    #[doc(hidden)]
    fn with_url(self, url: Url, method: Method) -> Self::Instructed;

    /// The handler that Twilio asks what to do in the call, at the public URL of the application.
    ///
    /// It does not compile for a handler that takes what a call does not bring here, such as a [`GatherInput`](twiml_runtime::GatherInput), or that answers with
    /// something else than a [`VoiceResponse`](twiml_runtime::VoiceResponse).
    #[must_use]
    fn url<W>(self, public_url: &PublicUrl) -> Self::Instructed
    where
        W: Receives<K, P> + AnswersVoice<K> + NamedAlone<W::Arguments>,
        W: delivery::CallUrl<<W as AnswersVoice<K>>::Received<P>>,
        Self: AwaitsInstructions,
    {
        self.with_url(public_url.url_for::<W>(), W::METHOD)
    }

    /// The same for a handler with arguments or overrides: `greet::at("Anna")`.
    #[must_use]
    fn url_of<W>(self, link: &Link<W>, public_url: &PublicUrl) -> Self::Instructed
    where
        W: KnownHandler<K, P> + AnswersVoice<K>,
        W: delivery::CallUrl<<W as AnswersVoice<K>>::Received<P>>,
        Self: AwaitsInstructions,
    {
        self.with_url(public_url.url_of(link), W::METHOD)
    }
}

/// The handler that Twilio asks where the first one fails.
pub trait CallFallback<K, P>: Sized {
    #[doc(hidden)]
    #[must_use]
    fn with_fallback_url(self, url: Url, method: Method) -> Self;

    /// The handler that Twilio asks if the first one fails. It takes a [`Fallback<IncomingCall>`](twiml_runtime::Fallback).
    #[must_use]
    fn fallback_url<W>(self, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + TakesOverFrom<VoiceWebhook, K> + TakesOverAlone<W::Arguments>,
        W: Covers<
                IncomingCall,
                <W as TakesOverAlone<W::Arguments>>::Received<
                    <W as TakesOverFrom<VoiceWebhook, K>>::Received<P>,
                >,
            >,
        Self: GoesByUrl,
    {
        self.with_fallback_url(public_url.url_for::<W>(), W::METHOD)
    }
}
