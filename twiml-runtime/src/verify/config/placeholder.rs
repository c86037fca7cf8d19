//! Settings that were copied from an example.

/// What examples have in place of a token, without what separates the words.
const TOKENS: &[&str] = &[
    "changeit",
    "changeme",
    "changethis",
    "insertauthtokenhere",
    "insertyourauthtokenhere",
    "placeholder",
    "replaceme",
    "replacethis",
    "replacewithyourauthtoken",
    "todo",
    "twilioauthtoken",
    "yourauthtoken",
    "yourauthtokenhere",
    "yourprimaryauthtoken",
    "yourtoken",
    "yourtokenhere",
    "yourtwilioauthtoken",
    "yourtwilioauthtokenhere",
];

/// Domains that are reserved for examples and tests (RFC 2606).
const DOMAINS: &[&str] = &["example.com", "example.net", "example.org", "example", "invalid", "test"];

/// Whether a token stands for another: `your_auth_token`, `<AUTH_TOKEN>`, `xxxxxxxx`.
pub(super) fn is_placeholder(token: &str) -> bool {
    let is_masked =
        token.len() >= 4 && token.chars().all(|c| matches!(c, 'x' | 'X' | '*' | '•' | '.' | '?' | '_' | '-'));
    let is_in_brackets = matches!(
        (token.chars().next(), token.chars().next_back()),
        (Some('<'), Some('>')) | (Some('['), Some(']')) | (Some('{'), Some('}'))
    );
    let is_a_variable = token.starts_with('$') || token.starts_with("{{");
    let words = || token.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase());
    is_masked || is_in_brackets || is_a_variable || TOKENS.iter().any(|known| words().eq(known.chars()))
}

/// Whether a host is reserved for examples.
pub(super) fn is_example(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    DOMAINS.iter().any(|domain| {
        host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_examples_are_known() {
        for token in [
            "your_auth_token",
            "YOUR-AUTH-TOKEN",
            "your auth token",
            "<your auth token>",
            "[AuthToken]",
            "{{auth_token}}",
            "$TWILIO_AUTH_TOKEN",
            "${TWILIO_AUTH_TOKEN}",
            "TWILIO_AUTH_TOKEN",
            "changeme",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "XXXX",
            "********",
        ] {
            assert!(is_placeholder(token), "{token}");
        }
        for token in [
            "0123456789abcdef0123456789abcdef",
            "12345",
            "x",
            "token",
            "auth token",
            "a token of the test's own",
        ] {
            assert!(!is_placeholder(token), "{token}");
        }
    }

    #[test]
    fn hosts_of_examples_are_known() {
        for host in ["example.com", "Hooks.Example.org", "shop.test", "a.example", "invalid"] {
            assert!(is_example(host), "{host}");
        }
        for host in ["counterexample.com", "example.com.au", "test.com", "latest", "localhost"] {
            assert!(!is_example(host), "{host}");
        }
    }
}
