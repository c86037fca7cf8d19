//! Whether something is as a scenario expects it.

use serde_json::Value;
use twiml_phone::transcript::SentRequest;

/// What does not go as it should, in words.
#[derive(Debug, Default)]
pub struct Report(pub Vec<String>);

impl Report {
    pub fn expect(&mut self, is_right: bool, otherwise: impl FnOnce() -> String) {
        if !is_right {
            self.0.push(otherwise());
        }
    }

    /// All requests, in order.
    pub fn requests(&mut self, what: &str, expected: &Value, sent: &[SentRequest]) {
        let expected = expected.as_array().unwrap();
        let shown = || sent.iter().map(|sent| format!("{} {}", sent.method, sent.path())).collect::<Vec<_>>();
        self.expect(expected.len() == sent.len(), || {
            format!("{what}: {} expected, but: {:?}", expected.len(), shown())
        });
        for (expected, sent) in expected.iter().zip(sent) {
            if let Some(wrong) = wrong_request(expected, sent) {
                self.0.push(format!("{what}: {wrong}"));
            }
        }
    }

    /// At least these requests, in this order or in any.
    pub fn include(&mut self, what: &str, expected: &Value, sent: &[SentRequest], any_order: bool) {
        let mut from = 0;
        let mut used = Vec::new();
        for expected in expected.as_array().unwrap() {
            let fits = |at: &usize| !used.contains(at) && wrong_request(expected, &sent[*at]).is_none();
            match (if any_order { 0 } else { from }..sent.len()).find(fits) {
                Some(at) => {
                    from = at + 1;
                    used.push(at);
                }
                None => self.0.push(format!("{what}: there is no {expected}")),
            }
        }
    }

    /// None of these requests.
    pub fn exclude(&mut self, what: &str, expected: &Value, sent: &[SentRequest]) {
        for expected in expected.as_array().unwrap() {
            self.expect(sent.iter().all(|sent| wrong_request(expected, sent).is_some()), || {
                format!("{what}: there is {expected}")
            });
        }
    }

    /// All of these requests and no others, in any order.
    pub fn requests_in_any_order(&mut self, what: &str, expected: &Value, sent: &[SentRequest]) {
        let number = expected.as_array().unwrap().len();
        self.expect(number == sent.len(), || format!("{what}: {number} expected, but {}", sent.len()));
        self.include(what, expected, sent, true);
    }

    /// A list of texts, each as it is or as a rule about it.
    pub fn texts(&mut self, what: &str, expected: &Value, given: &[String]) {
        let expected = expected.as_array().unwrap();
        let fits = expected.len() == given.len()
            && expected.iter().zip(given).all(|(expected, given)| matches(expected, Some(given)));
        self.expect(fits, || format!("{what}: expected {}, but {given:?}", Value::from(expected.clone())));
    }
}

/// What is wrong with a request, if anything is.
fn wrong_request(expected: &Value, sent: &SentRequest) -> Option<String> {
    let (path, query) = sent.path().split_once('?').unwrap_or((sent.path(), ""));
    let mut params: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    params.extend(sent.params.iter().cloned());
    let of = |pairs: &[(String, String)], name: &str| {
        pairs.iter().find(|(given, _)| given == name).map(|(_, value)| value.clone())
    };
    let at = format!("{} {}", sent.method, sent.path());
    let text = |name: &str| expected.get(name).and_then(Value::as_str);
    if text("path").is_some_and(|expected| expected != path && expected != sent.path()) {
        return Some(format!("{at}: expected {}", expected["path"]));
    }
    if text("method").is_some_and(|expected| expected != sent.method) {
        return Some(format!("{at}: expected {}", expected["method"]));
    }
    for (name, expected) in expected.get("params").and_then(Value::as_object).into_iter().flatten() {
        let given = of(&params, name);
        if !matches(expected, given.as_deref()) {
            return Some(format!("{at}: {name} is {given:?}, expected {expected}"));
        }
    }
    for name in expected.get("absent").and_then(Value::as_array).into_iter().flatten() {
        if let Some(given) = of(&params, name.as_str().unwrap()) {
            return Some(format!("{at}: {name} is {given:?}, expected nothing"));
        }
    }
    for (name, expected) in expected.get("headers").and_then(Value::as_object).into_iter().flatten() {
        let given = of(&sent.headers, &name.to_lowercase());
        if !matches(expected, given.as_deref()) {
            return Some(format!("{at}: {name} is {given:?}, expected {expected}"));
        }
    }
    None
}

/// Whether a value is as expected: a text, a number, or a rule.
pub fn matches(expected: &Value, given: Option<&str>) -> bool {
    let Value::Object(rule) = expected else {
        return given.is_some_and(|given| match expected {
            Value::String(expected) => expected == given,
            other => serde_json::from_str(given).is_ok_and(|given: Value| given == *other),
        });
    };
    rule.iter().all(|(rule, expected)| {
        let text = || expected.as_str().unwrap_or_default();
        match rule.as_str() {
            "any" => expected.as_array().unwrap().iter().any(|expected| matches(expected, given)),
            "present" => given.is_some() == expected.as_bool().unwrap(),
            "absent" => given.is_none() == expected.as_bool().unwrap(),
            "starts_with" => given.is_some_and(|given| given.starts_with(text())),
            "ends_with" => given.is_some_and(|given| given.ends_with(text())),
            "contains" => given.is_some_and(|given| given.contains(text())),
            other => panic!("there is no rule `{other}`"),
        }
    })
}
