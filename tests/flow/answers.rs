//! What the answer for one who does not only listen can hold, over several handlers.

use twiml_runtime::prelude::*;
use twiml_runtime::tags;
use twiml_tests::signed::{PUBLIC_URL, verifier};

use super::warnings;

/// Handlers that answer for others than a caller, and take what any call has.
mod asked {
    use super::*;

    #[voice_webhook("/asked/start")]
    pub(crate) async fn start(_call: IncomingCall) -> VoiceResponse {
        twiml! {
            <Response>
                <Dial><Number url=whisper>"+15551230002"</Number><Client url=client>"ann"</Client></Dial>
                <Dial><Conference waitUrl=music>"team"</Conference></Dial>
                <Enqueue waitUrl=hold>"support"</Enqueue>
            </Response>
        }
    }

    #[voice_webhook("/asked/whisper")]
    pub(crate) async fn whisper(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Say>"Hello"</Say><Dial>"+15551230003"</Dial></Response> }
    }

    #[voice_webhook("/asked/music")]
    pub(crate) async fn music(_call: Signed<()>) -> VoiceResponse {
        twiml! { <Response><Play>"https://example.com/a.mp3"</Play><Redirect>music</Redirect></Response> }
    }

    #[voice_webhook("/asked/hold")]
    pub(crate) async fn hold(_call: QueueWait) -> VoiceResponse {
        twiml! { <Response><Say>"Please hold."</Say><Leave/></Response> }
    }

    #[voice_webhook("/asked/client")]
    pub(crate) async fn client(_call: CallScreening) -> VoiceResponse {
        twiml! { <Response><Gather action=accepted><Say>"Press 1"</Say></Gather><Hangup/></Response> }
    }

    #[voice_webhook("/asked/accepted")]
    pub(crate) async fn accepted(_input: GatherInput) -> VoiceResponse {
        twiml! { <Response><Pause/><Say>"Connecting"</Say><Dial>"+15551230003"</Dial></Response> }
    }
}

#[test]
fn what_an_answer_can_hold_depends_on_who_asks() {
    let webhooks =
        webhooks![asked::start, asked::whisper, asked::music, asked::hold, asked::client, asked::accepted];
    assert_eq!(
        warnings(&webhooks.verified_by(verifier(PUBLIC_URL))),
        [
            "`whisper` answers what `start` asks for in `<Number url>`, but `<Dial>` is not allowed in the answer for a dialed party who is \
             about to be connected (error 13201); the answer can hold `<Say>`, `<Play>`, `<Gather>` or `<Hangup>`",
            "`accepted` answers what `start` asks for in `<Client url>`, but `<Dial>` is not allowed in the answer for a dialed party who is \
             about to be connected (error 13201); the answer can hold `<Say>`, `<Play>`, `<Gather>` or `<Hangup>`",
        ]
    );
}

/// A queue, whose callers hear these while they wait.
mod waiting {
    use super::*;

    type Waits = QueueWait;

    #[voice_webhook("/waiting/start")]
    pub(crate) async fn start(_call: IncomingCall) -> VoiceResponse {
        twiml! {
            <Response>
                <Enqueue waitUrl=silent>"sales"</Enqueue>
                <Enqueue waitUrl=keys>"support"</Enqueue>
                <Enqueue waitUrl=renamed>"billing"</Enqueue>
                <Enqueue waitUrl=helped>"returns"</Enqueue>
                <Dial><Conference waitUrl=untyped>"team"</Conference></Dial>
            </Response>
        }
    }

    #[voice_webhook("/waiting/silent")]
    pub(crate) async fn silent(_call: QueueWait) -> VoiceResponse {
        twiml! { <Response/> }
    }

    #[voice_webhook("/waiting/untyped")]
    pub(crate) async fn untyped(call: IncomingCall) -> VoiceResponse {
        if call.from.as_str().is_empty() {
            return twiml! { <Response><Record action=recorded/></Response> };
        }
        twiml! { <Response/> }
    }

    #[voice_webhook("/waiting/keys", fallback = failed)]
    pub(crate) async fn keys(call: QueueWait) -> VoiceResponse {
        if call.queue_position > 3 {
            return twiml! { <Response><Redirect>again</Redirect></Response> };
        }
        twiml! { <Response><Gather action=pressed><Say>"Press 1 to be called back."</Say></Gather></Response> }
    }

    /// Goes back to the beginning of what is heard while waiting.
    #[voice_webhook("/waiting/again")]
    pub(crate) async fn again() -> VoiceResponse {
        twiml! { <Response/> }
    }

    #[voice_webhook("/waiting/pressed")]
    pub(crate) async fn pressed(input: GatherInput) -> VoiceResponse {
        match input.answer() {
            Answer::Digits("1") => twiml! { <Response><Record action=recorded/></Response> },
            _ => twiml! { <Response/> },
        }
    }

    #[voice_webhook("/waiting/failed")]
    pub(crate) async fn failed(_failed: Fallback<IncomingCall>) -> VoiceResponse {
        twiml! { <Response/> }
    }

    #[voice_webhook("/waiting/renamed")]
    pub(crate) async fn renamed(_call: Waits) -> VoiceResponse {
        twiml! { <Response><Record action=recorded/></Response> }
    }

    #[voice_webhook("/waiting/helped")]
    pub(crate) async fn helped(_call: QueueWait) -> VoiceResponse {
        twiml! { <Response>{leave_a_message()}</Response> }
    }

    fn leave_a_message() -> impl StandsIn<tags::Response> {
        twiml! { <Say>"Leave a message."</Say><Record action=recorded/> }
    }

    #[voice_webhook("/waiting/recorded")]
    pub(crate) async fn recorded(_message: RecordedMessage) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn who_waits_may_hear_nothing_but_is_not_recorded() {
    use waiting::{again, failed, helped, keys, pressed, recorded, renamed, silent, start, untyped};
    let webhooks = webhooks![start, silent, untyped, keys, again, pressed, failed, renamed, helped, recorded];
    let of_queue = "answers what `start` asks for in `<Enqueue waitUrl>`, but `<Record>` is not allowed in the answer for a caller who \
                    waits in a queue; the answer can hold `<Say>`, `<Play>`, `<Pause>`, `<Gather>`, `<Redirect>`, `<Hangup>` or `<Leave>`";
    assert_eq!(
        warnings(&webhooks.verified_by(verifier(PUBLIC_URL))),
        [
            "`untyped` answers what `start` asks for in `<Conference waitUrl>`, but `<Record>` is not allowed in the answer for a \
             participant who waits for a conference (error 13238); the answer can hold `<Say>`, `<Play>`, `<Pause>` or `<Redirect>`"
                .to_owned(),
            format!("`pressed` {of_queue}"),
            format!("`renamed` {of_queue}"),
            format!("`helped` {of_queue}"),
        ]
    );
}
