//! What Twilio's OpenAPI files say of an operation.

use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Map, Value};

static FILES: LazyLock<[Value; 2]> = LazyLock::new(|| {
    ["api_v2010.json", "messaging_v1.json"].map(|file| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oai").join(file);
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    })
});

/// The operations of a path, such as that of a request: the parts in braces match anything.
pub(crate) fn operations(path: &str) -> Option<&'static Map<String, Value>> {
    let matches = |template: &str| {
        let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
        let fits = |(part, given): (&&str, &&str)| match part
            .strip_prefix('{')
            .and_then(|part| part.split_once('}'))
        {
            Some((_, rest)) => given.ends_with(rest) && given.len() > rest.len(),
            None => part == given,
        };
        template.len() == path.len() && template.iter().zip(&path).all(fits)
    };
    let paths = FILES.iter().flat_map(|file| file["paths"].as_object().unwrap());
    let mut paths = paths.into_iter();
    paths.find(|(template, _)| matches(template)).map(|(_, operations)| operations.as_object().unwrap())
}

/// The names of the parameters of an operation, in its query or in its form.
pub(crate) fn names(operation: &Value) -> Vec<&str> {
    let query = operation["parameters"].as_array().into_iter().flatten();
    let query = query
        .filter(|parameter| parameter["in"] == "query")
        .map(|parameter| parameter["name"].as_str().unwrap());
    let form = operation.pointer("/requestBody/content/application~1x-www-form-urlencoded/schema/properties");
    let form = form
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|properties| properties.keys().map(String::as_str));
    query.chain(form).collect()
}

/// The examples of all answers of an operation that are a success.
pub(crate) fn examples(operation: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let responses = operation["responses"].as_object().unwrap();
    let successes = responses.iter().filter(|(status, _)| status.starts_with('2'));
    let examples =
        successes.filter_map(|(_, response)| response.pointer("/content/application~1json/examples"));
    examples
        .flat_map(|examples| examples.as_object().unwrap())
        .map(|(name, example)| (name.as_str(), &example["value"]))
}
