//! From a line to a step.

use std::str::FromStr;
use std::time::Duration;

use twiml_schema::nearest;

use super::kinds::{Expectation, Fate, Step};
use super::list::{STEPS, list};

impl Step {
    /// A line of a script, or nothing for an empty line and a comment.
    pub(crate) fn of_line(line: &str) -> Result<Option<Self>, NoStep> {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') { Ok(None) } else { line.parse().map(Some) }
    }
}

/// A line that is not a step, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoStep(pub(crate) String);

impl FromStr for Step {
    type Err = NoStep;

    fn from_str(line: &str) -> Result<Self, NoStep> {
        let (word, rest) = first_word(line);
        let usage = || usage(word);
        let needed = || if rest.is_empty() { Err(usage()) } else { Ok(rest.to_owned()) };
        let callee = |fate, to: &str| Self::Callee { fate, to: (!to.is_empty()).then(|| to.to_owned()) };
        match word.to_ascii_lowercase().as_str() {
            "call" => Ok(Self::Call { path: (!rest.is_empty()).then(|| rest.to_owned()) }),
            "text" => text(rest).ok_or_else(usage),
            "press" => keys(rest).map(Self::Press).ok_or_else(usage),
            "say" => Ok(Self::Say(needed()?)),
            "speak" => {
                let (time, words) = first_word(rest);
                let time = seconds(time).ok_or_else(usage)?;
                Ok(Self::Speak { time, words: words.to_owned() })
            }
            "play" => Ok(Self::Play(needed()?)),
            "save" => Ok(Self::Save(needed()?)),
            "listen" => seconds(rest).map(Self::Listen).ok_or_else(usage),
            "wait" if rest.is_empty() => Ok(Self::Wait),
            "wait" => seconds(rest).map(Self::WaitFor).ok_or_else(usage),
            "during" => Ok(Self::During(needed()?)),
            "hang" if rest == "up" => Ok(Self::HangUp),
            "hangup" if rest.is_empty() => Ok(Self::HangUp),
            "answers" => Ok(callee(Fate::Answers, rest)),
            "busy" => Ok(callee(Fate::IsBusy, rest)),
            "no" if first_word(rest).0 == "answer" => Ok(callee(Fate::DoesNotAnswer, first_word(rest).1)),
            "fails" => Ok(callee(Fate::CannotBeReached, rest)),
            "machine" => Ok(callee(Fate::IsMachine, rest)),
            "callee" => match first_word(rest) {
                ("presses", pressed) => keys(pressed).map(Self::CalleePresses).ok_or_else(usage),
                ("hangs", "up") => Ok(Self::CalleeHangsUp),
                _ => Err(usage()),
            },
            "expect" => expectation(rest).map(Self::Expect).ok_or_else(usage),
            _ => Err(usage()),
        }
    }
}

fn expectation(text: &str) -> Option<Expectation> {
    let (what, rest) = first_word(text);
    let rest_needed = Some(rest.to_owned()).filter(|rest| !rest.is_empty());
    match what {
        "heard" => rest_needed.map(Expectation::Heard),
        "reply" => rest_needed.map(Expectation::Reply),
        "dialed" => rest_needed.map(Expectation::Dialed),
        "status" => rest_needed.map(Expectation::Status),
        "webhook" => rest_needed.map(Expectation::Webhook),
        "error" => rest.parse().ok().map(Expectation::Error),
        "no" if rest == "errors" => Some(Expectation::NoErrors),
        _ => None,
    }
}

/// A message, with a path in front that begins with a slash and has something behind it.
fn text(rest: &str) -> Option<Step> {
    let (path, body) = if rest.starts_with('/') { first_word(rest) } else { ("", rest) };
    let path = (!path.is_empty()).then(|| path.to_owned());
    (!body.is_empty()).then(|| Step::Text { path, body: body.to_owned() })
}

/// Keys of a phone. `w` is a pause in TwiML, and nothing that a person can press.
fn keys(text: &str) -> Option<String> {
    let is_key = |key: char| key.is_ascii_digit() || matches!(key, '*' | '#' | 'A'..='D');
    let keys: String = text.split_whitespace().collect();
    (!keys.is_empty() && keys.chars().all(is_key)).then_some(keys)
}

fn seconds(text: &str) -> Option<Duration> {
    let text = text.trim_end_matches('s').trim_end();
    text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
}

fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    text.split_once(char::is_whitespace).map_or((text, ""), |(word, rest)| (word, rest.trim_start()))
}

/// What to write in place of a line that begins with this word.
fn usage(word: &str) -> NoStep {
    let lines = list(|step| step.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(word)));
    if !lines.is_empty() {
        return NoStep(format!("write it as:\n{lines}"));
    }
    let mut words: Vec<_> = STEPS.iter().filter_map(|(step, _)| step.split(' ').next()).collect();
    words.dedup();
    NoStep(match nearest(word, words.iter().copied()) {
        Some(nearest) => format!("`{word}` is not a step: did you mean `{nearest}`?"),
        None => format!("`{word}` is not a step. A step begins with: {}", words.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(line: &str) -> Step {
        line.parse().unwrap()
    }

    #[test]
    fn a_line_is_a_step() {
        assert_eq!(step("call /voice"), Step::Call { path: Some("/voice".to_owned()) });
        assert_eq!(step("press 1 2 #"), Step::Press("12#".to_owned()));
        assert_eq!(step("  Say  two words "), Step::Say("two words".to_owned()));
        assert_eq!(step("wait"), Step::Wait);
        assert_eq!(step("wait 1.5 s"), Step::WaitFor(Duration::from_millis(1500)));
        assert_eq!(step("hang up"), step("hangup"));
        assert_eq!(step("no answer"), Step::Callee { fate: Fate::DoesNotAnswer, to: None });
        assert_eq!(step("busy +1555"), Step::Callee { fate: Fate::IsBusy, to: Some("+1555".to_owned()) });
        assert_eq!(step("callee hangs up"), Step::CalleeHangsUp);
        let speak = Step::Speak { time: Duration::from_secs(3), words: "my name".to_owned() };
        assert_eq!(step("speak 3 my name"), speak);
    }

    #[test]
    fn a_message_may_name_its_path() {
        let text = |path: Option<&str>, body: &str| Step::Text {
            path: path.map(str::to_owned),
            body: body.to_owned(),
        };
        assert_eq!(step("text /sms Hello there"), text(Some("/sms"), "Hello there"));
        assert_eq!(step("text Hello / there"), text(None, "Hello / there"));
        assert!("text /sms".parse::<Step>().is_err());
    }

    #[test]
    fn expectations_are_read() {
        let expect = |text| match step(text) {
            Step::Expect(expectation) => expectation,
            other => panic!("{other:?}"),
        };
        assert_eq!(expect("expect heard Press 1."), Expectation::Heard("Press 1.".to_owned()));
        assert_eq!(expect("expect error 12300"), Expectation::Error(12300));
        assert_eq!(expect("expect no errors"), Expectation::NoErrors);
    }

    #[test]
    fn a_wrong_line_says_what_to_write() {
        let error = |line: &str| line.parse::<Step>().unwrap_err().0;
        assert!(error("press x").contains("press KEYS"), "{}", error("press x"));
        assert!(error("wait a bit").contains("wait SECONDS"));
        assert!(error("expect").contains("expect no errors"));
        assert_eq!(error("pres 1"), "`pres` is not a step: did you mean `press`?");
        assert!(error("dance").contains("`dance` is not a step. A step begins with: call, text, press"));
    }

    #[test]
    fn comments_and_empty_lines_are_no_steps() {
        assert_eq!(Step::of_line("  # a comment"), Ok(None));
        assert_eq!(Step::of_line(""), Ok(None));
    }

    #[test]
    fn each_step_of_the_list_can_be_written() {
        let samples = [
            ("PATH", "/voice"),
            ("KEYS", "1"),
            ("WORDS", "hello"),
            ("SECONDS", "2"),
            ("CODE", "12300"),
            ("FILE", "a.wav"),
        ];
        for (step, _) in STEPS {
            let plain = step.replace(['[', ']'], "");
            let line = samples.iter().fold(plain, |line, (name, sample)| line.replace(name, sample));
            assert!(line.parse::<Step>().is_ok(), "{line}");
        }
    }
}
