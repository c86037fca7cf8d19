//! Arguments that come from the URL, known by their types: under an alias or another name, in `Result`, `Option` and tuples, and in structs.

#![allow(clippy::unwrap_used, reason = "a test stops on what it did not expect")]

use serde::{Deserialize, Serialize};
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio};
use twiml_tests::log;
use twiml_tests::signed::verifier;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Wish {
    word: String,
}

/// Arguments whose names do not say that they come from the URL, and some that need not be there.
mod hidden {
    use axum::extract::rejection::QueryRejection;
    use axum::extract::{FromRequestParts, Path as P, Query as Q};
    use http::request::Parts;

    use super::*;

    type WishQuery = Query<Wish>;
    type Shop = Path<String>;
    type Payload = IncomingCall;

    /// An extractor of the application's own.
    pub(crate) struct Caller;

    impl<S: Send + Sync> FromRequestParts<S> for Caller {
        type Rejection = std::convert::Infallible;

        async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
            Ok(Self)
        }
    }

    #[voice_webhook("/hidden/import")]
    pub(crate) async fn import(Q(wish): Q<Wish>) -> VoiceResponse {
        twiml! { <Response><Say>{wish.word}</Say></Response> }
    }

    #[voice_webhook("/hidden/alias")]
    pub(crate) async fn alias(_call: Payload, _caller: Caller, Query(wish): WishQuery) -> VoiceResponse {
        twiml! { <Response><Say>{wish.word}</Say></Response> }
    }

    #[voice_webhook("/hidden/{shop}/both")]
    pub(crate) async fn both(
        _call: IncomingCall,
        Query(wish): WishQuery,
        Path(shop): Shop,
        _caller: Caller,
    ) -> VoiceResponse {
        twiml! { <Response><Say>{shop} ": " {wish.word}</Say></Response> }
    }

    #[voice_webhook("/hidden/{number}/typed")]
    pub(crate) async fn typed(P(number): P<u32>) -> VoiceResponse {
        twiml! { <Response><Say>{number}</Say></Response> }
    }

    #[voice_webhook("/hidden/result")]
    pub(crate) async fn result(wish: Result<Query<Wish>, QueryRejection>) -> VoiceResponse {
        let word = wish.map_or_else(|_| "nothing".to_owned(), |Query(wish)| wish.word);
        twiml! { <Response><Say>{word}</Say></Response> }
    }

    type MayWish = Result<WishQuery, QueryRejection>;

    #[voice_webhook("/hidden/{shop}/result")]
    pub(crate) async fn aliased_result(Path(shop): Path<String>, wish: MayWish) -> VoiceResponse {
        let word = wish.map_or_else(|_| "nothing".to_owned(), |Query(wish)| wish.word);
        twiml! { <Response><Say>{shop} ": " {word}</Say></Response> }
    }

    #[voice_webhook("/hidden/{shop}/tuple")]
    pub(crate) async fn tuple(
        _call: IncomingCall,
        (Path(shop), Query(wish)): (Shop, Query<Wish>),
    ) -> VoiceResponse {
        twiml! { <Response><Say>{shop} ": " {wish.word}</Say></Response> }
    }

    #[voice_webhook("/hidden/{shop}/option")]
    pub(crate) async fn option(shop: Option<Path<String>>) -> VoiceResponse {
        twiml! { <Response><Say>{shop.map(|Path(shop)| shop)}</Say></Response> }
    }

    /// Extracts nothing from its URL, so it can be named alone.
    #[voice_webhook("/hidden/plain")]
    pub(crate) async fn plain(_caller: Caller) -> VoiceResponse {
        twiml! { <Response><Say>"plain"</Say></Response> }
    }

    #[voice_webhook("/hidden/sid/{call}")]
    pub(crate) async fn sid(Path(call): Path<CallSid>) -> VoiceResponse {
        twiml! { <Response><Say>{call.as_str()}</Say></Response> }
    }
}

#[tokio::test]
async fn arguments_are_known_by_their_types() {
    use hidden::{alias, aliased_result, both, import, option, plain, result, sid, tuple, typed};
    let wish = Wish { word: "tea & cake".to_owned() };
    let call: CallSid = "CA0123456789abcdef0123456789abcdef".parse().unwrap();
    let links = [
        (import::with(&wish).to_string(), "tea &amp; cake"),
        (alias::with(&wish).to_string(), "tea &amp; cake"),
        (both::at("north").with(&wish).to_string(), "north: tea &amp; cake"),
        (typed::at(7).to_string(), "7"),
        (result::with(&wish).to_string(), "tea &amp; cake"),
        (result::PATH.to_owned(), "nothing"),
        (aliased_result::at("north").with(&wish).to_string(), "north: tea &amp; cake"),
        (aliased_result::at("north").to_string(), "north: nothing"),
        (tuple::at("north").with(&wish).to_string(), "north: tea &amp; cake"),
        (option::at("north").to_string(), "north"),
        (sid::at(call.clone()).to_string(), call.as_str()),
        (plain::PATH.to_owned(), "plain"),
    ];
    let webhooks: Webhooks<()> =
        webhooks![alias, aliased_result, both, import, option, plain, result, sid, tuple, typed]
            .verified_by(verifier("https://example.com"));
    let twilio = Twilio::calling(webhooks.into_router(), verifier("https://example.com"));
    for (link, said) in links {
        let answer = twilio.post(&link, &CALL).await;
        assert_eq!(answer.twiml(), format!("<Response><Say>{said}</Say></Response>"), "{link}");
    }
    let document: VoiceResponse = twiml! {
        <Response><Gather action=result/><Gather action=plain/><Gather action={import::with(&wish)}/></Response>
    };
    assert!(document.as_str().contains("word=tea%20%26%20cake"), "{document}");
}

/// Structs whose fields are not all in the path.
mod unread {
    use std::collections::HashMap;

    use super::*;

    #[derive(Deserialize)]
    pub(crate) struct Shelf {
        pub(crate) shop: String,
        pub(crate) shelf: Option<u32>,
    }

    type ShelfPath = Path<Shelf>;

    #[voice_webhook("/unread/{store}")]
    pub(crate) async fn renamed(Path(at): ShelfPath) -> VoiceResponse {
        twiml! { <Response><Say>{at.shop} {at.shelf}</Say></Response> }
    }

    #[voice_webhook("/unread/{shop}/shelf")]
    pub(crate) async fn complete(Path(at): Path<Shelf>) -> VoiceResponse {
        twiml! { <Response><Say>{at.shop} {at.shelf}</Say></Response> }
    }

    #[derive(Deserialize)]
    pub(crate) struct Number(pub(crate) u32);

    #[voice_webhook("/unread/{shop}/{shelf}")]
    pub(crate) async fn one_of_two(Path(number): Path<Number>) -> VoiceResponse {
        twiml! { <Response><Say>{number.0}</Say></Response> }
    }

    #[voice_webhook("/unread")]
    pub(crate) async fn all(Path(parameters): Path<HashMap<String, String>>) -> VoiceResponse {
        twiml! { <Response><Say>{parameters.len()}</Say></Response> }
    }

    #[voice_webhook("/unread/{at}/none")]
    pub(crate) async fn none(Path(at): Path<Shelf>) -> VoiceResponse {
        twiml! { <Response><Say>{at.shop} {at.shelf}</Say></Response> }
    }
}

#[test]
fn fields_that_are_not_in_the_path_are_known_before_a_request() {
    use unread::{all, complete, none, one_of_two, renamed};
    let (_, log) = log::captured(|| -> Webhooks<()> {
        webhooks![renamed, complete, none, one_of_two, all].verified_by(verifier("https://example.com"))
    });
    assert_eq!(log.matches("WARN").count(), 3, "{log}");
    for handler in [
        "`renamed` reads `shop` from its path, and `/unread/{store}` has no",
        "`none` reads `shop`",
        "the number of parameters that `one_of_two` reads from its path is 1, and `/unread/{shop}/{shelf}` has 2",
    ] {
        assert!(log.contains(handler), "{handler}: {log}");
    }
}
