//! The graph of mounted handlers, and what is said about it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio, run};
use twiml_tests::log::captured;
use twiml_tests::signed::{PUBLIC_URL, verifier};

#[voice_webhook("/voice", fallback = sorry)]
async fn voice(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Gather numDigits=1 action=menu><Say>"Press 1 for sales."</Say></Gather>
            <Redirect>voice</Redirect>
        </Response>
    }
}

#[voice_webhook("/menu")]
async fn menu(input: GatherInput) -> VoiceResponse {
    match input.answer() {
        Answer::Digits("1") => twiml! { <Response><Dial action=dialed>"+15551234567"</Dial></Response> },
        Answer::Digits(_) | Answer::Speech { .. } | Answer::Nothing => {
            twiml! { <Response><Redirect>voice</Redirect></Response> }
        }
    }
}

#[voice_webhook("/dialed", method = "GET")]
async fn dialed(_outcome: DialOutcome) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/sorry")]
async fn sorry(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response><Say>"Something went wrong."</Say></Response> }
}

#[status_callback("/status")]
async fn status(_update: CallStatusUpdate) {}

fn call() -> Webhooks<()> {
    webhooks![voice, menu, dialed, sorry, status].verified_by(verifier(PUBLIC_URL))
}

/// What is logged while webhooks become a router, and while the requests to it are served.
fn log_of(webhooks: Webhooks<()>, requests: &[&str]) -> String {
    let ((), log) = captured(|| {
        let twilio = Twilio::calling(webhooks.into_router(), verifier(PUBLIC_URL));
        for path in requests {
            run(twilio.post(path, &CALL)).twiml();
        }
    });
    log
}

fn warnings(webhooks: &Webhooks<()>) -> Vec<String> {
    webhooks.flow().warnings().map(|warning| warning.to_string()).collect()
}

#[test]
fn edges_say_where_a_handler_is_named() {
    let edges: Vec<_> = call()
        .flow()
        .edges()
        .map(|edge| (edge.from.name, edge.via.element(), edge.via.attribute(), edge.to.name))
        .collect();
    assert_eq!(
        edges,
        [
            ("voice", Some("Gather"), Some("action"), "menu"),
            ("voice", Some("Redirect"), None, "voice"),
            ("voice", None, None, "sorry"),
            ("menu", Some("Dial"), Some("action"), "dialed"),
            ("menu", Some("Redirect"), None, "voice"),
        ]
    );
}

#[test]
fn a_flow_is_readable() {
    assert_eq!(
        call().flow().to_string(),
        "\
voice: POST /voice, IncomingCall, entry point
    <Gather action> -> menu
    <Redirect> -> voice
    fallback -> sorry
menu: POST /menu, GatherInput
    <Dial action> -> dialed
    <Redirect> -> voice
dialed: GET /dialed, DialOutcome
sorry: POST /sorry, Fallback
status: POST /status, CallStatusUpdate, entry point
"
    );
}

mod tenants {
    use twiml_runtime::prelude::*;

    pub(crate) mod other {
        use twiml_runtime::prelude::*;

        /// Has the name of another handler.
        #[voice_webhook("/tenants/{tenant}/greet")]
        pub(crate) async fn greet(_call: IncomingCall, Path(_tenant): Path<String>) -> VoiceResponse {
            twiml! { <Response><Say>"Hello"</Say></Response> }
        }
    }

    #[voice_webhook("/greet", fallback = sorry)]
    pub(crate) async fn greet(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Record action=recorded/></Response> }
    }

    #[voice_webhook("/recorded")]
    pub(crate) async fn recorded(_message: RecordedMessage) -> VoiceResponse {
        twiml! { <Response><Redirect>greet</Redirect></Response> }
    }

    #[voice_webhook("/sorry")]
    pub(crate) async fn sorry(_failed: Fallback<IncomingCall>) -> VoiceResponse {
        twiml! { <Response><Say>"Sorry"</Say></Response> }
    }
}

#[test]
fn drawings_mark_entry_points_and_fallbacks_and_tell_namesakes_apart() {
    let webhooks: Webhooks<()> =
        webhooks![tenants::greet, tenants::other::greet, tenants::recorded, tenants::sorry,]
            .verified_by(verifier(PUBLIC_URL));
    assert_eq!(
        webhooks.flow().to_mermaid(),
        r#"flowchart LR
    h0(["greet<br/>POST /greet"])
    h1(["greet<br/>POST /tenants/{tenant}/greet"])
    h2["recorded<br/>POST /recorded"]
    h3["sorry<br/>POST /sorry"]
    h0 -->|"Record action"| h2
    h0 -.->|"fallback"| h3
    h2 -->|"Redirect"| h0
"#
    );
    assert_eq!(
        webhooks.flow().to_dot(),
        r#"digraph webhooks {
    rankdir=LR;
    node [shape=box];
    h0 [label="greet\nPOST /greet", peripheries=2];
    h1 [label="greet\nPOST /tenants/{tenant}/greet", peripheries=2];
    h2 [label="recorded\nPOST /recorded"];
    h3 [label="sorry\nPOST /sorry"];
    h0 -> h2 [label="Record action"];
    h0 -> h3 [label="fallback", style=dashed];
    h2 -> h0 [label="Redirect"];
}
"#
    );
    assert!(webhooks.flow().to_string().contains("    <Redirect> -> greet (/greet)\n"));
}

#[test]
fn ordinary_flows_cause_no_warnings() {
    assert_eq!(warnings(&call()), [""; 0]);
    assert!(!log_of(call(), &["/voice"]).contains("WARN"));
}

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

/// Handlers whose documents are partly made by other functions.
mod composed {
    use twiml_runtime::prelude::*;
    use twiml_runtime::tags;

    struct Shop {
        name: &'static str,
    }

    impl Shop {
        fn main_menu(&self) -> VoiceResponse {
            twiml! {
                <Response>
                    <Gather action=chosen><Say>{self.name} ". Press 1"</Say></Gather>
                    {goodbye()}
                </Response>
            }
        }
    }

    fn goodbye() -> Fragment<tags::Response> {
        twiml! { <Say>"Goodbye"</Say> <Redirect>start</Redirect> }
    }

    /// No handler calls it.
    pub(crate) fn for_the_rest_api() -> VoiceResponse {
        twiml! { <Response><Gather action=told/></Response> }
    }

    #[voice_webhook("/start")]
    pub(crate) async fn start(_call: IncomingCall) -> VoiceResponse {
        Shop { name: "Bicycles" }.main_menu()
    }

    #[voice_webhook("/chosen")]
    pub(crate) async fn chosen(_input: GatherInput) -> VoiceResponse {
        goodbye_document()
    }

    fn goodbye_document() -> VoiceResponse {
        twiml! { <Response><Record action="/heard"/></Response> }
    }

    #[voice_webhook("/heard")]
    pub(crate) async fn heard(_message: RecordedMessage) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }

    #[voice_webhook("/told")]
    pub(crate) async fn told(_input: GatherInput) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn documents_of_other_functions_are_in_the_flow() {
    use composed::{chosen, heard, start, told};
    let _ = composed::for_the_rest_api();
    let webhooks: Webhooks<()> = webhooks![start, chosen, heard, told].verified_by(verifier(PUBLIC_URL));
    assert_eq!(webhooks.check().map_err(|dead| dead.to_string()), Ok(()));
    let flow = webhooks.flow();
    assert_eq!(
        flow.to_string(),
        "start: POST /start, IncomingCall, entry point
    <Gather action> -> chosen, in flow::composed::Shop::main_menu
    <Redirect> -> start, in flow::composed::goodbye
chosen: POST /chosen, GatherInput
    <Record action> -> heard, in flow::composed::goodbye_document
heard: POST /heard, RecordedMessage
told: POST /told, GatherInput
"
    );
    // `told` is named in a function, whoever calls it.
    assert_eq!(flow.warnings().collect::<Vec<_>>(), []);
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

#[test]
fn what_other_functions_name_is_checked_when_it_is_sent_and_reported_once() {
    use composed::start;
    let webhooks: Webhooks<()> = webhooks![start].verified_by(verifier(PUBLIC_URL));
    let log = log_of(webhooks, &["/start", "/start"]);
    let words = "`start` names the handler of `/chosen`, but it is not mounted here, so Twilio's request to `/chosen` would \
                 find nothing; add it to `webhooks![…]`";
    assert_eq!(log.matches(words).count(), 1, "{log}");
    assert_eq!(log.matches("ERROR").count(), 1, "{log}");
}

/// A handler that another function calls with arguments.
mod with_arguments {
    use serde::{Deserialize, Serialize};
    use twiml_runtime::prelude::*;

    #[derive(Serialize, Deserialize)]
    pub(crate) struct Page {
        page: u8,
    }

    fn on_to_orders() -> VoiceResponse {
        twiml! { <Response><Redirect>{orders::at("a/b").with(&Page { page: 2 })}</Redirect></Response> }
    }

    #[voice_webhook("/shop")]
    pub(crate) async fn shop(_call: IncomingCall) -> VoiceResponse {
        on_to_orders()
    }

    #[voice_webhook("/orders/{of}/all")]
    pub(crate) async fn orders(Path(of): Path<String>, Query(page): Query<Page>) -> VoiceResponse {
        twiml! { <Response><Say>{of} ", page " {page.page}</Say></Response> }
    }
}

#[test]
fn arguments_do_not_hide_who_is_named() {
    use with_arguments::{orders, shop};
    let webhooks: Webhooks<()> = webhooks![shop, orders].verified_by(verifier(PUBLIC_URL));
    assert!(!log_of(webhooks, &["/shop"]).contains("ERROR"));
    let webhooks: Webhooks<()> = webhooks![shop].verified_by(verifier(PUBLIC_URL));
    assert!(
        log_of(webhooks, &["/shop"])
            .contains("`shop` names the handler of `/orders/(5 characters)/all`, but it is not mounted")
    );
}

mod paths {
    use twiml_runtime::prelude::*;

    #[voice_webhook("/orders/{id}")]
    pub(crate) async fn order(Path(id): Path<String>) -> VoiceResponse {
        twiml! { <Response><Say>"Order " {id}</Say></Response> }
    }

    #[voice_webhook("/orders/new")]
    pub(crate) async fn new_order() -> VoiceResponse {
        twiml! { <Response><Say>"New order"</Say></Response> }
    }

    #[voice_webhook("/orders/{order}/items")]
    pub(crate) async fn items(Path(order): Path<String>) -> VoiceResponse {
        twiml! { <Response><Say>"Items of " {order}</Say></Response> }
    }
}

#[tokio::test]
async fn paths_may_overlap_as_long_as_they_differ() {
    use paths::{items, new_order, order};
    let webhooks: Webhooks<()> = webhooks![order, new_order, items].verified_by(verifier(PUBLIC_URL));
    let twilio = Twilio::calling(webhooks.into_router(), verifier(PUBLIC_URL));
    for (path, said) in
        [("/orders/7", "Order 7"), ("/orders/new", "New order"), ("/orders/7/items", "Items of 7")]
    {
        let answer = twilio.post(path, &CALL).await;
        assert_eq!(answer.twiml(), format!("<Response><Say>{said}</Say></Response>"));
    }
}

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

/// A handler that goes on where a variable says.
mod chosen_before {
    use twiml_runtime::prelude::*;

    #[voice_webhook("/start")]
    pub(crate) async fn start(
        _call: IncomingCall,
        Query(busy): Query<Vec<(String, String)>>,
    ) -> VoiceResponse {
        let next = if busy.is_empty() { Either::Left(menu::link()) } else { Either::Right(closed::link()) };
        twiml! { <Response><Say>"Hello"</Say><Redirect>{next}</Redirect></Response> }
    }

    #[voice_webhook("/menu")]
    pub(crate) async fn menu(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }

    #[voice_webhook("/closed")]
    pub(crate) async fn closed(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn links_in_variables_are_in_the_flow() {
    use chosen_before::{closed, menu, start};
    let webhooks: Webhooks<()> = webhooks![start, menu, closed].verified_by(verifier(PUBLIC_URL));
    let edges: Vec<_> = webhooks.flow().edges().map(|edge| (edge.from.name, edge.to.name)).collect();
    assert_eq!(edges, [("start", "menu"), ("start", "closed")]);
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

    #[voice_webhook("/waiting/recorded")]
    pub(crate) async fn recorded(_message: RecordedMessage) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn who_waits_may_hear_nothing_but_is_not_recorded() {
    use waiting::{again, failed, keys, pressed, recorded, renamed, silent, start, untyped};
    let webhooks = webhooks![start, silent, untyped, keys, again, pressed, failed, renamed, recorded];
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
        ]
    );
}
