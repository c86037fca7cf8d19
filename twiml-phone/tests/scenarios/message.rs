//! Messages.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Map, Value, json};
use twiml_phone::transcript::{Purpose, SentMessage, SentRequest, What};
use twiml_phone::{
    Accepted, Delivery, MessageAction, MessageSettings, Parameters, Phone, Refused, RestMessage,
};
use twiml_values::{ErrorCode, Method};

use crate::application::Application;
use crate::compare::{Report, matches};
use crate::scenario::Scenario;

const PERSON: &str = "+15550001111";
const NUMBER: &str = "+15550002222";

type Step = Map<String, Value>;

/// Plays a scenario, and tells what does not go as it should.
pub fn play(scenario: &Scenario) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let (application, phone) = scenario.phone();
        phone.set_messaging(settings(scenario));
        let mut played = Played {
            phone,
            created: Vec::new(),
            service: scenario.text("messaging_service").map(str::to_owned),
        };
        if let Some(message) = scenario.config.get("rest_message") {
            played.create(message);
        }
        for step in &scenario.steps {
            played.step(scenario, step).await;
        }
        played.compare(scenario, &application)
    })
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn settings(scenario: &Scenario) -> MessageSettings {
    let mut settings = MessageSettings::default();
    settings.fallback = scenario.text("sms_fallback").map(str::to_owned);
    settings.service = scenario.text("messaging_service").map(str::to_owned);
    settings.advanced_opt_out = scenario.config.get("advanced_opt_out") == Some(&json!(true));
    settings.numbers = vec![NUMBER.to_owned()];
    settings.action = match scenario.text("message_action") {
        Some("status") => MessageAction::Status,
        _ => MessageAction::Flow,
    };
    settings
}

struct Played {
    phone: Phone,
    /// What the REST API has said to each message.
    created: Vec<Result<Accepted, Refused>>,
    service: Option<String>,
}

impl Played {
    fn create(&mut self, message: &Value) {
        let media = message.get("media").and_then(Value::as_array).into_iter().flatten();
        let created = self.phone.create_message(RestMessage {
            to: text(message, "to"),
            from: text(message, "from"),
            messaging_service_sid: self.service.clone(),
            body: text(message, "body"),
            media_url: media.map(|url| url.as_str().unwrap().to_owned()).collect(),
            status_callback: text(message, "status"),
        });
        self.created.push(created);
    }

    async fn step(&mut self, scenario: &Scenario, step: &Step) {
        if let Some(body) = step.get("text") {
            self.write(scenario, step, body.as_str().unwrap()).await;
        } else if let Some(status) = step.get("status").and_then(Value::as_str) {
            let error = step.get("error").and_then(Value::as_u64);
            let error = error.map(|code| ErrorCode::new(code.try_into().unwrap()));
            let delivery = match (status, error) {
                ("failed", Some(error)) => Delivery::failed(error),
                ("undelivered", Some(error)) => Delivery::undelivered(error),
                _ => Delivery::from(status.parse::<twiml_values::MessageStatus>().unwrap()),
            };
            if let Some(sid) = self.phone.last_sent() {
                self.phone.status(&sid, delivery).await;
            }
        } else if let Some(message) = step.get("rest_message") {
            self.create(message);
        } else if let Some(wait) = step.get("wait") {
            let seconds = wait.as_f64().unwrap_or_default();
            self.phone.wait(Duration::from_secs_f64(seconds)).await;
        } else {
            panic!("there is no step {step:?}");
        }
    }

    async fn write(&self, scenario: &Scenario, step: &Step, body: &str) {
        let on_channel = |number: &str| {
            let is_whatsapp = scenario.config.get("whatsapp") == Some(&json!(true)) && !number.contains(':');
            if is_whatsapp { format!("whatsapp:{number}") } else { number.to_owned() }
        };
        let from = step.get("from").and_then(Value::as_str).unwrap_or(PERSON);
        let mut message = self.phone.text(scenario.text("sms_url").unwrap_or("/sms"), body);
        message = message.from(on_channel(from)).to(on_channel(NUMBER));
        if scenario.text("sms_method") == Some("GET") {
            message = message.method(Method::Get);
        }
        if let Some(profile) = scenario.text("profile") {
            message = message.profile(profile);
        }
        for media in step.get("media").and_then(Value::as_array).into_iter().flatten() {
            let content_type = text(media, "type").unwrap();
            message = match text(media, "url") {
                Some(url) => message.media_at(content_type, url),
                None => message.media(content_type),
            };
        }
        if let Some(button) = step.get("button") {
            message = message.button(text(button, "text").unwrap(), text(button, "payload").unwrap());
        }
        if let Some(Value::Object(location)) = step.get("location") {
            let names = BTreeMap::from([
                ("latitude", "Latitude"),
                ("longitude", "Longitude"),
                ("label", "Label"),
                ("address", "Address"),
            ]);
            let known = location.iter().map(|(name, value)| (names[name.as_str()], value.as_str().unwrap()));
            message = message.with_all(&known.collect::<Parameters>());
        }
        // A message without an answer is one that some scenarios are about.
        let _ = message.await;
    }

    fn sent(&self, purposes: &[Purpose]) -> Vec<SentRequest> {
        let requests = self.phone.transcript().events().into_iter().filter_map(|event| match event.what {
            What::Request(request) if purposes.contains(&request.purpose) => Some(request),
            _ => None,
        });
        requests.collect()
    }

    /// What the documents have sent, without what the REST API has.
    fn replies(&self) -> Vec<SentMessage> {
        let by_rest: Vec<_> = self.created.iter().flatten().map(|accepted| accepted.sid.clone()).collect();
        let sent = self.phone.transcript().events().into_iter().filter_map(|event| match event.what {
            What::Sent(message) if !by_rest.contains(&message.sid) => Some(message),
            _ => None,
        });
        sent.collect()
    }

    /// How many seconds there are between the first event and the last.
    fn lasted(&self) -> f64 {
        self.phone.transcript().read(|events| match events {
            [first, .., last] => last.at.saturating_sub(first.at).as_secs_f64(),
            _ => 0.0,
        })
    }

    fn raised(&self) -> Vec<u32> {
        let raised = self.phone.transcript().events().into_iter().filter_map(|event| match event.what {
            What::Raised(raised) => Some(raised.code.number()),
            _ => None,
        });
        raised.collect()
    }

    fn compare(&self, scenario: &Scenario, application: &Application) -> Vec<String> {
        let mut report = Report::default();
        let (questions, notices) =
            (self.sent(&[Purpose::Document]), self.sent(&[Purpose::Notice, Purpose::Debugger]));
        for (key, expected) in &scenario.expect {
            match key.as_str() {
                "requests" => report.requests(key, expected, &questions),
                "requests_include" => {
                    let any_order = scenario.expect.contains_key("requests_unordered");
                    report.include(key, expected, &questions, any_order);
                }
                "requests_unordered" => {}
                "callbacks" => report.requests(key, expected, &notices),
                "callbacks_include" => report.include(key, expected, &notices, false),
                "callbacks_exclude" => report.exclude(key, expected, &notices),
                "callbacks_unordered" => report.requests_in_any_order(key, expected, &notices),
                "replies" | "sent" => self.compare_replies(expected, &mut report),
                "rest" => self.compare_rest(expected, &mut report),
                "errors" => {
                    let mut expected: Vec<_> =
                        expected.as_array().unwrap().iter().map(|code| code.as_u64().unwrap()).collect();
                    let mut given: Vec<_> = self.raised().into_iter().map(u64::from).collect();
                    expected.sort_unstable();
                    given.sort_unstable();
                    report.expect(expected == given, || {
                        format!("errors: expected {expected:?}, but {given:?}")
                    });
                }
                "errors_any" => {
                    let expected = expected.as_array().unwrap();
                    let given = self.raised();
                    let fits = !given.is_empty() && given.iter().all(|code| expected.contains(&json!(code)));
                    report.expect(fits, || format!("errors: expected some of {expected:?}, but {given:?}"));
                }
                "attempts" => {
                    for (path, expected) in expected.as_object().unwrap() {
                        let tries = application.arrived_at(path).len();
                        report.expect(
                            matches(expected, Some(&tries.to_string())) || is_one_of(expected, tries),
                            || format!("{path} was tried {tries} times, expected {expected}"),
                        );
                    }
                }
                "media_requests" => report.requests(key, expected, &self.sent(&[Purpose::Media])),
                "min_s" => {
                    let (most, lasted) = (expected.as_f64().unwrap(), self.lasted());
                    report.expect(lasted >= most, || format!("it lasts {lasted} s, expected {most} or more"));
                }
                "max_s" => {
                    let (most, lasted) = (expected.as_f64().unwrap(), self.lasted());
                    report.expect(lasted <= most, || format!("it lasts {lasted} s, expected {most} or less"));
                }
                "same_header_on_retry" => {
                    let name = expected.as_str().unwrap();
                    for path in scenario.documents.keys() {
                        let arrived = application.arrived_at(path);
                        let values: Vec<_> =
                            arrived.iter().map(|request| request.headers().get(name)).collect();
                        let is_same = values.windows(2).all(|pair| pair[0] == pair[1]);
                        report.expect(is_same, || format!("{name} differs: {values:?}"));
                    }
                }
                other => panic!("there is no `{other}` to expect"),
            }
        }
        report.0
    }

    fn compare_replies(&self, expected: &Value, report: &mut Report) {
        let (expected, given) = (expected.as_array().unwrap(), self.replies());
        let fits = |(expected, given): (&Value, &SentMessage)| {
            let given =
                json!({ "to": given.to, "from": given.from, "body": given.body, "media": given.media });
            let expected = expected.as_object().unwrap();
            expected.iter().all(|(name, value)| match &given[name] {
                Value::String(text) => matches(value, Some(text)),
                other => value == other,
            })
        };
        let all = expected.len() == given.len() && expected.iter().zip(&given).all(fits);
        report.expect(all, || format!("replies: expected {}, but {given:?}", Value::from(expected.clone())));
    }

    fn compare_rest(&self, expected: &Value, report: &mut Report) {
        let answers = self.created.iter().map(|created| match created {
            Ok(accepted) => json!({ "status": 201, "message_status": accepted.status }),
            Err(refused) => json!({ "status": 400, "code": refused.fault().code().number() }),
        });
        let given: Vec<_> = answers.collect();
        let expected = expected.as_array().unwrap();
        let fits = |(expected, given): (&Value, &Value)| {
            let expected = expected.as_object().unwrap();
            expected.iter().all(|(name, value)| *value == given[name])
        };
        let all = expected.len() == given.len() && expected.iter().zip(&given).all(fits);
        report.expect(all, || format!("rest: expected {}, but {given:?}", Value::from(expected.clone())));
    }
}

/// Whether a number is one of those in `{"any": […]}`.
fn is_one_of(expected: &Value, number: usize) -> bool {
    expected.get("any").and_then(Value::as_array).is_some_and(|any| any.contains(&json!(number)))
}
