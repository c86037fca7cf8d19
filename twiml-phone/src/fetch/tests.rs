//! The request cycle against an application that is a function.

#![expect(clippy::unnecessary_wraps, reason = "an outcome is what an application gives")]

use std::time::Duration;

use bytes::Bytes;
use http::Response;
use twiml_runtime::Verifier;
use twiml_schema::Family;
use twiml_values::Method;

use super::*;
use crate::answer::Answer;
use crate::chaos::{Chaos, Disorder};
use crate::machine::{Broken, HttpRequest, Machine, Outcome, Shared};
use crate::request::Parameters;
use crate::transcript::{Purpose, SentRequest, Transcript, What};

const TWIML: &str = "<Response><Message>Hi</Message></Response>";

fn answer(body: &'static str) -> Outcome {
    Ok(Response::builder().header("Content-Type", "text/xml").body(Bytes::from(body)).unwrap())
}

fn status(status: u16) -> Outcome {
    Ok(Response::builder().status(status).body(Bytes::new()).unwrap())
}

fn moved(status: u16, location: &str) -> Outcome {
    Ok(Response::builder().status(status).header("Location", location).body(Bytes::new()).unwrap())
}

struct Bench {
    machine: Machine,
    transcript: Transcript,
    fetcher: Fetcher,
    /// The paths that the application was asked for, each try.
    asked: Vec<String>,
}

impl Bench {
    fn new() -> Self {
        let (machine, transcript) = (Machine::new(), Transcript::default());
        let verifier = Verifier::new("12345", "https://app.example").unwrap();
        let account = Account::new(verifier, machine.handle(), 1);
        let log = transcript.of("SM1", machine.handle());
        let fetcher = Fetcher::new(&account, log, Family::Messaging);
        Self { machine, transcript, fetcher, asked: Vec::new() }
    }

    /// Runs until nothing is left to do.
    fn run(&mut self, mut app: impl FnMut(&HttpRequest, usize) -> (Outcome, u64)) {
        loop {
            for (id, request) in self.machine.requests() {
                self.asked.push(request.uri().path().to_owned());
                let (outcome, seconds) = app(&request, self.asked.len());
                self.machine.respond(id, outcome, Duration::from_secs(seconds));
            }
            if !self.machine.is_asking() {
                let Some(deadline) = self.machine.next_deadline() else { return };
                self.machine.advance(deadline.at);
            }
        }
    }

    /// Asks `/sms` with this fragment. What comes of it: the base and the text of the first message, or the code.
    fn ask(
        &mut self,
        url: &str,
        app: impl FnMut(&HttpRequest, usize) -> (Outcome, u64),
    ) -> Result<String, u32> {
        let standard = Parameters::new().with("AccountSid", "AC1").with("From", "+15550001111");
        let question = Question {
            webhook: Webhook::post(format!("https://app.example{url}")),
            parameters: standard.clone().with("Digits", "1"),
            standard,
        };
        let (fetcher, result) = (self.fetcher.clone(), Shared::default());
        let given = result.clone();
        self.machine.spawn(async move {
            let answered = fetcher.ask(&question).await;
            given.change(|given| *given = Some(answered.map_err(|fault| fault.code().number())));
        });
        self.run(app);
        let answered = result.change(Option::take).unwrap()?;
        assert!(matches!(answered.answer, Answer::Document(_)));
        Ok(answered.base)
    }

    fn sent(&self) -> Vec<SentRequest> {
        self.transcript.read(|events| {
            let requests = events.iter().filter_map(|event| match &event.what {
                What::Request(request) => Some(request.clone()),
                _ => None,
            });
            requests.collect()
        })
    }

    fn raised(&self) -> Vec<u32> {
        self.transcript.read(|events| {
            let raised = events.iter().filter_map(|event| match &event.what {
                What::Raised(raised) => Some(raised.code.number()),
                _ => None,
            });
            raised.collect()
        })
    }

    fn tell(&self, path: &str) {
        self.fetcher.tell(Notice {
            webhook: Webhook::post(format!("https://app.example{path}")),
            parameters: Parameters::new().with("AccountSid", "AC1"),
            kind: NoticeKind::CallStatus,
        });
    }
}

#[test]
fn a_connection_is_tried_again_with_the_same_token() {
    let mut bench = Bench::new();
    let mut tokens = Vec::new();
    let answered = bench.ask("/sms", |request, tries| {
        tokens.push(request.headers()["i-twilio-idempotency-token"].clone());
        (if tries == 1 { Err(Broken::Refused) } else { answer(TWIML) }, 0)
    });
    assert_eq!(answered.as_deref(), Ok("https://app.example/sms"));
    assert_eq!(tokens[0], tokens[1]);
    assert_eq!((bench.sent().len(), bench.sent()[0].tries), (1, 2));
    assert!(bench.raised().is_empty());
}

#[test]
fn a_status_is_tried_again_only_where_the_fragment_says_so() {
    let fails_once = |_: &HttpRequest, tries| (if tries == 1 { status(503) } else { answer(TWIML) }, 0);
    assert_eq!(Bench::new().ask("/sms", fails_once), Err(11200));
    assert!(Bench::new().ask("/sms#rp=5xx", fails_once).is_ok());
    assert_eq!(Bench::new().ask("/sms#rp=4xx", fails_once), Err(11200));
    assert_eq!(Bench::new().ask("/sms#rp=5xx&rc=0", fails_once), Err(11200));
}

#[test]
fn an_answer_comes_in_time_or_not_at_all() {
    let mut slow = Bench::new();
    assert_eq!(slow.ask("/sms", |_, _| (answer(TWIML), 16)), Err(11200));
    assert!(slow.machine.now() >= Duration::from_secs(15));
    assert!(Bench::new().ask("/sms", |_, _| (answer(TWIML), 14)).is_ok());
    assert_eq!(Bench::new().ask("/sms#rt=2000", |_, _| (answer(TWIML), 3)), Err(11200));
    assert_eq!(Bench::new().ask("/sms#tt=2000", |_, _| (answer(TWIML), 3)), Err(11203));
}

#[test]
fn a_redirect_asks_with_a_get_and_without_what_is_special() {
    let mut bench = Bench::new();
    let app = |request: &HttpRequest, _| {
        (if request.uri().path() == "/sms" { moved(302, "/b/c") } else { answer(TWIML) }, 0)
    };
    assert_eq!(bench.ask("/sms", app).as_deref(), Ok("https://app.example/b/c"));
    let hop = &bench.sent()[1];
    assert_eq!(
        (hop.method.as_str(), hop.param("From"), hop.param("Digits")),
        ("GET", Some("+15550001111"), None)
    );

    let mut kept = Bench::new();
    let app = |request: &HttpRequest, _| {
        (if request.uri().path() == "/sms" { moved(307, "/c") } else { answer(TWIML) }, 0)
    };
    assert!(kept.ask("/sms", app).is_ok());
    assert_eq!((kept.sent()[1].method.as_str(), kept.sent()[1].param("Digits")), ("POST", Some("1")));
}

#[test]
fn ten_redirects_are_followed() {
    let mut endless = Bench::new();
    assert_eq!(endless.ask("/sms", |_, _| (moved(302, "/sms"), 0)), Err(11215));
    assert_eq!(endless.asked.len(), 11);
    let ten = |_: &HttpRequest, asked| (if asked <= 10 { moved(302, "/sms") } else { answer(TWIML) }, 0);
    assert!(Bench::new().ask("/sms", ten).is_ok());
}

#[test]
fn the_fallback_hears_what_has_failed() {
    let mut bench = Bench::new();
    bench.fetcher.fallback = Shared::new(Some(Webhook::post("https://app.example/plan-b")));
    let app = |request: &HttpRequest, _| {
        (if request.uri().path() == "/sms" { status(500) } else { answer(TWIML) }, 0)
    };
    assert_eq!(bench.ask("/sms#rc=0", app).as_deref(), Ok("https://app.example/plan-b"));
    let fallback = &bench.sent()[1];
    assert_eq!(fallback.param("ErrorCode"), Some("11200"));
    assert_eq!(fallback.param("ErrorUrl"), Some("https://app.example/sms"));
    assert_eq!(fallback.param("From"), Some("+15550001111"));
    assert_eq!(bench.raised(), [11200]);
}

#[test]
fn a_url_that_cannot_be_called_is_not_called() {
    let mut bench = Bench::new();
    assert_eq!(bench.ask("_.my_host/", |_, _| unreachable!()), Err(11100));
    assert!(bench.sent().is_empty());
}

#[test]
fn cookies_come_back() {
    let mut bench = Bench::new();
    let app = |request: &HttpRequest, asked| {
        let mut response = answer(TWIML).unwrap();
        response.headers_mut().insert("Set-Cookie", "a=1; Path=/".parse().unwrap());
        let cookie = request.headers().get("Cookie").map(|cookie| cookie.to_str().unwrap());
        assert_eq!(cookie, (asked > 1).then_some("a=1"));
        (Ok(response), 0)
    };
    bench.ask("/sms", app).unwrap();
    bench.run(|_, _| unreachable!());
    bench.ask("/sms", app).unwrap();
}

#[test]
fn notices_keep_their_order_and_change_nothing() {
    let mut bench = Bench::new();
    for path in ["/1", "/2", "/3"] {
        bench.tell(path);
    }
    bench.run(|request, _| (if request.uri().path() == "/2" { status(500) } else { status(204) }, 1));
    assert_eq!(bench.asked, ["/1", "/2", "/3"]);
    assert_eq!(bench.raised(), [15003]);
}

#[test]
fn notices_go_wrong_on_request() {
    let told = |chaos: Chaos| {
        let mut bench = Bench::new();
        bench.fetcher.account.disorder.change(|disorder| *disorder = Disorder::new(chaos));
        for path in ["/1", "/2", "/3"] {
            bench.tell(path);
        }
        bench.run(|_, _| (status(204), 0));
        (bench.asked.clone(), bench.machine.now())
    };
    assert_eq!(told(Chaos { dropped: 100, ..Chaos::default() }).0, [""; 0]);
    assert_eq!(told(Chaos { duplicated: 100, ..Chaos::default() }).0, ["/1", "/1", "/2", "/2", "/3", "/3"]);
    assert_eq!(told(Chaos { reordered: 100, ..Chaos::default() }).0, ["/2", "/1", "/3"]);
    assert!(told(Chaos { delayed: 100, ..Chaos::default() }).1 > Duration::ZERO);
}

#[test]
fn requests_are_damaged_on_request() {
    let mut bench = Bench::new();
    let chaos =
        Chaos { wrong_signature: 100, missing_parameter: 100, unknown_parameter: 100, ..Chaos::default() };
    bench.fetcher.account.disorder.change(|disorder| *disorder = Disorder::new(chaos));
    bench.ask("/sms", |_, _| (answer(TWIML), 0)).unwrap();
    let sent = &bench.sent()[0];
    // One of three is missing, and one is new.
    assert_eq!((sent.params.len(), sent.param("TwilioAddedThis")), (3, Some("today")));
    let verifier = bench.fetcher.account.verifier.clone();
    assert_ne!(
        sent.header("x-twilio-signature"),
        Some(verifier.sign(&sent.url, sent.params.clone()).as_str())
    );
}

#[test]
fn the_debugger_hears_of_errors_but_not_of_its_own() {
    let mut bench = Bench::new();
    let debugger = Webhook { url: "https://app.example/debugger".to_owned(), method: Method::Post };
    bench.fetcher.account.debugger.change(|webhook| *webhook = Some(debugger));
    assert_eq!(bench.ask("/sms", |_, _| (status(500), 0)), Err(11200));
    let [_, event] = bench.sent().try_into().unwrap();
    assert_eq!((event.purpose, event.param("Level")), (Purpose::Debugger, Some("ERROR")));
    let payload: serde_json::Value = serde_json::from_str(event.param("Payload").unwrap()).unwrap();
    assert_eq!((&payload["error_code"], &payload["resource_sid"]), (&"11200".into(), &"SM1".into()));
    assert_eq!(payload["webhook"]["request"]["url"], "https://app.example/sms");
    assert_eq!(payload["webhook"]["response"]["status_code"], 500);
    // Its own fault is in the transcript, and nowhere else.
    assert_eq!(bench.raised(), [11200, 11200]);
}
