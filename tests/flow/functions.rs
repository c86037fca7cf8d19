//! What the documents of other functions, and links in variables, say of a flow.

use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio};
use twiml_tests::signed::{PUBLIC_URL, verifier};

use super::log_of;

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
    <Gather action> -> chosen, in flow::functions::composed::Shop::main_menu
    <Redirect> -> start, in flow::functions::composed::goodbye
chosen: POST /chosen, GatherInput
    <Record action> -> heard, in flow::functions::composed::goodbye_document
heard: POST /heard, RecordedMessage
told: POST /told, GatherInput
"
    );
    // `told` is named in a function, whoever calls it.
    assert_eq!(flow.warnings().collect::<Vec<_>>(), []);
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

/// A function that makes a link, and is known by its attribute.
mod linking {
    use super::*;

    webhooks! { pub(super) type Linking = [voice, hold]; }

    #[mounted_in(Linking)]
    fn next(caller: u32) -> Link<hold> {
        hold::at(caller)
    }

    #[voice_webhook("/linking")]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Redirect>{next(7)}</Redirect></Response> }
    }

    #[voice_webhook("/linking/{caller}")]
    pub(super) async fn hold(_call: IncomingCall, Path(_caller): Path<u32>) -> VoiceResponse {
        twiml! { <Response><Say>"Please wait."</Say></Response> }
    }
}

#[test]
fn a_link_of_a_function_with_its_list_is_followed() {
    let webhooks: Webhooks<()> = webhooks![..linking::Linking].verified_by(verifier(PUBLIC_URL));
    let flow = webhooks.flow();
    let edges: Vec<_> = flow.edges().map(|edge| (edge.from.name, edge.to.name)).collect();
    assert_eq!(edges, [("voice", "hold")]);
}
