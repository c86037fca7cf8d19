//! What is likely to be wrong with a flow.

use twiml_runtime::prelude::*;
use twiml_tests::signed::{PUBLIC_URL, verifier};

use super::{log_of, warnings};

/// A flow with a mistake in each handler.
mod mistaken {
    use twiml_runtime::prelude::*;

    #[voice_webhook("/again")]
    pub(crate) async fn again(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Gather numDigits=1><Say>"Press 1"</Say></Gather></Response> }
    }

    #[voice_webhook("/silent")]
    pub(crate) async fn silent(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Pause length=3/></Response> }
    }

    #[voice_webhook("/unprompted")]
    pub(crate) async fn unprompted(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Gather action=speechless/></Response> }
    }

    #[voice_webhook("/speechless")]
    pub(crate) async fn speechless(input: GatherInput) -> VoiceResponse {
        match input.answer() {
            Answer::Nothing => twiml! { <Response/> },
            Answer::Digits(_) | Answer::Speech { .. } => {
                twiml! { <Response><Gather><Say>"Once more"</Say></Gather></Response> }
            }
        }
    }

    #[voice_webhook("/dead")]
    pub(crate) async fn dead(_input: GatherInput) -> VoiceResponse {
        twiml! { <Response><Say>"Hello"</Say></Response> }
    }
}

#[test]
fn warnings_say_what_to_do_and_are_logged_once() {
    use mistaken::{again, dead, silent, speechless, unprompted};
    let webhooks: Webhooks<()> =
        webhooks![again, silent, unprompted, speechless, dead].verified_by(verifier(PUBLIC_URL));
    assert_eq!(
        warnings(&webhooks),
        [
            "`again` has a document in which `<Gather>` has no `action`, so Twilio comes back to `again` whatever the caller \
             enters, and the caller hears the same again; name the handler of the input in `action`",
            "`silent` has a document that ends the call without a word; let the caller hear something, or write `<Hangup/>` if \
             that is intended",
            "`unprompted` asks the caller for input without a prompt; put one into the verb that asks, or before it",
            "`speechless` has a document that ends the call without a word; let the caller hear something, or write \
             `<Hangup/>` if that is intended",
            "`dead` takes `GatherInput`, which arrives only through `<Gather action>`, but no other handler names it there; name \
             it, or take it out of `webhooks![…]`",
        ]
    );
    assert!(webhooks.flow().entry_points().all(|handler| handler.name != "dead"));
    let log = log_of(webhooks, &["/silent", "/silent"]);
    assert_eq!(log.matches("WARN").count(), 5, "{log}");
}

/// Handlers that are named by their addresses.
mod addressed {
    use twiml_runtime::prelude::*;

    #[voice_webhook("/ring")]
    pub(crate) async fn ring(_call: IncomingCall) -> VoiceResponse {
        let address = over::PATH;
        twiml! {
            <Response>
                <Dial action={address}><Number url="/whisper">"+15551234567"</Number></Dial>
            </Response>
        }
    }

    /// Connects the call without a word to the person who is called.
    #[voice_webhook("/whisper")]
    pub(crate) async fn whisper(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response/> }
    }

    #[voice_webhook("/over")]
    pub(crate) async fn over(_outcome: DialOutcome) -> VoiceResponse {
        twiml! { <Response/> }
    }
}

#[test]
fn a_handler_that_may_be_called_by_its_address_is_given_the_benefit_of_the_doubt() {
    use addressed::{over, ring, whisper};
    let webhooks: Webhooks<()> = webhooks![ring, whisper, over].verified_by(verifier(PUBLIC_URL));
    assert_eq!(warnings(&webhooks), [""; 0]);
}

/// Handlers that lead to each other and to nothing else.
mod circle {
    use twiml_runtime::prelude::*;

    #[sms_webhook("/way-in")]
    pub(crate) async fn way_in(_msg: IncomingMessage) -> MessagingResponse {
        twiml! { <Response><Redirect>ping</Redirect></Response> }
    }

    #[sms_webhook("/ping")]
    pub(crate) async fn ping(_msg: IncomingMessage) -> MessagingResponse {
        twiml! { <Response><Redirect>pong</Redirect></Response> }
    }

    #[sms_webhook("/pong")]
    pub(crate) async fn pong(_msg: IncomingMessage) -> Result<MessagingResponse, BoxError> {
        Ok(twiml! { <Response><Redirect>ping</Redirect></Response> })
    }

    #[sms_webhook("/self")]
    pub(crate) async fn itself(_msg: IncomingMessage) -> MessagingResponse {
        twiml! { <Response><Redirect>itself</Redirect></Response> }
    }
}

#[test]
fn circles_are_reported_once() {
    use circle::{itself, ping, pong, way_in};
    let webhooks: Webhooks<()> = webhooks![way_in, ping, pong, itself].verified_by(verifier(PUBLIC_URL));
    assert_eq!(
        warnings(&webhooks),
        [
            "`ping` only redirects to `pong`, from which redirects lead back to `ping` in a circle; redirect to another handler",
            "`itself` only redirects to itself; redirect to another handler",
        ]
    );
}

/// A handler that is named by an address at most.
mod by_address {
    use twiml_runtime::prelude::*;

    #[voice_webhook("/start")]
    pub(crate) async fn start(
        _call: IncomingCall,
        Query(next): Query<Vec<(String, String)>>,
    ) -> VoiceResponse {
        twiml! { <Response><Gather action={next.first().map(|(_, next)| next)}><Say>"Press 1"</Say></Gather></Response> }
    }

    #[voice_webhook("/heard")]
    pub(crate) async fn heard(_input: GatherInput) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn a_handler_that_may_be_named_by_its_address_is_not_called_dead() {
    use by_address::{heard, start};
    let webhooks: Webhooks<()> = webhooks![start, heard].verified_by(verifier(PUBLIC_URL));
    assert_eq!(warnings(&webhooks), [""; 0]);
}

/// Handlers whose oddities are meant.
mod meant {
    use twiml_runtime::prelude::*;

    #[voice_webhook("/quiet", allow(silence))]
    pub(crate) async fn quiet(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Pause length=5/></Response> }
    }

    #[voice_webhook("/given-to-twilio", allow(never_named, silence))]
    pub(crate) async fn given(_input: GatherInput) -> VoiceResponse {
        twiml! { <Response/> }
    }
}

#[test]
fn a_warning_is_allowed_where_it_arises() {
    use meant::{given, quiet};
    let webhooks: Webhooks<()> = webhooks![quiet, given].verified_by(verifier(PUBLIC_URL));
    assert_eq!(warnings(&webhooks), [""; 0]);
}
