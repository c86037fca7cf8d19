//! A plan as commands of Twilio's own command line.

use std::fmt::Write as _;

use super::super::outcome::Plan;
use super::super::part::Part;
use crate::target::TargetKind;

impl Plan {
    /// The commands of [Twilio's own command line](https://www.twilio.com/docs/twilio-cli) that do the same, quoted for a shell: one for each request,
    /// and none if the plan is refused.
    pub fn commands(&self) -> Vec<String> {
        self.sent().map(command).collect()
    }
}

fn command(part: &Part) -> String {
    let topic = match part.state.kind {
        TargetKind::Number => "api:core:incoming-phone-numbers",
        TargetKind::Application => "api:core:applications",
        TargetKind::Service => "api:messaging:v1:services",
        TargetKind::SipDomain => "api:core:sip:domains",
    };
    let mut command = format!("twilio {topic}:update --sid {}", part.state.sid);
    for (parameter, value) in &part.form {
        let _ = write!(command, " \\\n    --{}", flag(parameter));
        match value.as_str() {
            // A flag without a value is a boolean that is set. That all of Twilio's are like this is an assumption.
            "true" => {}
            value => {
                let _ = write!(command, "={}", quoted(value));
            }
        }
    }
    command
}

/// `SmsFallbackUrl` as `sms-fallback-url`.
fn flag(parameter: &str) -> String {
    let mut flag = String::new();
    for c in parameter.chars() {
        if c.is_ascii_uppercase() && !flag.is_empty() {
            flag.push('-');
        }
        flag.push(c.to_ascii_lowercase());
    }
    flag
}

/// One word of a shell.
fn quoted(value: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+,=".contains(c);
    if !value.is_empty() && value.chars().all(is_plain) {
        return value.to_owned();
    }
    format!("'{}'", value.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_one_word() {
        assert_eq!(quoted("https://a.example/sms"), "https://a.example/sms");
        assert_eq!(quoted("https://a.example/sms?a=b&c=$d"), "'https://a.example/sms?a=b&c=$d'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
        assert_eq!(flag("SmsFallbackUrl"), "sms-fallback-url");
    }
}
