//! Addresses that are written as text.

use super::*;

/// Paths as text.
mod paths {
    use super::*;

    fn goodbye() -> Fragment<tags::Response> {
        twiml! { <Say>"Goodbye"</Say> <Redirect>"/paths/lefft?x=1"</Redirect> }
    }

    #[voice_webhook("/paths/orders/{order}")]
    pub(super) async fn voice(_call: IncomingCall, Path(_order): Path<u32>) -> VoiceResponse {
        twiml! {
            <Response>
                <Gather action="/base/paths/right"/>
                <Gather action="/paths/orders/7"/>
                <Gather action="https://example.com/anything"/>
                <Gather action={"/anything/else"}/>
                <Play>"/music.mp3"</Play>
                {goodbye()}
            </Response>
        }
    }

    #[voice_webhook("/paths/right")]
    pub(super) async fn right(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

/// A path as text at which another kind of handler is.
mod mistaken {
    use super::*;

    #[voice_webhook("/mistaken")]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Gather action="/mistaken/left"/><Record action="/mistaken/left"/></Response> }
    }

    #[voice_webhook("/mistaken/left")]
    pub(super) async fn left(_message: RecordedMessage) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn a_path_as_text_is_that_of_a_handler_that_fits() {
    let webhooks: Webhooks<()> = webhooks![mistaken::voice, mistaken::left].verified_by(verifier(URL));
    let found: Vec<_> = dead(&webhooks).into_iter().filter(|dead| dead.contains("/mistaken")).collect();
    assert_eq!(
        found,
        [
            "`<Gather action>` has the address `/mistaken/left`, where the handler `left` is, but that takes `RecordedMessage`, which \
             Twilio never sends there; name a handler that fits, without quotes"
        ]
    );
}

#[test]
fn a_path_as_text_is_that_of_a_handler() {
    let webhooks: Webhooks<()> = webhooks![paths::voice, paths::right].verified_by(verifier(URL));
    let found: Vec<_> = dead(&webhooks).into_iter().filter(|dead| dead.contains("/paths/")).collect();
    assert_eq!(
        found,
        [
            "`<Redirect>` has the address `/paths/lefft?x=1`, but no mounted handler is there; name the handler itself, without quotes, or \
             write the address in braces, `{\"…\"}`, if something else is there"
        ]
    );
    // Something else may be at the same host.
    let (_, log) = captured(|| webhooks.into_router());
    assert_eq!(
        log.lines().filter(|line| line.contains("WARN") && line.contains("has the address `/paths/")).count(),
        1,
        "{log}"
    );
}

/// Addresses of the application itself that are almost right.
mod almost {
    use super::*;

    #[derive(serde::Serialize, serde::Deserialize)]
    pub(super) struct Page {
        number: u32,
    }

    #[voice_webhook("/almost")]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        twiml! {
            <Response>
                <Gather action="/almost/get"/>
                <Gather action="/almost/get" method="GET"/>
                <Gather action="https://example.com/almost/got"/>
                <Gather action="https://example.com/almost?x=1"/>
                <Gather action="https://example.org/almost/got"/>
                <Gather action="/almost/paged"/>
                <Redirect>"/almost/paged?number=1"</Redirect>
            </Response>
        }
    }

    #[voice_webhook("/almost/get", method = "GET")]
    pub(super) async fn get(_input: GatherInput) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }

    #[voice_webhook("/almost/paged")]
    pub(super) async fn paged(_call: IncomingCall, Query(Page { number: _ }): Query<Page>) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn an_address_as_text_has_the_method_the_query_and_the_base_path() {
    let almost = |url: &str| {
        let webhooks: Webhooks<()> =
            webhooks![almost::voice, almost::get, almost::paged].verified_by(verifier(url));
        dead(&webhooks).into_iter().filter(|dead| dead.contains("almost")).collect::<Vec<_>>()
    };
    let of_host = [
        "`<Gather action>` has the address `/almost/get`, where the handler `get` is, but that is called by GET; name the handler itself, \
         without quotes, and its method is set as well",
        "`<Gather action>` has the address `https://example.com/almost/got`, but no mounted handler is there; name the handler itself, \
         without quotes, or write the address in braces, `{\"…\"}`, if something else is there",
        "`<Gather action>` has the address `/almost/paged`, where the handler `paged` is, but that needs a query; name it with one: \
         `{paged::with(&query)}`",
    ];
    assert_eq!(almost(URL), of_host);
    let below = almost("https://example.com/base");
    assert!(below.iter().any(|dead| dead.ends_with(
        "has the address `/almost/get`, where the handler `get` is, but without the base path of the public URL; name the handler itself, \
         without quotes, and the base path is written as well"
    )), "{below:#?}");
}
