//! How a call begins.

use serde_json::Value;
use twiml_phone::Call;
use twiml_phone::fault::Fault;
use twiml_values::Method;

use super::{Played, seconds, text, texts};
use crate::scenario::Scenario;

const CALLER: &str = "+15550001111";
pub(super) const NUMBER: &str = "+15550002222";

impl Played {
    pub(super) async fn begin(&mut self, scenario: &Scenario) {
        let is_outbound = scenario.config.contains_key("outbound")
            || scenario.steps.iter().any(|step| step.contains_key("outbound"));
        if is_outbound {
            let default =
                serde_json::json!({ "to": "+15550003333", "from": "+15550002222", "url": "/answered" });
            let given = scenario.config.get("outbound").unwrap_or(&default);
            match self.place(given).await {
                Ok(call) => self.call = Some(call.at_once()),
                Err(fault) => self.refused.push(fault),
            }
            return;
        }
        let mut calling =
            self.phone.call(scenario.text("voice_url").unwrap_or("/voice")).from(CALLER).to(NUMBER);
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
        self.call = Some(calling.start().await.at_once());
    }

    async fn place(&self, given: &Value) -> Result<Call, Fault> {
        let mut placing = self.phone.place(text(given, "to").unwrap_or("+15550003333")).from(NUMBER);
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
                placing = placing.async_machine_detection(mode, Some(path));
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
        placing.await
    }
}
