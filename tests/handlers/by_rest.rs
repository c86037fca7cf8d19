//! Handlers as callbacks of REST requests, checked by the same traits as those in documents. What must not compile is in
//! `ui/wrong-callback/by_rest.rs`.

use twiml_runtime::__private::{
    AnswersNothing, AnswersVoice, Covers, KnownHandler, NamedAlone, Receives, TakesOverAlone, TakesOverFrom,
    VoiceWebhook, delivery,
};
use twiml_runtime::prelude::*;
use twiml_tests::signed::{PUBLIC_URL, verifier};

/// The parameters of a request, as a client of the REST API collects them.
#[derive(Default)]
struct Request(Vec<(&'static str, Url)>);

/// `K` and `P` follow from the handler `W`.
trait Callbacks<K, P> {
    fn status_callback<W>(self, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + AnswersNothing<K> + NamedAlone<W::Arguments>,
        W: delivery::MessageStatus<<W as AnswersNothing<K>>::Received<P>>;

    fn url_of<W>(self, link: &Link<W>, public_url: &PublicUrl) -> Self
    where
        W: KnownHandler<K, P> + AnswersVoice<K>,
        W: delivery::CallUrl<<W as AnswersVoice<K>>::Received<P>>;

    fn fallback_url<W>(self, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + TakesOverFrom<VoiceWebhook, K> + TakesOverAlone<W::Arguments>,
        W: Covers<
                IncomingCall,
                <W as TakesOverAlone<W::Arguments>>::Received<
                    <W as TakesOverFrom<VoiceWebhook, K>>::Received<P>,
                >,
            >;
}

impl<K, P> Callbacks<K, P> for Request {
    fn status_callback<W>(mut self, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + AnswersNothing<K> + NamedAlone<W::Arguments>,
        W: delivery::MessageStatus<<W as AnswersNothing<K>>::Received<P>>,
    {
        self.0.push(("StatusCallback", public_url.url_for::<W>()));
        self
    }

    fn url_of<W>(mut self, link: &Link<W>, public_url: &PublicUrl) -> Self
    where
        W: KnownHandler<K, P> + AnswersVoice<K>,
        W: delivery::CallUrl<<W as AnswersVoice<K>>::Received<P>>,
    {
        self.0.push(("Url", public_url.url_of(link)));
        self
    }

    fn fallback_url<W>(mut self, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + TakesOverFrom<VoiceWebhook, K> + TakesOverAlone<W::Arguments>,
        W: Covers<
                IncomingCall,
                <W as TakesOverAlone<W::Arguments>>::Received<
                    <W as TakesOverFrom<VoiceWebhook, K>>::Received<P>,
                >,
            >,
    {
        self.0.push(("FallbackUrl", public_url.url_for::<W>()));
        self
    }
}

#[status_callback("/message-status")]
async fn message_status(_update: MessageStatusUpdate) {}

#[status_callback("/any-status")]
async fn any_status() {}

#[voice_webhook("/orders/{id}/call")]
async fn call(_call: IncomingCall, Path(_id): Path<u32>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[voice_webhook("/sorry")]
async fn sorry(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[test]
fn a_request_names_handlers_as_a_document_does() {
    let public_url: PublicUrl = "https://example.com".parse().unwrap();
    let _: Webhooks<()> =
        webhooks![message_status, any_status, call, sorry].verified_by(verifier(PUBLIC_URL));
    let Request(parameters) = Request::default()
        .status_callback::<message_status>(&public_url)
        .status_callback::<any_status>(&public_url)
        .url_of(&call::at(7), &public_url)
        .fallback_url::<sorry>(&public_url);
    let parameters: Vec<_> = parameters.iter().map(|(name, url)| (*name, url.as_str())).collect();
    assert_eq!(
        parameters,
        [
            ("StatusCallback", "https://example.com/message-status"),
            ("StatusCallback", "https://example.com/any-status"),
            ("Url", "https://example.com/orders/7/call"),
            ("FallbackUrl", "https://example.com/sorry"),
        ]
    );
}
