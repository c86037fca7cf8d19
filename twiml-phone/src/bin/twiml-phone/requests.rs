//! Requests that were saved: form bodies, or JSON, a line each.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use twiml_phone::Parameters;
use twiml_values::Method;

/// A request that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SavedRequest {
    /// Path and query, if it says so.
    pub(crate) path: Option<String>,
    pub(crate) method: Option<Method>,
    pub(crate) parameters: Parameters,
}

/// Reads a file of requests. What is neither a form nor a request in JSON is an error; other events of a session are passed over.
pub(crate) fn read(text: &str) -> Result<Vec<SavedRequest>, String> {
    let lines = text.lines().zip(1..).map(|(line, number)| (line.trim(), number));
    let lines = lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#'));
    let read = lines.map(|(line, number)| of_line(line).map_err(|error| format!("line {number}: {error}")));
    read.filter_map(Result::transpose).collect()
}

fn of_line(line: &str) -> Result<Option<SavedRequest>, String> {
    if !line.starts_with('{') {
        let parameters = form(line);
        let is_form = line.contains('=') && !line.contains(char::is_whitespace);
        return if is_form {
            Ok(Some(SavedRequest { path: None, method: None, parameters }))
        } else {
            Err("neither a form (`From=%2B1…&Body=…`) nor JSON".to_owned())
        };
    }
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let Value::Object(object) = value else { return Err("not an object".to_owned()) };
    if object.contains_key("event") && object.get("event").and_then(Value::as_str) != Some("request") {
        return Ok(None);
    }
    // Logs have their fields in an object of its own.
    let object = match object.get("fields") {
        Some(Value::Object(fields)) => fields,
        _ => &object,
    };
    of_object(object).map(Some)
}

fn of_object(object: &Map<String, Value>) -> Result<SavedRequest, String> {
    let text = |name: &str| object.get(name).and_then(Value::as_str);
    let parameters = match (object.get("params").or_else(|| object.get("parameters")), text("body")) {
        (Some(Value::Object(params)), _) => flat(params),
        (Some(Value::Array(pairs)), _) => {
            of_pairs(pairs).ok_or("`params` is not a list of names and values")?
        }
        (Some(Value::String(params)), _) => form(params),
        (None, Some(body)) => form(body),
        _ if text("AccountSid").is_some() => flat(object),
        _ => return Err("no `params`, no `body`, and no `AccountSid`".to_owned()),
    };
    let method = text("method").map(str::parse).transpose().map_err(|_| "`method` is not GET or POST")?;
    Ok(SavedRequest { path: text("url").or_else(|| text("path")).map(path_of), method, parameters })
}

/// A JSON object as parameters. Numbers and words are what they are as text.
fn flat(object: &Map<String, Value>) -> Parameters {
    object.iter().filter_map(|(name, value)| Some((name, plain(value)?))).collect()
}

fn of_pairs(pairs: &[Value]) -> Option<Parameters> {
    let pair = |pair: &Value| Some((pair.get(0)?.as_str()?.to_owned(), plain(pair.get(1)?)?));
    pairs.iter().map(pair).collect::<Option<Vec<_>>>().map(|pairs| and_all(&pairs))
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

fn form(body: &str) -> Parameters {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let pairs = body.split('&').filter(|pair| !pair.is_empty());
    let pairs: Vec<_> = pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect();
    and_all(&pairs)
}

/// All pairs in their order, also where a name comes twice.
fn and_all(pairs: &[(String, String)]) -> Parameters {
    pairs.iter().fold(Parameters::new(), |all, (name, value)| all.and(name, value))
}

fn path_of(url: &str) -> String {
    let rest = url
        .find("://")
        .and_then(|at| url.get(at + 3..))
        .map(|rest| rest.find('/').and_then(|at| rest.get(at..)));
    rest.unwrap_or(Some(url)).unwrap_or("/").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> SavedRequest {
        read(line).unwrap().remove(0)
    }

    #[test]
    fn a_form_body_is_a_request() {
        let request = one("From=%2B1555&Body=a+b&Body=c");
        assert_eq!(
            request.parameters.iter().collect::<Vec<_>>(),
            [("From", "+1555"), ("Body", "a b"), ("Body", "c")]
        );
        assert_eq!((request.path, request.method), (None, None));
    }

    #[test]
    fn json_is_a_request_in_several_ways() {
        let saved = r#"{"event":"request","method":"GET","url":"https://app.example/sms?x=1","params":[["Body","hi"]]}"#;
        let logged = r#"{"level":"INFO","fields":{"path":"/sms?x=1","method":"GET","params":{"Body":"hi"}}}"#;
        let with_body = r#"{"method":"GET","url":"https://app.example/sms?x=1","body":"Body=hi"}"#;
        for line in [saved, logged, with_body] {
            let request = one(line);
            assert_eq!(request.path.as_deref(), Some("/sms?x=1"), "{line}");
            assert_eq!(
                (request.method, request.parameters.get("Body")),
                (Some(Method::Get), Some("hi")),
                "{line}"
            );
        }
        let flat = one(r#"{"AccountSid":"AC1","NumMedia":0}"#);
        assert_eq!(flat.parameters.get("NumMedia"), Some("0"));
    }

    #[test]
    fn other_events_are_passed_over_and_nonsense_is_not() {
        assert_eq!(read("{\"event\":\"heard\",\"sound\":\"Hello\"}\n\n# comment\n"), Ok(Vec::new()));
        assert!(read("\nhello there").unwrap_err().starts_with("line 2: neither a form"));
        assert!(read("{\"a\":").unwrap_err().starts_with("line 1: "));
        assert!(read("{\"a\":1}").unwrap_err().contains("no `params`"));
    }
}
