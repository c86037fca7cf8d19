//! What to do about what went wrong.

use twiml_phone::machine::Broken;
use twiml_phone::transcript::{Received, SentRequest};

use crate::application::Application;

/// What to do about a request that got no answer, or not a good one. A line each.
pub(crate) fn on(request: &SentRequest, application: &Application) -> Vec<String> {
    match &request.received {
        Some(Received::Nothing(broken)) => on_broken(*broken, application),
        Some(Received::Response { status, .. }) => on_status(*status, request, application),
        Some(_) | None => Vec::new(),
    }
}

fn on_broken(broken: Broken, application: &Application) -> Vec<String> {
    let address = &application.address;
    let advice = match broken {
        Broken::Refused => {
            format!("Nothing listens at {address}. Start the application, or give the address where it listens.")
        }
        Broken::ConnectTimedOut | Broken::NotResolved => {
            format!("{address} cannot be reached. Give the address where the application listens, such as http://localhost:3000.")
        }
        Broken::ReadTimedOut => {
            "Twilio waits 15 seconds at most, or as long as the fragment of the URL says. Answer at once, and do long work afterwards.".to_owned()
        }
        Broken::NotHttp => {
            format!("What listens at {address} does not answer in HTTP. If it wants TLS, give an address of it without.")
        }
        _ => return Vec::new(),
    };
    vec![advice]
}

fn on_status(status: u16, request: &SentRequest, application: &Application) -> Vec<String> {
    match status {
        401 => {
            vec!["The application wants a password. Give it in the URL: http://user:password@…".to_owned()]
        }
        403 => on_refusal(request, application),
        404 => vec![format!("The application has nothing at {}. Check the path.", request.path())],
        405 => vec![format!(
            "The application does not take {} there. Give --method, or check the path.",
            request.method
        )],
        500.. => vec!["The application failed. Its log says why.".to_owned()],
        _ => Vec::new(),
    }
}

fn on_refusal(request: &SentRequest, application: &Application) -> Vec<String> {
    let token = if application.has_token {
        "the auth token: the application has another one. Check --token and TWILIO_AUTH_TOKEN, here and there."
    } else {
        "the auth token: none was given. Set TWILIO_AUTH_TOKEN, or --token, to that of the application."
    };
    let mut advice = vec![
        "The application refuses the signature. Its log may say why. The reason is one of these:".to_owned(),
        format!("- {token}"),
        format!("- the public URL: the signature is for {}", request.url),
        "  If the application believes to be called at another address, give that: --public-url https://…"
            .to_owned(),
    ];
    if ["http://localhost", "http://127."].iter().any(|host| request.url.starts_with(host)) {
        advice.push("  `localhost` and `127.0.0.1` are two addresses.".to_owned());
    }
    if request.param("AccountSid").is_some() {
        advice.push(
            "- the account: if the application serves certain ones, give one: --account AC…".to_owned(),
        );
    }
    advice
}

/// How an answer begins that is not TwiML, for a reader who wonders what came instead.
pub(crate) fn beginning(body: &str) -> Option<String> {
    let line = body.lines().map(str::trim).find(|line| !line.is_empty())?;
    let short: String = line.chars().take(SHOWN).collect();
    Some(if short.len() < line.len() { format!("{short}…") } else { short })
}

const SHOWN: usize = 90;

#[cfg(test)]
mod tests {
    use twiml_phone::transcript::Purpose;

    use super::*;

    fn to(has_token: bool) -> Application {
        let address = "http://localhost:3000".to_owned();
        Application { address: address.clone(), path: "/voice".to_owned(), public_url: address, has_token }
    }

    fn answered(received: Received) -> SentRequest {
        let mut request = SentRequest::new(Purpose::Document, "POST", "http://localhost:3000/voice");
        request.received = Some(received);
        request
    }

    #[test]
    fn each_failure_has_its_advice() {
        let response = |status| Received::Response { status, body: String::new() };
        let advice = |received| on(&answered(received), &to(true)).join("\n");
        assert!(
            advice(Received::Nothing(Broken::Refused)).contains("Nothing listens at http://localhost:3000")
        );
        assert!(advice(response(403)).contains("the signature is for http://localhost:3000/voice"));
        assert!(advice(response(404)).contains("nothing at /voice"));
        assert!(advice(response(502)).contains("Its log says why"));
        assert_eq!(advice(response(200)), "");
    }

    #[test]
    fn a_missing_token_is_told_from_a_wrong_one() {
        let refused = answered(Received::Response { status: 403, body: String::new() });
        assert!(on(&refused, &to(false)).join("\n").contains("none was given"));
        assert!(on(&refused, &to(true)).join("\n").contains("has another one"));
    }

    #[test]
    fn only_the_beginning_of_a_page_is_shown() {
        assert_eq!(beginning("\n  <html>\n"), Some("<html>".to_owned()));
        assert_eq!(beginning(&"é".repeat(200)).map(|text| text.chars().count()), Some(SHOWN + 1));
        assert_eq!(beginning(" \n"), None);
    }
}
