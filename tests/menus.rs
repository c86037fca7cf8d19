//! Menus: what Gather is asked for, and what the caller has chosen.

#![allow(clippy::unwrap_used, reason = "a test stops on what it did not expect")]

use twiml_phone::Phone;
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio};
use twiml_tests::signed::{PUBLIC_URL, verifier};

#[derive(Menu, Clone, Copy, Debug, PartialEq)]
enum Department {
    #[digit("1")]
    #[speech("sales", "buy something")]
    #[prompt("For sales, press 1 or say sales.")]
    Sales,
    #[digit("2")]
    #[speech("support", "after-sales", "I don't know")]
    #[prompt("For support & repairs, press 2.")]
    Support,
    #[digit("20", "*")]
    Operator,
}

#[derive(Menu, Debug, PartialEq)]
enum Keys {
    #[digit("1")]
    #[prompt("To go on, press 1.")]
    On,
    #[digit("#")]
    Back,
}

/// Not `Copy`, not `Clone`, in languages with and without spaces between words.
#[derive(Menu, Debug, PartialEq)]
enum Spoken {
    #[speech("Verkauf")]
    Sales,
    #[speech("维修", "アフターサービス")]
    #[speech("rendez-vous")]
    Repairs,
}

#[derive(Menu)]
enum Menu {
    #[digit("1")]
    Only,
}

fn say<M: twiml_runtime::Menu>(text: &str) -> Choice<M> {
    Answer::Speech { text, confidence: None }.choice()
}

#[voice_webhook("/voice")]
async fn voice() -> VoiceResponse {
    twiml! {
        <Response>
            <Gather
                input={Department::INPUT}
                numDigits={Department::NUM_DIGITS}
                finishOnKey={Department::FINISH_ON_KEY}
                hints={Department::HINTS}
                action=chosen
            >
                <Say>{Department::PROMPT}</Say>
            </Gather>
        </Response>
    }
}

fn heard(choice: Choice<Department>) -> &'static str {
    match choice {
        Choice::Made(Department::Sales) => "sales",
        Choice::Made(Department::Support) => "support",
        Choice::Made(Department::Operator) => "operator",
        Choice::Unclear => "unclear",
        Choice::Nothing => "nothing",
    }
}

#[voice_webhook("/chosen")]
async fn chosen(input: GatherInput) -> VoiceResponse {
    let heard = heard(input.choice());
    twiml! { <Response><Say>{heard}</Say></Response> }
}

fn app() -> (axum::Router, Verifier) {
    let verifier = verifier(PUBLIC_URL);
    (webhooks![voice, chosen].verified_by(verifier.clone()).into_router(), verifier)
}

fn phone() -> Phone {
    let (app, verifier) = app();
    Phone::new(app, verifier)
}

#[tokio::test]
async fn gather_is_asked_for_what_the_menu_takes() {
    let expected = concat!(
        r#"<Response><Gather input="dtmf speech" numDigits="2" "#,
        r#"hints="sales, buy something, support, after-sales, I don't know" action="/chosen" method="POST">"#,
        "<Say>For sales, press 1 or say sales. For support &amp; repairs, press 2.</Say></Gather></Response>"
    );
    let (app, verifier) = app();
    assert_eq!(Twilio::calling(app, verifier).post("/voice", &CALL).await.twiml(), expected);
}

#[tokio::test]
async fn what_a_caller_presses_or_says_makes_a_choice() {
    for (pressed, said, choice) in [
        ("1", "", "sales"),
        ("2#", "", "support"),
        ("20", "", "operator"),
        ("3", "", "unclear"),
        ("", "I want to buy something.", "sales"),
        ("", "Good morning.", "unclear"),
    ] {
        let call = phone().call(voice::PATH).await.unwrap();
        if said.is_empty() {
            call.press(pressed).await.unwrap();
        } else {
            call.say(said).await.unwrap();
        }
        call.finish().await;
        assert_eq!(call.heard(), [Department::PROMPT, choice], "{call}");
    }
}

#[tokio::test]
async fn no_keys_and_no_speech_are_nothing() {
    let phone = phone();
    for request in [phone.send::<chosen>().with("Digits", ""), phone.send::<chosen>().without("Digits")] {
        assert_eq!(request.await.unwrap().body(), "<Response><Say>nothing</Say></Response>");
    }
}

#[test]
fn a_menu_of_keys_has_no_hints() {
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Gather input={Keys::INPUT} numDigits={Keys::NUM_DIGITS} finishOnKey={Keys::FINISH_ON_KEY} hints={Keys::HINTS}/>
        </Response>
    };
    assert_eq!(twiml.as_str(), r#"<Response><Gather input="dtmf" numDigits="1" finishOnKey=""/></Response>"#);
    assert_eq!(Keys::PROMPT, "To go on, press 1.");
}

#[test]
fn a_menu_of_speech_expects_no_keys() {
    assert_eq!(Spoken::INPUT, [choices::Input::Speech]);
    assert_eq!((Spoken::NUM_DIGITS, Spoken::FINISH_ON_KEY), (None, None));
    assert_eq!(Spoken::HINTS, Some("Verkauf, 维修, アフターサービス, rendez-vous"));
    assert_eq!(Spoken::PROMPT, "");
    assert_eq!(Answer::Digits("1").choice(), Choice::<Spoken>::Unclear);
}

#[test]
fn keys_are_compared_as_a_whole() {
    let press = |keys| Answer::Digits(keys).choice::<Department>().made();
    assert_eq!(press("2"), Some(Department::Support));
    assert_eq!(press("20"), Some(Department::Operator));
    assert_eq!(press("*"), Some(Department::Operator));
    assert_eq!(press("02"), None);
    assert_eq!(press("21"), None);
}

#[test]
fn a_phrase_is_found_among_other_words() {
    for text in ["sales", "SALES!", "Um, the sales department, please.", "'sales'", "can I buy  something?"] {
        assert_eq!(say(text), Choice::Made(Department::Sales), "{text}");
    }
    assert_eq!(say("I dont know"), Choice::Made(Department::Support));
    assert_eq!(say("I don’t know"), Choice::Made(Department::Support));
    assert_eq!(say("In den Verkauf bitte"), Choice::Made(Spoken::Sales));
    assert_eq!(say("我想预约维修。"), Choice::Made(Spoken::Repairs));
    assert_eq!(say("Rendez vous"), Choice::Made(Spoken::Repairs));
}

#[test]
fn parts_of_a_phrase_and_of_words_are_none() {
    for text in ["buy", "something to buy", "buy me something", "wholesales", "sale", "", "?!"] {
        assert_eq!(say(text), Choice::<Department>::Unclear, "{text}");
    }
}

#[test]
fn a_phrase_inside_of_a_longer_one_is_not_meant() {
    assert_eq!(say("after sales"), Choice::Made(Department::Support));
    assert_eq!(say("After-sales support"), Choice::Made(Department::Support));
    assert_eq!(say("After sales, or just sales?"), Choice::<Department>::Unclear);
}

#[test]
fn two_choices_at_once_are_unclear() {
    assert_eq!(say("Sales or support"), Choice::<Department>::Unclear);
    assert_eq!(say("Sales, I want to buy something"), Choice::Made(Department::Sales));
}

#[test]
fn nothing_is_not_the_wrong_thing() {
    assert_eq!(Answer::Nothing.choice(), Choice::<Keys>::Nothing);
    assert_eq!(Choice::<Keys>::Nothing.made(), None);
    assert_eq!(Answer::Digits("7").choice(), Choice::<Keys>::Unclear);
}

#[test]
fn choices_keep_their_order() {
    let choices: Vec<_> =
        Department::ITEMS.iter().map(|item| (item.choice(), item.prompt().is_some())).collect();
    assert_eq!(
        choices,
        [(Department::Sales, true), (Department::Support, true), (Department::Operator, false)]
    );
    assert_eq!(Spoken::ITEMS[1].phrases(), ["维修", "アフターサービス", "rendez-vous"]);
    assert_eq!(Department::ITEMS[2].digits(), ["20", "*"]);
}

#[test]
fn an_enum_may_be_called_menu() {
    assert!(matches!(Answer::Digits("1").choice(), Choice::Made(Menu::Only)));
    assert_eq!(Menu::NUM_DIGITS, Some(1));
}

#[voice_webhook("/asked")]
async fn asked() -> VoiceResponse {
    twiml! { <Response><Gather timeout=3 menu=Department action=answered/></Response> }
}

#[voice_webhook("/asked-in-words")]
async fn asked_in_words() -> VoiceResponse {
    let next = answered::link();
    twiml! { <Response><Gather menu=Keys action=answered_by_key><Say>"To go on, press 1."</Say></Gather><Gather menu=Department action={next}/></Response> }
}

#[voice_webhook("/answered")]
async fn answered(input: MenuInput<Department>) -> VoiceResponse {
    let heard = heard(input.choice());
    twiml! { <Response><Say>{heard} " " {&input.digits}</Say></Response> }
}

#[voice_webhook("/answered-by-key")]
async fn answered_by_key(_input: MenuInput<Keys>) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[tokio::test]
async fn a_menu_asks_for_itself() {
    let webhooks =
        webhooks![asked, asked_in_words, answered, answered_by_key].verified_by(verifier(PUBLIC_URL));
    assert_eq!(webhooks.flow().edges().count(), 3);
    let twilio = Twilio::calling(webhooks.into_router(), verifier(PUBLIC_URL));
    assert_eq!(
        twilio.post("/asked", &CALL).await.body,
        r#"<Response><Gather timeout="3" input="dtmf speech" numDigits="2" hints="sales, buy something, support, after-sales, I don't know" action="/answered" method="POST"><Say>For sales, press 1 or say sales. For support &amp; repairs, press 2.</Say></Gather></Response>"#,
    );
    let asked = twilio.post("/asked-in-words", &CALL).await.body;
    assert!(
        asked.starts_with(
            r#"<Response><Gather input="dtmf" numDigits="1" finishOnKey="" action="/answered-by-key" method="POST"><Say>To go on, press 1.</Say></Gather><Gather "#
        ),
        "{asked}"
    );
    let call = [CALL.as_slice(), &[("Digits", "20")]].concat();
    assert_eq!(twilio.post("/answered", &call).await.body, "<Response><Say>operator 20</Say></Response>");
}
