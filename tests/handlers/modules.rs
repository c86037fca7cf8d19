//! Handlers in modules of their own: they are public, what they take is not.

#![allow(
    private_interfaces,
    unreachable_pub,
    reason = "it is what is tested here, and no error elsewhere either"
)]

use http::StatusCode;
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio, run};
use twiml_tests::signed::{PUBLIC_URL, verifier};

mod line {
    use std::sync::Arc;

    use axum::extract::FromRef;
    use serde::{Deserialize, Serialize};
    use twiml_runtime::prelude::*;

    #[derive(Clone, Default)]
    pub struct App {
        name: Arc<str>,
    }

    impl App {
        pub fn named(name: &str) -> Self {
            Self { name: name.into() }
        }
    }

    #[derive(Clone)]
    struct Name(Arc<str>);

    impl FromRef<App> for Name {
        fn from_ref(app: &App) -> Self {
            Self(Arc::clone(&app.name))
        }
    }

    #[derive(Deserialize, Serialize)]
    struct Attempt {
        attempt: u8,
    }

    #[derive(Deserialize)]
    struct Widget {
        flow: String,
    }

    struct Broken;

    impl From<Broken> for BoxError {
        fn from(_: Broken) -> Self {
            "broken".into()
        }
    }

    #[voice_webhook("/voice")]
    pub async fn voice(State(name): State<Name>) -> Result<VoiceResponse, Broken> {
        Ok(twiml! {
            <Response><Gather action={menu::with(&Attempt { attempt: 1 })}><Say>{&*name.0}</Say></Gather></Response>
        })
    }

    #[voice_webhook("/menu")]
    pub(crate) async fn menu(_input: GatherInput, Query(attempt): Query<Attempt>) -> VoiceResponse {
        twiml! { <Response><Redirect>{extension::at(7).with(&attempt)}</Redirect></Response> }
    }

    #[voice_webhook("/extensions/{number}")]
    pub async fn extension(Path(number): Path<u8>, Query(attempt): Query<Attempt>) -> VoiceResponse {
        twiml! { <Response><Say>{number} " " {attempt.attempt}</Say></Response> }
    }

    #[studio_webhook("/widget")]
    pub async fn widget(Signed(widget): Signed<Widget>) -> Json<usize> {
        Json(widget.flow.len())
    }
}

#[test]
fn a_public_handler_takes_private_types() {
    let webhooks = webhooks![line::voice, line::menu, line::extension, line::widget];
    let app = webhooks.verified_by(verifier(PUBLIC_URL)).into_router().with_state(line::App::named("Ann"));
    let twilio = Twilio::calling(app, verifier(PUBLIC_URL));
    run(async {
        let voice = twilio.post("/voice", &CALL).await;
        assert_eq!(
            voice.twiml(),
            r#"<Response><Gather action="/menu?attempt=1" method="POST"><Say>Ann</Say></Gather></Response>"#
        );
        let extension = twilio.post("/extensions/7?attempt=1", &CALL).await;
        assert_eq!(extension.twiml(), "<Response><Say>7 1</Say></Response>");
        let widget = twilio.post("/widget", &[("flow", "FW1")]).await;
        assert_eq!(widget.status, StatusCode::OK);
    });
}

/// Handlers from a macro: the attributes see what is in its fragments as well.
mod from_macro {
    use serde::{Deserialize, Serialize};
    use twiml_runtime::prelude::*;

    #[derive(Deserialize, Serialize)]
    pub(super) struct Attempt {
        pub(super) attempt: u8,
    }

    macro_rules! handler {
        ($name:ident, $path:literal, $body:block $(, $argument:ty)?) => {
            #[voice_webhook($path)]
            pub(super) async fn $name(_call: IncomingCall $(, _argument: $argument)?) -> VoiceResponse $body
        };
    }

    handler!(first, "/first", {
        twiml! { <Response><Redirect>{second::with(&Attempt { attempt: 1 })}</Redirect></Response> }
    });
    handler!(
        second,
        "/second",
        {
            twiml! { <Response><Hangup/></Response> }
        },
        Query<Attempt>
    );
}

#[test]
fn what_a_macro_hands_on_is_seen() {
    use from_macro::{first, second};
    let webhooks: Webhooks<()> = webhooks![first, second].verified_by(verifier(PUBLIC_URL));
    let edges: Vec<_> = webhooks.flow().edges().map(|edge| (edge.from.name, edge.to.name)).collect();
    assert_eq!(edges, [("first", "second")]);
}
