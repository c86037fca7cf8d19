//! Calls.

mod begin;
mod expect;
mod settings;
mod steps;

use std::time::Duration;

use serde_json::{Map, Value};
use twiml_phone::fault::Fault;
use twiml_phone::{Call, Phone};

use crate::scenario::Scenario;

type Step = Map<String, Value>;

/// Plays a scenario, and tells what does not go as it should.
pub fn play(scenario: &Scenario) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let (application, phone) = scenario.phone();
        phone.set_calls(settings::of(&scenario.config));
        let mut played = Played { phone, call: None, second: None, refused: Vec::new(), answers: Vec::new() };
        played.begin(scenario).await;
        for (at, step) in scenario.steps.iter().enumerate() {
            played.step(scenario, step, at + 1 == scenario.steps.len()).await;
        }
        expect::compare(&played, scenario, &application).await
    })
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

pub(super) fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name).and_then(Value::as_str)
}

pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
}

pub(super) fn number(value: &Value, name: &str) -> Option<usize> {
    value.get(name).and_then(Value::as_u64).and_then(|number| number.try_into().ok())
}

pub(super) fn seconds(value: &Value) -> Duration {
    Duration::from_secs_f64(value.as_f64().unwrap())
}
