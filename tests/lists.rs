//! Lists of webhooks: of one module in that of another, behind a state, under `cfg`.

#![allow(clippy::unwrap_used, reason = "a test stops on what it did not expect")]

use axum::extract::FromRef;
use http::StatusCode;
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio};
use twiml_tests::signed::verifier;

mod menu {
    use twiml_runtime::prelude::*;

    webhooks! {
        /// What a caller is asked. It goes on with a handler of another list.
        pub(super) type Menu = [
            ask,
            #[cfg(any())]
            no_such_handler,
            chosen,
        ];
    }

    #[voice_webhook("/menu")]
    pub(super) async fn ask(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Gather numDigits=1 action=chosen><Say>"Press 1."</Say></Gather></Response> }
    }

    #[voice_webhook("/menu/chosen")]
    async fn chosen(_input: GatherInput) -> VoiceResponse {
        twiml! { <Response><Redirect>super::orders::orders</Redirect></Response> }
    }
}

mod orders {
    use axum::extract::FromRef;
    use twiml_runtime::prelude::*;

    #[derive(Debug, Clone)]
    pub(super) struct Shop(pub(super) &'static str);

    webhooks! {
        /// For every application that has a shop.
        pub(super) type Orders<S> = [orders] where Shop: FromRef<S>;
    }

    #[voice_webhook("/orders")]
    pub(super) async fn orders(_call: IncomingCall, State(shop): State<Shop>) -> VoiceResponse {
        twiml! { <Response><Say>{shop.0}</Say></Response> }
    }
}

mod phone {
    use axum::extract::FromRef;
    use twiml_runtime::prelude::*;

    webhooks! {
        // The lists of modules in that of a crate.
        pub(super) type Phone<S> = [..super::menu::Menu, #[cfg(all())] ..super::orders::Orders, #[cfg(any())] ..super::NoSuchList]
        where
            super::orders::Shop: FromRef<S>;
    }
}

#[derive(Debug, Clone)]
struct App {
    shop: orders::Shop,
    greeting: &'static str,
}

impl FromRef<App> for orders::Shop {
    fn from_ref(app: &App) -> Self {
        app.shop.clone()
    }
}

#[voice_webhook("/voice")]
async fn voice(_call: IncomingCall, State(app): State<App>) -> VoiceResponse {
    twiml! { <Response><Say>{app.greeting}</Say><Redirect>menu::ask</Redirect></Response> }
}

#[voice_webhook("/closed")]
async fn closed(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response><Redirect>voice</Redirect></Response> }
}

fn all() -> Unverified<App> {
    webhooks![voice, ..phone::Phone, closed]
}

#[tokio::test]
async fn the_handlers_of_a_list_are_mounted() {
    let app = App { shop: orders::Shop("We sell bicycles"), greeting: "Hello" };
    let router = all().verified_by(verifier("https://example.com")).into_router().with_state(app);
    let twilio = Twilio::calling(router, verifier("https://example.com"));
    for (path, answer) in [
        ("/voice", r#"<Response><Say>Hello</Say><Redirect method="POST">/menu</Redirect></Response>"#),
        ("/menu/chosen", r#"<Response><Redirect method="POST">/orders</Redirect></Response>"#),
        ("/orders", "<Response><Say>We sell bicycles</Say></Response>"),
    ] {
        let reply = twilio.post(path, &CALL).await;
        assert_eq!((reply.status, reply.body.as_str()), (StatusCode::OK, answer), "{path}");
    }
}

#[test]
fn a_list_is_mounted_where_it_is_taken_in() {
    let webhooks = all().verified_by(verifier("https://example.com"));
    let paths: Vec<_> = webhooks.routes().map(|webhook| webhook.path).collect();
    assert_eq!(paths, ["/voice", "/menu", "/menu/chosen", "/orders", "/closed"]);
}

#[test]
fn the_flow_leads_from_list_to_list() {
    let flow = all().verified_by(verifier("https://example.com")).flow();
    let edges: Vec<_> = flow.edges().map(|edge| (edge.from.name, edge.to.name)).collect();
    assert_eq!(edges, [("voice", "ask"), ("ask", "chosen"), ("chosen", "orders"), ("closed", "voice")]);
}
