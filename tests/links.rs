//! Handlers with arguments: what one handler writes into a document, another reads in the request that follows, and nothing on
//! the way has changed it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]
#![allow(dead_code, reason = "some handlers are named here, and not mounted")]

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use axum::Router;
use http::StatusCode;
use proptest::prelude::*;
use roxmltree::{Document, Node};
use serde::{Deserialize, Serialize};
use twiml_phone::{Callee, Phone};
use twiml_runtime::prelude::*;
use twiml_tests::client::{CALL, Twilio, form, run};
use twiml_tests::log;
use twiml_tests::signed::{post, verifier};

/// A query with every type of field, its names in no order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Wish {
    word: String,
    after: Option<String>,
    times: i64,
    share: f64,
    #[serde(rename = "Größe & Maß = 1?#'+%")]
    odd: String,
    again: bool,
    kind: Kind,
    limit: Option<u8>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    #[default]
    NextDay,
}

/// The arguments of the handlers, and what the status callbacks received.
#[derive(Debug, Clone, Default)]
struct Given {
    word: String,
    number: u32,
    wish: Wish,
    heard: Arc<Mutex<Vec<String>>>,
}

/// Names a handler of every kind with its arguments, in attributes and as text.
#[voice_webhook("/start")]
async fn start(State(given): State<Given>) -> VoiceResponse {
    let Given { word, number, wish, .. } = &given;
    twiml! {
        <Response>
            <Gather action={one::at(word.clone())}/>
            <Record action={two::at(word.clone(), *number)}/>
            <Gather action={both::at(word.clone()).with(wish)}/>
            <Redirect>{asked::with(wish)}</Redirect>
        </Response>
    }
}

#[voice_webhook("/one/{word}")]
async fn one(Path(word): Path<String>) -> VoiceResponse {
    said(&word)
}

#[voice_webhook("/shops/{shop}/items/{number}/edit", method = "GET")]
async fn two(Path(both): Path<(String, u32)>) -> VoiceResponse {
    said(&both)
}

#[voice_webhook("/asked")]
async fn asked(Query(wish): Query<Wish>) -> VoiceResponse {
    said(&wish)
}

#[voice_webhook("/shops/{shop}/wish", method = "GET")]
async fn both(Path(shop): Path<String>, Query(wish): Query<Wish>) -> VoiceResponse {
    said(&(shop, wish))
}

/// The arguments of a handler, with what XML cannot hold escaped.
fn said(arguments: &impl Debug) -> VoiceResponse {
    twiml! { <Response><Say>{format!("{arguments:?}")}</Say></Response> }
}

/// Names status callbacks, one of them by `GET`, in a fragment and in a loop.
#[voice_webhook("/dial")]
async fn dial(State(given): State<Given>) -> VoiceResponse {
    fn numbers(wish: &Wish) -> Fragment<tags::Dial> {
        twiml! {
            for number in [1, 2] {
                <Number statusCallback={told::at(number).with(wish)}>"+15551230002"</Number>
            }
        }
    }
    twiml! { <Response><Dial>{numbers(&given.wish)}</Dial></Response> }
}

#[status_callback("/told/{number}", method = "GET")]
async fn told(
    _update: CallStatusUpdate,
    Path(number): Path<u32>,
    Query(wish): Query<Wish>,
    State(given): State<Given>,
) {
    given.heard.lock().unwrap().push(format!("{:?}", (number, wish)));
}

#[sms_webhook("/sms")]
async fn sms(State(given): State<Given>) -> MessagingResponse {
    twiml! { <Response><Redirect>{sms_asked::with(&given.wish)}</Redirect></Response> }
}

#[sms_webhook("/sms/asked", method = "GET")]
async fn sms_asked(msg: IncomingMessage, Query(wish): Query<Wish>) -> MessagingResponse {
    twiml! { <Response><Message>{&msg.body} ": " {format!("{wish:?}")}</Message></Response> }
}

fn webhooks(verifier: &Verifier, given: &Given) -> Router {
    webhooks![start, one, two, asked, both, dial, told, sms, sms_asked]
        .verified_by(verifier.clone())
        .into_router()
        .with_state(given.clone())
}

fn twilio(given: &Given) -> Twilio {
    let verifier = verifier("https://example.com");
    Twilio::calling(webhooks(&verifier, given), verifier)
}

fn phone(given: &Given) -> Phone {
    let verifier = verifier("https://example.com");
    Phone::new(webhooks(&verifier, given), verifier)
}

/// Calls what a verb names in its `action`, or as its text.
async fn follow(twilio: &Twilio, verb: Node<'_, '_>) -> String {
    let address = verb.attribute("action").or(verb.text()).unwrap();
    let answer = match verb.attribute("method") {
        Some("GET") => twilio.get(address, &CALL).await,
        Some("POST") => twilio.post(address, &CALL).await,
        other => panic!("{verb:?} has the method {other:?}"),
    };
    let document = Document::parse(answer.twiml()).unwrap();
    document.root_element().first_element_child().unwrap().text().unwrap().to_owned()
}

/// Follows every link of `start` below a prefix; each handler must have got what was given.
async fn follow_all(twilio: &Twilio, prefix: &str, given: &Given) {
    let Given { word, number, wish, .. } = given;
    let answer = twilio.post(&format!("{prefix}/start"), &CALL).await;
    let document = Document::parse(answer.twiml()).unwrap_or_else(|error| panic!("{error}: {answer:?}"));
    let expected = [
        ("POST", format!("{word:?}")),
        ("GET", format!("{:?}", (word, number))),
        ("GET", format!("{:?}", (word, wish))),
        ("POST", format!("{wish:?}")),
    ];
    let verbs: Vec<_> = document.root_element().children().filter(Node::is_element).collect();
    assert_eq!(verbs.len(), expected.len());
    for (verb, (method, expected)) in verbs.into_iter().zip(expected) {
        assert_eq!(verb.attribute("method"), Some(method), "{verb:?}");
        assert_eq!(follow(twilio, verb).await, expected);
    }
}

/// Texts that something between two handlers could change.
const WORDS: [&str; 24] = [
    "menu",
    "a/b",
    "/",
    "a&b",
    "&amp;",
    "o'neill",
    "\"",
    "<b>",
    "two words",
    " ",
    "a+b",
    "%",
    "%2F",
    "%zz",
    "?",
    "#",
    "a=b;c",
    "{id}",
    "Größe",
    "😀",
    "..a",
    "\0\r\n",
    "\\",
    "~-._!*()",
];

#[tokio::test]
async fn every_text_arrives() {
    for word in WORDS {
        let wish = Wish {
            word: word.into(),
            after: Some(word.into()),
            odd: word.into(),
            times: i64::MIN,
            share: 0.1,
            again: true,
            limit: Some(255),
            ..Wish::default()
        };
        let given = Given { word: word.into(), number: 4711, wish, ..Given::default() };
        follow_all(&twilio(&given), "", &given).await;
    }
}

#[tokio::test]
async fn what_is_empty_in_a_query_stays_apart_from_what_is_not_there() {
    for after in [None, Some(String::new())] {
        let wish = Wish { after, ..Wish::default() };
        let given = Given { word: "x".into(), wish, ..Given::default() };
        follow_all(&twilio(&given), "", &given).await;
    }
}

#[tokio::test]
async fn links_hold_below_other_routers_and_base_paths() {
    let wish = Wish { word: "Tom & Ann's".into(), ..Wish::default() };
    let given = Given { word: "a/b & c".into(), number: 7, wish, ..Given::default() };
    for (public_url, nest) in [
        ("https://example.com", "/api"),
        ("https://example.com/twilio", ""),
        ("https://example.com/Tom&Ann/", "/v1/api"),
    ] {
        let verifier = verifier(public_url);
        let webhooks = webhooks(&verifier, &given);
        let app = if nest.is_empty() { webhooks } else { Router::new().nest(nest, webhooks) };
        let prefix = format!("{}{nest}", verifier.public_url().base_path());
        follow_all(&Twilio::calling(app, verifier), &prefix, &given).await;
    }
}

#[tokio::test]
async fn every_turn_of_a_loop_has_its_own_arguments() {
    let given = Given { wish: Wish { word: "&".into(), ..Wish::default() }, ..Given::default() };
    let call = phone(&given).call("/dial").await.unwrap();
    for _ in 0..2 {
        call.callee(Callee::is_busy()).await.unwrap();
    }
    call.finish().await;
    let expected = [1, 2].map(|number| format!("{:?}", (number, &given.wish)));
    assert_eq!(*given.heard.lock().unwrap(), expected);
}

#[tokio::test]
async fn a_message_keeps_its_arguments() {
    let given = Given { wish: Wish { odd: "a b".into(), ..Wish::default() }, ..Given::default() };
    let conversation = phone(&given).text("/sms", "Tom & Ann").await.unwrap();
    assert_eq!(conversation.replies(), [format!("Tom & Ann: {:?}", given.wish).as_str()]);
}

#[test]
fn names_are_sorted_and_everything_but_unreserved_characters_is_encoded() {
    let wish = Wish { word: "a b+c/ü'".into(), limit: Some(3), ..Wish::default() };
    assert_eq!(
        both::at("x y/z").with(&wish).as_str(),
        "/shops/x%20y%2Fz/wish?Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F%20%3D%201%3F%23%27%2B%25=\
         &again=false&kind=next-day&limit=3&share=0.0&times=0&word=a%20b%2Bc%2F%C3%BC%27"
    );
    assert_eq!(two::at("~", 7).as_str(), "/shops/~/items/7/edit");
}

#[test]
fn the_last_query_counts() {
    let wish = |word: &str| Wish { word: word.into(), ..Wish::default() };
    let link = asked::with(&wish("first")).with(&wish("last"));
    assert_eq!(link.as_str(), asked::with(&wish("last")).as_str());
    let link = both::at("?").with(&wish("first")).with(&wish("last"));
    assert_eq!(link.as_str(), both::at("?").with(&wish("last")).as_str());
}

/// A URL resolves `.` and `..` whether they are encoded or not, and takes what follows `//` for a host; so an argument
/// could lead to another handler, or to another server.
#[tokio::test]
async fn no_argument_leads_out_of_its_place_in_the_path() {
    let twilio = twilio(&Given::default());
    for word in ["", ".", ".."] {
        let (link, log) = log::captured(|| two::at(word, 7));
        assert!(log.contains("ERROR") && log.contains("webhook=\"two\""), "{log}");
        assert_eq!(twilio.get(link.as_str(), &CALL).await.status, StatusCode::BAD_REQUEST);
    }
    let (link, log) = log::captured(|| two::at("...", 7));
    assert_eq!((link.as_str(), log.as_str()), ("/shops/.../items/7/edit", ""));
}

#[derive(Serialize, Deserialize)]
struct Deep {
    words: Vec<String>,
}

#[voice_webhook("/deep")]
async fn deep(Query(_deep): Query<Deep>) -> VoiceResponse {
    twiml! { <Response/> }
}

#[test]
fn a_query_that_is_not_flat_is_left_out_and_said() {
    let (link, log) = log::captured(|| deep::with(&Deep { words: vec!["a".into()] }));
    assert_eq!(link.as_str(), "/deep");
    assert!(log.contains("ERROR") && log.contains("webhook=\"deep\""), "{log}");
}

#[tokio::test]
async fn a_changed_argument_is_refused() {
    let wish = Wish { word: "one".into(), ..Wish::default() };
    let given = Given { word: "one".into(), number: 1, wish: wish.clone(), ..Given::default() };
    let (twilio, verifier) = (twilio(&given), verifier("https://example.com"));
    let call = async |signed: &str, called: &str| {
        let signature = verifier.sign(format!("https://example.com{signed}"), CALL);
        twilio.send(post(called, &signature), form(&CALL)).await
    };

    let (by_path, by_query) = (one::at("one"), asked::with(&wish));
    for link in [by_path.as_str(), by_query.as_str()] {
        assert_eq!(call(link, link).await.status, StatusCode::OK);
    }
    let query = by_query.as_str();
    let swapped = query.replace("&again=false&kind=next-day", "&kind=next-day&again=false");
    for (signed, called) in [
        (by_path.as_str(), "/one/two".to_owned()),
        (by_path.as_str(), "/one/one?word=two".to_owned()),
        (query, query.replace("word=one", "word=two")),
        (query, query.replace("again=false", "again=true")),
        (query, query.replace("&word=one", "")),
        (query, format!("{query}&limit=9")),
        (query, swapped),
        (query, "/asked".to_owned()),
    ] {
        assert_ne!(signed, called);
        let answer = call(signed, &called).await;
        assert!(answer.is_bare(StatusCode::FORBIDDEN), "{called}: {answer:?}");
    }
}

/// The verifier refuses a URL that looks as if the parameters began in it.
#[test]
fn arguments_that_look_like_parameters_arrive() {
    let word = ":ccountSidAC AccountSidAC0123456789abcdef0123456789abcdef&zz-end=1".to_owned();
    let wish = Wish { word: word.clone(), odd: word.clone(), ..Wish::default() };
    let given = Given { word, number: 1, wish, ..Given::default() };
    run(follow_all(&twilio(&given), "", &given));
}

/// Any text that is one segment of a path.
fn segment() -> impl Strategy<Value = String> {
    any::<String>().prop_filter("no segment", |text| !matches!(text.as_str(), "" | "." | ".."))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_argument_arrives(
        word in segment(),
        number in any::<u32>(),
        (text, after, odd) in any::<(String, Option<String>, String)>(),
        (times, share, again, limit) in any::<(i64, f64, bool, Option<u8>)>(),
    ) {
        let wish = Wish { word: text, after, times, share, odd, again, kind: Kind::NextDay, limit };
        let given = Given { word, number, wish, ..Given::default() };
        run(follow_all(&twilio(&given), "", &given));
    }
}

#[derive(serde::Deserialize)]
struct Place {
    shop: String,
    shelf: u8,
}

#[voice_webhook("/place/{shop}/{shelf}")]
async fn place(Path(Place { shop, shelf }): Path<Place>) -> VoiceResponse {
    twiml! { <Response><Say>{shop} " " {shelf}</Say></Response> }
}

#[test]
fn a_path_that_is_a_struct_takes_what_can_be_written() {
    assert_eq!(place::at("Ann's", 3).as_str(), "/place/Ann%27s/3");
}

#[derive(serde::Deserialize)]
struct Item {
    item: u32,
}

#[voice_webhook("/items/{item}")]
async fn item(Path(Item { item }): Path<Item>) -> VoiceResponse {
    twiml! { <Response><Say>{item}</Say></Response> }
}

#[test]
fn the_only_parameter_may_be_a_field() {
    let document: VoiceResponse = twiml! { <Response><Redirect>{item::at(7)}</Redirect></Response> };
    assert_eq!(document.as_str(), r#"<Response><Redirect method="POST">/items/7</Redirect></Response>"#);
}

#[voice_webhook("/again/later")]
async fn again_later(again_later: IncomingCall) -> VoiceResponse {
    let one_more = again_later.call_sid;
    twiml! { <Response><Say>{one_more}</Say><Gather action=one_more/><Redirect>again_later</Redirect></Response> }
}

#[voice_webhook("/more")]
async fn one_more(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[test]
fn a_variable_can_have_the_name_of_a_handler() {
    let document = |one_more: u8| -> VoiceResponse {
        twiml! { <Response><Say>{one_more}</Say><Gather action=one_more/></Response> }
    };
    assert!(document(7).as_str().contains(r#"<Say>7</Say><Gather action="/more""#));
}
