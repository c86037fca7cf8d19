//! Handlers and documents in every place where Rust allows items and expressions.

use ::core::assert_eq;
use ::core::prelude::v1::test;
use ::twiml_runtime::{AsLink as _, VoiceResponse, twiml, voice_webhook, webhooks};
use ::twiml_tests::client::CALL;

use super::{run, twilio};

#[test]
fn in_the_body_of_a_function() {
    #[voice_webhook("/first")]
    async fn first() -> VoiceResponse {
        twiml! { <Response><Redirect>second</Redirect></Response> }
    }

    #[voice_webhook("/second")]
    async fn second() -> VoiceResponse {
        #[voice_webhook("/third")]
        async fn third() -> VoiceResponse {
            twiml! { <Response><Redirect>first</Redirect></Response> }
        }
        let third = third().await;
        twiml! { <Response><Gather action={first::overrides(::twiml_runtime::overrides! { retries: 0 })}/><Say>{third.as_str()}</Say></Response> }
    }

    let twilio = twilio(|verifier| webhooks![first, second].verified_by(verifier));
    assert_eq!(
        run(twilio.post("/first", &CALL)).twiml(),
        r#"<Response><Redirect method="POST">/second</Redirect></Response>"#
    );
    assert_eq!(
        run(twilio.post("/second", &CALL)).twiml(),
        ::core::concat!(
            r##"<Response><Gather action="/first#rc=0" method="POST"/>"##,
            r#"<Say>&lt;Response&gt;&lt;Redirect method="POST"&gt;/first&lt;/Redirect&gt;&lt;/Response&gt;</Say></Response>"#
        )
    );
}

mod outer {
    pub(super) mod inner {
        use ::twiml_runtime::{GatherInput, IncomingCall, Signed, VoiceResponse, twiml, voice_webhook};

        use super::super::top;

        /// As visible as the handler that takes it.
        #[::core::prelude::v1::derive(::serde::Deserialize)]
        pub(in super::super) struct Keys {
            #[serde(rename = "Digits")]
            digits: u8,
        }

        #[voice_webhook("/inner")]
        pub(in super::super) async fn seen_far(_call: IncomingCall) -> VoiceResponse {
            twiml! { <Response><Gather action=top/><Gather action=super::seen_near/></Response> }
        }

        #[voice_webhook("/keys")]
        pub(in super::super) async fn takes_keys(Signed(Keys { digits }): Signed<Keys>) -> VoiceResponse {
            twiml! { <Response><Say>{digits}</Say></Response> }
        }

        #[voice_webhook("/near")]
        pub(in super::super) async fn near(_input: GatherInput) -> VoiceResponse {
            twiml! { <Response/> }
        }
    }

    use ::twiml_runtime::{VoiceResponse, twiml, voice_webhook};

    #[voice_webhook("/seen-near")]
    pub(super) async fn seen_near() -> VoiceResponse {
        twiml! { <Response><Gather action=inner::near/></Response> }
    }
}

#[voice_webhook("/top")]
async fn top() -> VoiceResponse {
    twiml! { <Response><Gather action=outer::inner::seen_far/></Response> }
}

#[voice_webhook("/imports")]
async fn imports() -> VoiceResponse {
    use outer::inner::*;
    twiml! { <Response><Redirect>seen_far</Redirect></Response> }
}

#[test]
fn names_may_come_with_a_glob() {
    assert_eq!(run(imports()).as_str(), r#"<Response><Redirect method="POST">/inner</Redirect></Response>"#);
}

#[test]
fn in_nested_modules() {
    let twilio = twilio(|verifier| {
        webhooks![outer::inner::seen_far, outer::inner::takes_keys, outer::inner::near, outer::seen_near, top]
            .verified_by(verifier)
    });
    assert_eq!(run(twilio.post("/keys", &[("Digits", "7")])).twiml(), "<Response><Say>7</Say></Response>");
    assert_eq!(
        run(twilio.post("/inner", &CALL)).twiml(),
        r#"<Response><Gather action="/top" method="POST"/><Gather action="/seen-near" method="POST"/></Response>"#
    );
}

/// Handlers as a macro of the user's own would write them.
macro_rules! announcement {
    ($name:ident, $path:literal, $text:literal, $value:expr, $answer:ty, $next:ident, $time:literal, $late:path) => {
        #[voice_webhook($path, deadline = ($time, $late))]
        async fn $name() -> $answer {
            let value = $value;
            twiml! { <Response><Say language="en-GB">$text {value} {$value}</Say><Redirect>$next</Redirect></Response> }
        }
    };
}

const fn late() -> VoiceResponse {
    twiml! { <Response><Pause/></Response> }
}

announcement!(opening, "/opening", "We open at ", 9 + 1, VoiceResponse, closing, 10s, late);
announcement!(
    closing,
    "/closing",
    "We close & leave at ",
    "noon",
    VoiceResponse,
    opening,
    2500ms,
    self::late
);

#[test]
fn out_of_a_macro() {
    let twilio = twilio(|verifier| webhooks![opening, closing].verified_by(verifier));
    assert_eq!(
        run(twilio.post("/opening", &CALL)).twiml(),
        r#"<Response><Say language="en-GB">We open at 1010</Say><Redirect method="POST">/closing</Redirect></Response>"#
    );
    assert_eq!(
        run(twilio.post("/closing", &CALL)).twiml(),
        r#"<Response><Say language="en-GB">We close &amp; leave at noonnoon</Say><Redirect method="POST">/opening</Redirect></Response>"#
    );
}

struct Menu {
    keys: &'static [&'static str],
}

impl Menu {
    const GOODBYE: &'static str = "Goodbye";

    fn document(&self) -> VoiceResponse {
        twiml! { <Response>for key in self.keys { <Say>{key}</Say> }<Say>{Self::GOODBYE}</Say></Response> }
    }
}

trait Document {
    fn document() -> VoiceResponse {
        twiml! { <Response><Redirect>top</Redirect></Response> }
    }
}

impl Document for Menu {}

#[test]
fn in_methods_and_other_expressions() {
    let menu = Menu { keys: &["1", "2"] };
    assert_eq!(menu.document().as_str(), "<Response><Say>1</Say><Say>2</Say><Say>Goodbye</Say></Response>");
    assert_eq!(
        <Menu as Document>::document().as_str(),
        r#"<Response><Redirect method="POST">/top</Redirect></Response>"#
    );
    let length = twiml! { <Response><Hangup/></Response> }.as_str().len();
    assert_eq!(length, 30);
    assert_eq!((twiml!(<Response><Hangup/></Response>), twiml![<Response><Hangup/></Response>]), {
        (twiml! { <Response><Hangup/></Response> }, twiml! { <Response><Hangup/></Response> })
    });
}

/// A document that does not change is a constant like any other.
static BUSY: ::std::sync::LazyLock<VoiceResponse> =
    ::std::sync::LazyLock::new(|| twiml! { <Response><Reject reason="busy"/></Response> });

const CLOSED: VoiceResponse = twiml! { <Response><Play>"https://example.com/closed.mp3"</Play></Response> };

#[test]
fn in_constants() {
    assert_eq!(BUSY.as_str(), r#"<Response><Reject reason="busy"/></Response>"#);
    assert_eq!(CLOSED.as_str(), "<Response><Play>https://example.com/closed.mp3</Play></Response>");
}
