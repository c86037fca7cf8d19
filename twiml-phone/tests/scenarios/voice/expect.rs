//! Whether a call has gone as a scenario expects it.

use std::time::Duration;

use serde_json::{Map, Value};
use twiml_phone::Call;
use twiml_phone::fault::Fault;
use twiml_phone::transcript::{Purpose, SentRequest, What};

use super::{Played, seconds};
use crate::application::Application;
use crate::compare::{Report, matches};
use crate::scenario::Scenario;

/// What does not go as it should.
pub(super) async fn compare(played: &Played, scenario: &Scenario, application: &Application) -> Vec<String> {
    let mut lasted = Duration::ZERO;
    if let Some(call) = &played.call {
        // What still runs by itself belongs to the scenario.
        call.wait_for(Duration::ZERO).await;
        lasted = call.lasted().await;
    }
    let mut happened = Happened { played, scenario, application, lasted, report: Report::default() };
    for (key, expected) in &scenario.expect {
        let is_known = happened.requests(key, expected)
            || happened.heard(key, expected)
            || happened.dialed(key, expected)
            || happened.ended(key, expected)
            || happened.raised(key, expected);
        assert!(is_known, "{}: there is no `{key}`", scenario.id);
    }
    happened.report.0
}

struct Happened<'s> {
    played: &'s Played,
    scenario: &'s Scenario,
    application: &'s Application,
    lasted: Duration,
    report: Report,
}

fn list(expected: &Value) -> &[Value] {
    expected.as_array().expect("a list")
}

fn map(expected: &Value) -> &Map<String, Value> {
    expected.as_object().expect("a map")
}

/// Each of the functions compares what it knows of, and says whether that was so.
impl Happened<'_> {
    fn of_call<T: Default>(&self, read: impl FnOnce(&Call) -> T) -> T {
        self.played.call.as_ref().map(read).unwrap_or_default()
    }

    fn sent(&self, purposes: &[Purpose]) -> Vec<SentRequest> {
        let all = self.of_call(Call::requests);
        all.into_iter().filter(|request| purposes.contains(&request.purpose)).collect()
    }

    fn requests(&mut self, key: &str, expected: &Value) -> bool {
        let any_order = self.scenario.expect.get("requests_unordered") == Some(&Value::Bool(true));
        let questions = self.sent(&[Purpose::Document]);
        let notices = self.sent(&[Purpose::Notice, Purpose::Debugger]);
        let media = self.sent(&[Purpose::Media]);
        let (report, application) = (&mut self.report, self.application);
        match key {
            "requests" => report.requests(key, expected, &questions),
            "requests_include" => report.include(key, expected, &questions, any_order),
            "callbacks" => report.requests(key, expected, &notices),
            "callbacks_include" => report.include(key, expected, &notices, true),
            "callbacks_exclude" => report.exclude(key, expected, &notices),
            "callbacks_unordered" if expected.is_array() => {
                report.requests_in_any_order(key, expected, &notices);
            }
            "requests_unordered" | "callbacks_unordered" => {}
            "media_requests" => report.requests(key, expected, &media),
            "attempts" => {
                for (path, tries) in map(expected) {
                    let given = Value::from(application.arrived_at(path).len());
                    report
                        .expect(*tries == given, || format!("{key}: {path} {given} times, expected {tries}"));
                }
            }
            "same_header_on_retry" => {
                let name = expected.as_str().expect("a name");
                for path in self.scenario.documents.keys() {
                    let requests = application.arrived_at(path);
                    let values: Vec<_> = requests.iter().map(|request| request.headers().get(name)).collect();
                    let same = values.iter().all(|value| value.is_some() && *value == values[0]);
                    report.expect(same, || format!("{key}: {values:?}"));
                }
            }
            _ => return false,
        }
        true
    }

    fn heard(&mut self, key: &str, expected: &Value) -> bool {
        let heard = self.of_call(Call::heard);
        match key {
            "heard" => self.report.texts(key, expected, &heard),
            "heard_includes" => {
                for expected in list(expected) {
                    let is_heard = heard.iter().any(|heard| matches(expected, Some(heard)));
                    self.report.expect(is_heard, || format!("{key}: {expected} is not in {heard:?}"));
                }
            }
            "heard_times" => {
                for (text, times) in map(expected) {
                    let given = Value::from(heard.iter().filter(|heard| *heard == text).count());
                    self.report
                        .expect(*times == given, || format!("{key}: {text} {given} times, expected {times}"));
                }
            }
            "callee_heard" => {
                let heard = self.of_call(Call::callee_heard);
                self.report.texts(key, expected, &heard);
            }
            _ => return false,
        }
        true
    }

    fn dialed(&mut self, key: &str, expected: &Value) -> bool {
        let events = self.of_call(Call::events);
        match key {
            "dialed" => {
                let dialed = self.of_call(Call::dialed);
                self.report.texts(key, expected, &dialed);
            }
            "bridged_with" => {
                let with = self.of_call(Call::connected_with);
                let is_there = with.iter().any(|with| matches(expected, Some(with)));
                self.report.expect(is_there, || format!("{key}: {with:?}, expected {expected}"));
            }
            "dialed_parameters" | "dialed_headers" => {
                let given = events.into_iter().flat_map(|event| match event.what {
                    What::Dialed { parameters, .. } if key == "dialed_parameters" => parameters,
                    What::Dialed { headers, .. } => headers,
                    _ => Vec::new(),
                });
                let given: Vec<_> = given.collect();
                self.report.expect(has_pairs(expected, &given), || format!("{key}: {given:?}"));
            }
            "sent" => {
                let sent = self.of_call(Call::sent);
                let sent: Vec<_> =
                    sent.iter().map(|sent| serde_json::to_value(sent).expect("JSON")).collect();
                let fits = |(expected, sent): (&Value, &Value)| {
                    map(expected).iter().all(|(name, value)| {
                        if value.is_array() {
                            sent[name] == *value
                        } else {
                            matches(value, sent[name].as_str())
                        }
                    })
                };
                let fits = list(expected).len() == sent.len() && list(expected).iter().zip(&sent).all(fits);
                self.report.expect(fits, || format!("{key}: {sent:?}"));
            }
            "sockets" => {
                let opened = events.into_iter().filter_map(|event| match event.what {
                    What::Socket { url, parameters } => Some((url, parameters)),
                    _ => None,
                });
                let opened: Vec<_> = opened.collect();
                let expected = list(expected);
                let fits = expected.len() == opened.len()
                    && expected.iter().zip(&opened).all(|(expected, (url, parameters))| {
                        let expected_url = expected.get("url").unwrap_or(expected);
                        let told = expected.get("parameters");
                        matches(expected_url, Some(url))
                            && told.is_none_or(|told| has_pairs(told, parameters))
                    });
                self.report.expect(fits, || format!("{key}: {opened:?}"));
            }
            _ => return false,
        }
        true
    }

    fn ended(&mut self, key: &str, expected: &Value) -> bool {
        let (call, lasted) = (self.played.call.as_ref(), self.lasted);
        let (fits, given) = match key {
            "ends" => {
                let status = self.of_call(Call::status);
                (matches(expected, Some(&status)), status)
            }
            "answered" => {
                let answered = call.is_some_and(Call::is_answered);
                (expected.as_bool() == Some(answered), answered.to_string())
            }
            "answered_after_s" => {
                let after = call.and_then(Call::answered_after);
                let close = |after: Duration| after.abs_diff(seconds(expected)) < Duration::from_secs(1);
                (after.is_some_and(close), format!("{after:?}"))
            }
            "min_s" => (lasted >= seconds(expected), format!("{lasted:?}")),
            "max_s" => (lasted <= seconds(expected), format!("{lasted:?}")),
            _ => return false,
        };
        self.report.expect(fits, || format!("{key}: {given}, expected {expected}"));
        true
    }

    fn raised(&mut self, key: &str, expected: &Value) -> bool {
        let raised = self.of_call(Call::errors);
        let refused = self.played.refused.iter().map(|fault| fault.code().number());
        let mut codes: Vec<_> = raised.iter().map(|raised| raised.code.number()).chain(refused).collect();
        let number = |code: &Value| code.as_u64().and_then(|code| u32::try_from(code).ok()).expect("a code");
        match key {
            "errors" => {
                let mut wanted: Vec<_> = list(expected).iter().map(number).collect();
                codes.sort_unstable();
                wanted.sort_unstable();
                self.report.expect(codes == wanted, || format!("{key}: {codes:?}, expected {wanted:?}"));
            }
            "errors_any" => {
                let wanted: Vec<_> = list(expected).iter().map(number).collect();
                let fits = !codes.is_empty() && codes.iter().all(|code| wanted.contains(code));
                self.report.expect(fits, || format!("{key}: {codes:?}, expected some of {wanted:?}"));
            }
            "rest" => {
                let refused = self.played.refused.iter().cloned().map(Err);
                let answers: Vec<Result<(), Fault>> =
                    refused.chain(self.played.answers.iter().cloned()).collect();
                let fits = |(expected, answer): (&Value, &Result<(), Fault>)| {
                    let is_ok = expected["status"].as_u64().is_some_and(|status| status < 300);
                    let code = answer.as_ref().err().map(|fault| fault.code().number());
                    is_ok == answer.is_ok()
                        && expected.get("code").is_none_or(|wanted| Some(number(wanted)) == code)
                };
                let fits =
                    list(expected).len() == answers.len() && list(expected).iter().zip(&answers).all(fits);
                self.report.expect(fits, || format!("{key}: {answers:?}, expected {expected}"));
            }
            _ => return false,
        }
        true
    }
}

/// Whether there are these names with these values.
fn has_pairs(expected: &Value, given: &[(String, String)]) -> bool {
    map(expected).iter().all(|(name, value)| {
        let found = given.iter().find(|(given, _)| given == name);
        matches(value, found.map(|(_, value)| value.as_str()))
    })
}
