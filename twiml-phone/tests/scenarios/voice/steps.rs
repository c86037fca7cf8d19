//! What happens in a call.

use std::time::Duration;

use serde_json::Value;
use twiml_phone::fault::Fault;
use twiml_phone::{Call, Callee, Paid};
use twiml_values::Method;

use super::begin::NUMBER;
use super::{Played, Step, number, seconds, text, texts};
use crate::scenario::Scenario;

impl Played {
    /// Plays a step. One without an effect is a part of some scenarios.
    pub(super) async fn step(&mut self, scenario: &Scenario, step: &Step, is_last: bool) {
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
            _ = call.callee_presses(keys).await;
        }
        if given("callee_hang_up").is_some() {
            _ = call.callee_hangs_up().await;
        }
        if let Some(target) = words("refer") {
            _ = call.callee_refers(target).await;
        }
        if let Some(result) = given("refer_result") {
            let code = |name| number(result, name).map(|code| code.try_into().unwrap());
            _ = call.referred(code("refer").unwrap(), code("notify")).await;
        }
        if let Some(path) = words("second_call") {
            self.second = Some(self.phone.call(path).from("+15550004444").to(NUMBER).start().await.at_once());
            self.second.as_ref().unwrap().wait_for(Duration::ZERO).await;
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
            Some("answered") => _ = call.callee(Callee::answers()).await,
            Some("busy") => _ = call.callee(Callee::is_busy()).await,
            Some("no-answer") => {
                _ = call.callee(Callee::does_not_answer()).await;
                _ = call.wait().await;
            }
            Some("failed") => _ = call.callee(Callee::cannot_be_reached()).await,
            Some("machine") => {
                _ = call
                    .callee(Callee::is_machine(given("beep").and_then(Value::as_bool) == Some(true)))
                    .await;
            }
            Some("ringing") => call.goes_out().await,
            None => {}
            Some(other) => panic!("{}: outbound {other}", scenario.id),
        }
    }
}

async fn dial_result(call: &Call, step: &Step, outcome: &str) {
    let given = |name: &str| step.get(name);
    let mut callee = match outcome {
        "answered" => Callee::answers(),
        "busy" => Callee::is_busy(),
        "no-answer" => Callee::does_not_answer(),
        "failed" => Callee::cannot_be_reached(),
        other => panic!("dial_result {other}"),
    };
    if let Some(to) = given("to").and_then(Value::as_str) {
        callee = callee.to(to);
    }
    if let Some(after) = given("after_s") {
        callee = callee.after(seconds(after));
    }
    if let Some(status) = given("sip").and_then(Value::as_u64) {
        callee = callee.sip(status.try_into().unwrap());
    }
    if let Some(who) = given("answered_by").and_then(Value::as_str) {
        callee = callee.by(who);
    }
    _ = call.callee(callee).await;
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
        Some("callee") => _ = call.callee_hangs_up().await,
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
