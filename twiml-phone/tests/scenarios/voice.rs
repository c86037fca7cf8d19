//! Calls.

use std::time::Duration;

use serde_json::{Map, Value};
use twiml_phone::fault::Fault;
use twiml_phone::transcript::{Purpose, SentRequest, What};
use twiml_phone::{Answer, Call, ConferenceSettings, Paid, Phone, QueueSettings, Settings};
use twiml_runtime::Verifier;
use twiml_values::Method;

use crate::application::Application;
use crate::compare::{Report, matches};
use crate::scenario::Scenario;

type Step = Map<String, Value>;

/// Plays a scenario, and tells what does not go as it should.
pub fn play(scenario: &Scenario) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let application = Application::new(&scenario.documents);
        let verifier = Verifier::new("a token of the test", "https://app.example").unwrap();
        let phone = Phone::with(application.clone(), verifier, settings(&scenario.config));
        if let Some(path) = scenario.text("debugger") {
            phone.set_debugger(path);
        }
        let mut played = Played { phone, call: None, second: None, refused: Vec::new(), answers: Vec::new() };
        played.begin(scenario).await;
        for (at, step) in scenario.steps.iter().enumerate() {
            played.step(scenario, step, at + 1 == scenario.steps.len()).await;
        }
        played.compare(scenario, &application).await
    })
}

fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name).and_then(Value::as_str)
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
}

fn number(value: &Value, name: &str) -> Option<usize> {
    value.get(name).and_then(Value::as_u64).and_then(|number| number.try_into().ok())
}

fn seconds(value: &Value) -> Duration {
    Duration::from_secs_f64(value.as_f64().unwrap())
}

fn settings(config: &Step) -> Settings {
    let mut settings = Settings::default();
    for (sid, path) in config.get("apps").and_then(Value::as_object).into_iter().flatten() {
        settings.applications.push((sid.clone(), format!("https://app.example{}", path.as_str().unwrap())));
    }
    if let Some(queue) = config.get("queue") {
        let mut given = QueueSettings::new(text(queue, "name").unwrap());
        given.max = number(queue, "max").unwrap_or(given.max);
        given.waiting = number(queue, "waiting").unwrap_or_default();
        settings.queues.push(given);
    }
    if let Some(conference) = config.get("conference") {
        let mut given = ConferenceSettings::new(text(conference, "name").unwrap());
        given.participants = texts(conference.get("labels"));
        let unnamed = number(conference, "participants").unwrap_or_default();
        given.participants.extend(std::iter::repeat_n(String::new(), unnamed));
        given.max = number(conference, "max").unwrap_or(given.max);
        settings.conferences.push(given);
    }
    settings.rooms = texts(config.get("rooms"));
    settings.pay_connectors = config.get("pay_connector").map(|connector| match connector {
        Value::String(name) => vec![name.clone()],
        _ => Vec::new(),
    });
    settings
}

struct Played {
    phone: Phone,
    call: Option<Call>,
    second: Option<Call>,
    /// What the REST API has refused when it placed the call.
    refused: Vec<Fault>,
    /// What it has answered to the steps.
    answers: Vec<Result<(), Fault>>,
}

impl Played {
    async fn begin(&mut self, scenario: &Scenario) {
        let is_outbound = scenario.config.contains_key("outbound")
            || scenario.steps.iter().any(|step| step.contains_key("outbound"));
        if is_outbound {
            let default =
                serde_json::json!({ "to": "+15550003333", "from": "+15550002222", "url": "/answered" });
            let given = scenario.config.get("outbound").unwrap_or(&default);
            match self.place(given).await {
                Ok(call) => self.call = Some(call),
                Err(fault) => self.refused.push(fault),
            }
            return;
        }
        let mut calling = self.phone.calling(scenario.text("voice_url").unwrap_or("/voice"));
        if scenario.text("voice_method") == Some("GET") {
            calling = calling.method(Method::Get);
        }
        if let Some(path) = scenario.text("voice_fallback") {
            calling = calling.fallback(path);
        }
        if let Some(path) = scenario.text("status") {
            calling = calling.status_callback(path);
        }
        if scenario.text("leg") == Some("sip") {
            calling = calling.by_sip();
        }
        self.call = Some(calling.start().await);
    }

    async fn place(&self, given: &Value) -> Result<Call, Fault> {
        let mut placing = self.phone.placing(text(given, "to").unwrap_or("+15550003333"));
        if let Some(from) = text(given, "from") {
            placing = placing.from(from);
        }
        if let Some(url) = text(given, "url") {
            placing = placing.url(url);
        }
        if let Some(twiml) = text(given, "twiml") {
            placing = placing.twiml(twiml);
        }
        if let Some(path) = text(given, "fallback") {
            placing = placing.fallback(path);
        }
        if let Some(path) = text(given, "status") {
            let events =
                given.get("events").map_or(vec!["completed".to_owned()], |events| texts(Some(events)));
            placing = placing.status_callback(path, &events.iter().map(String::as_str).collect::<Vec<_>>());
        }
        match (text(given, "amd"), given.get("async_amd")) {
            (Some(mode), Some(Value::String(path))) => {
                placing = placing.async_machine_detection(mode, Some(path))
            }
            (Some(mode), Some(Value::Bool(true))) => placing = placing.async_machine_detection(mode, None),
            (Some(mode), _) => placing = placing.machine_detection(mode),
            _ => {}
        }
        if let Some(timeout) = given.get("timeout") {
            placing = placing.timeout(seconds(timeout));
        }
        if let Some(keys) = text(given, "send_digits") {
            placing = placing.send_digits(keys);
        }
        if given.get("hold_in_queue").and_then(Value::as_bool) == Some(true) {
            placing = placing.held();
        }
        placing.start().await
    }

    /// Plays a step. One without an effect is a part of some scenarios.
    async fn step(&mut self, scenario: &Scenario, step: &Step, is_last: bool) {
        let Some(call) = self.call.clone() else { return };
        let given = |name: &str| step.get(name);
        let words = |name: &str| given(name).and_then(Value::as_str);
        if let Some(prompt) = words("during") {
            _ = call.during(prompt).await;
        }
        if let Some(sounds) = given("after_heard") {
            _ = call.after_heard(sounds.as_u64().unwrap().try_into().unwrap()).await;
        }
        if let Some(keys) = words("press") {
            _ = call.press(keys).await;
        }
        if let Some(speech) = words("say") {
            let partials = texts(given("partials"));
            let partials: Vec<_> = partials.iter().map(String::as_str).collect();
            _ = call.say_with(speech, given("confidence").and_then(Value::as_f64), &partials).await;
        }
        if let Some(time) = given("speak_s") {
            _ = call.speak(seconds(time), words("words").unwrap_or_default()).await;
        }
        match given("wait") {
            Some(Value::Bool(true)) if is_last => call.finish().await,
            Some(Value::Bool(true)) => _ = call.wait().await,
            Some(time) => call.wait_for(seconds(time)).await,
            None => {}
        }
        if given("hang_up").is_some() {
            _ = call.hang_up().await;
        }
        if let Some(outcome) = words("dial_result") {
            dial_result(&call, step, outcome).await;
        }
        if let Some(keys) = words("callee_press") {
            _ = call.other_presses(keys).await;
        }
        if given("callee_hang_up").is_some() {
            _ = call.other_hangs_up().await;
        }
        if let Some(target) = words("refer") {
            _ = call.other_refers(target).await;
        }
        if let Some(result) = given("refer_result") {
            let code = |name| number(result, name).map(|code| code.try_into().unwrap());
            _ = call.referred(code("refer").unwrap(), code("notify")).await;
        }
        if let Some(path) = words("second_call") {
            self.second = Some(self.phone.calling(path).from("+15550004444").start().await);
            _ = self.second.as_ref().unwrap().wait_for(Duration::ZERO).await;
        }
        if given("second_hang_up").is_some() {
            _ = self.second.as_ref().unwrap().hang_up().await;
        }
        match words("conference") {
            Some("joined") => _ = call.somebody_joins(false).await,
            Some("moderator_joined") => _ = call.somebody_joins(true).await,
            Some("moderator_left") => _ = call.somebody_leaves(true).await,
            Some("left") => _ = call.somebody_leaves(false).await,
            Some(other) => panic!("{}: conference {other}", scenario.id),
            None => {}
        }
        match words("socket") {
            Some("closed") => _ = call.socket_closes().await,
            Some("failed") => _ = call.socket_fails().await,
            Some(other) => panic!("{}: socket {other}", scenario.id),
            None => {}
        }
        if let Some(message) = given("relay") {
            _ = call.relay(message.clone()).await;
        }
        if let Some(status) = words("agent") {
            _ = call.agent_ends(status).await;
        }
        if let Some(paid) = given("pay") {
            _ = call.pay(payment(paid)).await;
        }
        if let Some(change) = given("rest").and_then(|rest| rest.get("update")) {
            self.answers.push(update(&call, change).await);
        }
        match words("outbound") {
            Some("answered") => _ = call.rings(Answer::answered()).await,
            Some("busy") => _ = call.rings(Answer::busy()).await,
            Some("no-answer") => {
                _ = call.rings(Answer::nobody()).await;
                _ = call.wait().await;
            }
            Some("failed") => _ = call.rings(Answer::failed()).await,
            Some("machine") => {
                _ = call.rings(Answer::machine(given("beep").and_then(Value::as_bool) == Some(true))).await;
            }
            Some("ringing") | None => {}
            Some(other) => panic!("{}: outbound {other}", scenario.id),
        }
    }
}

async fn dial_result(call: &Call, step: &Step, outcome: &str) {
    let given = |name: &str| step.get(name);
    let mut answer = match outcome {
        "answered" => Answer::answered(),
        "busy" => Answer::busy(),
        "no-answer" => Answer::nobody(),
        "failed" => Answer::failed(),
        other => panic!("dial_result {other}"),
    };
    if let Some(to) = given("to").and_then(Value::as_str) {
        answer = answer.to(to);
    }
    if let Some(after) = given("after_s") {
        answer = answer.after(seconds(after));
    }
    if let Some(status) = given("sip").and_then(Value::as_u64) {
        answer = answer.sip(status.try_into().unwrap());
    }
    if let Some(who) = given("answered_by").and_then(Value::as_str) {
        answer = answer.by(who);
    }
    _ = call.rings(answer).await;
    if given("talk_s").is_none() && given("ends_by").is_none() {
        return;
    }
    let talk = given("talk_s").map_or(Duration::ZERO, seconds);
    if call.connected_with().is_empty() {
        // A whisper document is done before the two talk.
        call.wait_for(Duration::ZERO).await;
        call.wait_for(Duration::ZERO).await;
    }
    call.wait_for(talk).await;
    match given("ends_by").and_then(Value::as_str) {
        Some("callee") => _ = call.other_hangs_up().await,
        Some("caller") => _ = call.hang_up().await,
        Some("star") => _ = call.press("*").await,
        _ => {}
    }
}

fn payment(given: &Value) -> Paid {
    let keys = |name: &str| text(given, name).unwrap_or_default();
    let mut paid = if given.get("routing").is_some() {
        Paid::by_account(keys("routing"), keys("account"))
    } else {
        Paid::by_card(keys("card"), keys("date"))
    };
    for (step, name) in [("security-code", "code"), ("postal-code", "zip")] {
        if let Some(keys) = text(given, name) {
            paid = paid.with(step, keys);
        }
    }
    paid
}

async fn update(call: &Call, change: &Value) -> Result<(), Fault> {
    if let Some(status) = text(change, "Status") {
        call.end(status).await?;
    }
    if let Some(url) = text(change, "Url") {
        let method = if text(change, "Method") == Some("GET") { Method::Get } else { Method::Post };
        return call.redirect(url, method).await;
    }
    match text(change, "Twiml") {
        Some(twiml) => call.update(twiml).await,
        None => Ok(()),
    }
}

impl Played {
    async fn compare(&self, scenario: &Scenario, application: &Application) -> Vec<String> {
        let mut report = Report::default();
        if let Some(call) = &self.call {
            // What still runs by itself belongs to the scenario.
            call.wait_for(Duration::ZERO).await;
        }
        for (key, expected) in &scenario.expect {
            self.compare_key(&mut report, scenario, application, key, expected).await;
        }
        report.0
    }

    async fn compare_key(
        &self,
        report: &mut Report,
        scenario: &Scenario,
        application: &Application,
        key: &str,
        expected: &Value,
    ) {
        let any_order = |name: &str| scenario.expect.get(name).and_then(Value::as_bool) == Some(true);
        let call = self.call.as_ref();
        let requests = |purposes: &[Purpose]| -> Vec<SentRequest> {
            let all = call.map(Call::requests).unwrap_or_default();
            all.into_iter().filter(|request| purposes.contains(&request.purpose)).collect()
        };
        let questions = || requests(&[Purpose::Document]);
        let notices = || requests(&[Purpose::Notice, Purpose::Debugger]);
        let heard = || call.map(Call::heard).unwrap_or_default();
        let codes = || {
            let raised = call.map(Call::errors).unwrap_or_default();
            let raised = raised.iter().map(|raised| raised.code.number());
            raised.chain(self.refused.iter().map(|fault| fault.code().number())).collect::<Vec<_>>()
        };
        match key {
            "requests" => report.requests(key, expected, &questions()),
            "requests_include" => {
                report.include(key, expected, &questions(), any_order("requests_unordered"))
            }
            "callbacks" => report.requests(key, expected, &notices()),
            "callbacks_include" => report.include(key, expected, &notices(), true),
            "callbacks_exclude" => report.exclude(key, expected, &notices()),
            "callbacks_unordered" if expected.is_array() => {
                report.requests_in_any_order(key, expected, &notices());
            }
            "requests_unordered" | "callbacks_unordered" => {}
            "media_requests" => report.requests(key, expected, &requests(&[Purpose::Media])),
            "heard" => report.texts(key, expected, &heard()),
            "heard_includes" => {
                let heard = heard();
                for expected in expected.as_array().unwrap() {
                    report.expect(heard.iter().any(|heard| matches(expected, Some(heard))), || {
                        format!("{key}: {expected} is not in {heard:?}")
                    });
                }
            }
            "heard_times" => {
                for (text, times) in expected.as_object().unwrap() {
                    let given = heard().iter().filter(|heard| *heard == text).count();
                    report.expect(
                        Some(given) == times.as_u64().and_then(|times| times.try_into().ok()),
                        || format!("{key}: {text} {given} times, expected {times}"),
                    );
                }
            }
            "callee_heard" => report.texts(key, expected, &call.unwrap().others_heard()),
            "dialed" => report.texts(key, expected, &call.unwrap().dialed()),
            "bridged_with" => {
                let with = call.unwrap().connected_with();
                report.expect(with.iter().any(|with| matches(expected, Some(with))), || {
                    format!("{key}: {with:?}")
                });
            }
            "dialed_parameters" | "dialed_headers" => {
                let given: Vec<_> = call
                    .unwrap()
                    .events()
                    .into_iter()
                    .flat_map(|event| match event.what {
                        What::Dialed { parameters, .. } if key == "dialed_parameters" => parameters,
                        What::Dialed { headers, .. } => headers,
                        _ => Vec::new(),
                    })
                    .collect();
                for (name, expected) in expected.as_object().unwrap() {
                    let value =
                        given.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str());
                    report.expect(matches(expected, value), || format!("{key}: {name} is {value:?}"));
                }
            }
            "sent" => {
                let sent: Vec<_> =
                    call.unwrap().sent().iter().map(|sent| serde_json::to_value(sent).unwrap()).collect();
                let expected = expected.as_array().unwrap();
                let fits = |(expected, sent): (&Value, &Value)| {
                    expected.as_object().unwrap().iter().all(|(name, value)| {
                        if value.is_array() {
                            sent[name] == *value
                        } else {
                            matches(value, sent[name].as_str())
                        }
                    })
                };
                report.expect(expected.len() == sent.len() && expected.iter().zip(&sent).all(fits), || {
                    format!("{key}: {sent:?}")
                });
            }
            "sockets" => {
                let opened: Vec<_> = call
                    .unwrap()
                    .events()
                    .into_iter()
                    .filter_map(|event| match event.what {
                        What::Socket { url, parameters } => Some((url, parameters)),
                        _ => None,
                    })
                    .collect();
                let expected = expected.as_array().unwrap();
                let fits = |(expected, (url, parameters)): (&Value, &(String, Vec<(String, String)>))| {
                    let Some(given) = expected.as_object().filter(|given| given.contains_key("url")) else {
                        return matches(expected, Some(url));
                    };
                    let told = given.get("parameters").and_then(Value::as_object);
                    matches(&given["url"], Some(url))
                        && told.into_iter().flatten().all(|(name, value)| {
                            let found = parameters.iter().find(|(given, _)| given == name);
                            matches(value, found.map(|(_, value)| value.as_str()))
                        })
                };
                report
                    .expect(expected.len() == opened.len() && expected.iter().zip(&opened).all(fits), || {
                        format!("{key}: {opened:?}")
                    });
            }
            "rest" => {
                let refused = self.refused.iter().cloned().map(Err);
                let answers: Vec<Result<(), Fault>> = refused.chain(self.answers.iter().cloned()).collect();
                let expected = expected.as_array().unwrap();
                report.expect(expected.len() == answers.len(), || format!("{key}: {answers:?}"));
                for (expected, answer) in expected.iter().zip(&answers) {
                    let (ok, code) = match answer {
                        Ok(()) => (true, None),
                        Err(fault) => (false, Some(u64::from(fault.code().number()))),
                    };
                    let status = expected["status"].as_u64().unwrap();
                    report.expect((status < 300) == ok, || format!("{key}: {answer:?}, expected {expected}"));
                    let wanted = expected.get("code").and_then(Value::as_u64);
                    report.expect(wanted.is_none() || wanted == code, || {
                        format!("{key}: {code:?}, expected {expected}")
                    });
                }
            }
            "ends" => {
                let status = call.map(Call::status).unwrap_or_default();
                report.expect(matches(expected, Some(&status)), || {
                    format!("{key}: {status}, expected {expected}")
                });
            }
            "answered" => {
                let answered = call.is_some_and(Call::is_answered);
                report.expect(Some(answered) == expected.as_bool(), || format!("{key}: {answered}"));
            }
            "answered_after_s" => {
                let after = call.and_then(Call::answered_after);
                let close = |after: Duration| (after.as_secs_f64() - expected.as_f64().unwrap()).abs() < 1.0;
                report.expect(after.is_some_and(close), || format!("{key}: {after:?}, expected {expected}"));
            }
            "min_s" | "max_s" => {
                let lasted = call.unwrap().lasted().await;
                let limit = seconds(expected);
                let fits = if key == "min_s" { lasted >= limit } else { lasted <= limit };
                report.expect(fits, || format!("{key}: {lasted:?}, expected {limit:?}"));
            }
            "errors" => {
                let (mut given, mut wanted) = (codes(), codes_of(expected));
                given.sort_unstable();
                wanted.sort_unstable();
                report.expect(given == wanted, || format!("{key}: {given:?}, expected {wanted:?}"));
            }
            "errors_any" => {
                let (given, wanted) = (codes(), codes_of(expected));
                let fits = !given.is_empty() && given.iter().all(|code| wanted.contains(code));
                report.expect(fits, || format!("{key}: {given:?}, expected some of {wanted:?}"));
            }
            "attempts" => {
                for (path, tries) in expected.as_object().unwrap() {
                    let given = application.arrived_at(path).len();
                    report.expect(tries.as_u64() == Some(given.try_into().unwrap()), || {
                        format!("{key}: {path} {given} times")
                    });
                }
            }
            "same_header_on_retry" => {
                for path in scenario.documents.keys() {
                    let values: Vec<_> = application
                        .arrived_at(path)
                        .iter()
                        .map(|request| request.headers().get(expected.as_str().unwrap()).cloned())
                        .collect();
                    report.expect(values.iter().all(|value| value.is_some() && *value == values[0]), || {
                        format!("{key}: {values:?}")
                    });
                }
            }
            other => panic!("{}: there is no `{other}`", scenario.id),
        }
    }
}

fn codes_of(expected: &Value) -> Vec<u32> {
    expected.as_array().unwrap().iter().map(|code| code.as_u64().unwrap().try_into().unwrap()).collect()
}
