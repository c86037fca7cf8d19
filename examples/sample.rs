//! Requests as Twilio sends them, for trying out an example.

use twiml_runtime::prelude::*;

/// A request that Twilio might send.
#[derive(Debug)]
pub struct Sample<'a> {
    /// With a query, where the URL that Twilio was given has one.
    path: &'a str,
    body: Body<'a>,
}

#[derive(Debug)]
enum Body<'a> {
    Form(Vec<(&'a str, &'a str)>),
    Json(&'a str),
}

impl<'a> Sample<'a> {
    /// A form, which almost every webhook receives.
    pub fn form(path: &'a str, params: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self { path, body: Body::Form(params.into_iter().collect()) }
    }

    /// A JSON body, as Event Streams and some Studio widgets send it.
    pub fn json(path: &'a str, body: &'a str) -> Self {
        Self { path, body: Body::Json(body) }
    }

    /// The request, signed, as a command for a shell.
    pub fn curl(&self, verifier: &Verifier) -> String {
        let url = verifier.public_url().join(self.path);
        match &self.body {
            Body::Form(params) => form(&url, &verifier.sign(&url, params), params),
            Body::Json(body) => {
                // Only the URL is signed; it contains the hash of the body.
                let signed = verifier.sign_json(url, body);
                let data = [
                    "-H 'Content-Type: application/json'".to_owned(),
                    format!("--data-raw {}", quoted(body)),
                ];
                command(&signed.url, &signed.signature, &data)
            }
        }
    }
}

/// A signed form as a command for a shell.
pub fn form(url: &str, signature: &str, params: &[(&str, &str)]) -> String {
    let data =
        params.iter().map(|(name, value)| format!("--data-urlencode {}", quoted(&format!("{name}={value}"))));
    command(url, signature, &data.collect::<Vec<_>>())
}

/// The parameters of a message, with some more.
pub fn message<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let message = [
        ("MessageSid", "SM00000000000000000000000000000001"),
        ("AccountSid", "AC00000000000000000000000000000001"),
        ("From", "+15551230001"),
        ("To", "+15551230002"),
    ];
    message.into_iter().chain(more.iter().copied()).collect()
}

/// The parameters of a call, with some more.
pub fn call<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let call = [
        ("CallSid", "CA00000000000000000000000000000001"),
        ("AccountSid", "AC00000000000000000000000000000001"),
        ("From", "+15551230001"),
        ("To", "+15551230002"),
        ("Direction", "inbound"),
    ];
    call.into_iter().chain(more.iter().copied()).collect()
}

fn command(url: &str, signature: &str, more: &[String]) -> String {
    format!(
        "curl -i {} \\\n  -H 'X-Twilio-Signature: {signature}' \\\n  {}",
        quoted(url),
        more.join(" \\\n  ")
    )
}

/// Text as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_escaped_for_the_shell() {
        assert_eq!(quoted("Body=it's me"), r"'Body=it'\''s me'");
    }

    #[test]
    fn json_is_signed_through_its_hash() -> Result<(), BoxError> {
        let verifier = Verifier::new("12345", "http://localhost:3000")?;
        let command = Sample::json("/events", "[]").curl(&verifier);
        assert!(
            command.starts_with("curl -i 'http://localhost:3000/events?bodySHA256=4f53cda18c2baa0c"),
            "{command}"
        );
        assert!(command.ends_with("--data-raw '[]'"), "{command}");
        Ok(())
    }
}
