//! What was done, as a Rust test.

use std::fmt::{self, Write as _};

use crate::application::Application;
use crate::cli::Account;
use crate::number::Number;
use crate::step::Step;

/// What can be seen of a call and a conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Observed {
    pub(crate) heard: Vec<String>,
    pub(crate) dialed: Vec<String>,
    pub(crate) status: String,
    pub(crate) replies: Vec<String>,
}

/// A test that does what was done, and expects what came of it. It displays itself as source.
///
/// The token is not in it: the test reads it from the environment.
#[derive(Debug)]
pub(crate) struct SavedTest {
    application: Application,
    /// The statements so far, a line each.
    lines: Vec<String>,
    seen: Observed,
    has_call: bool,
}

impl SavedTest {
    pub(crate) fn new(application: &Application) -> Self {
        Self {
            application: application.clone(),
            lines: Vec::new(),
            seen: Observed::default(),
            has_call: false,
        }
    }

    /// Somebody calls.
    pub(crate) fn call(&mut self, path: &str, account: &Account, number: &Number) {
        let mut call = format!("phone.call({path:?}){}", addresses(account));
        let callbacks = [("fallback", &number.fallback), ("status_callback", &number.status_callback)];
        for (name, path) in callbacks.into_iter().filter_map(|(name, path)| Some((name, path.as_ref()?))) {
            let _ = write!(call, ".{name}({path:?})");
        }
        self.finish_call();
        self.lines.push(format!("let call = {call}.start().await.at_once();"));
        self.has_call = true;
        self.seen = Observed { replies: std::mem::take(&mut self.seen.replies), ..Observed::default() };
    }

    /// Somebody writes for the first time. The step with the message follows.
    pub(crate) fn conversation(&mut self, path: &str, account: &Account, number: &Number) {
        self.seen.replies.clear();
        let media: Vec<_> = number.media.iter().map(|media| format!(".media({media:?})")).collect();
        let media = media.concat();
        self.lines
            .push(format!("let conversation = phone.text({path:?}, BODY){}{media}", addresses(account)));
    }

    /// A step, and whether it had an effect.
    pub(crate) fn step(&mut self, step: &Step, has_effect: bool) {
        if let Step::Text { body, .. } = step {
            return self.text(body, has_effect);
        }
        let call = match step {
            Step::Press(keys) => format!("press({keys:?})"),
            Step::Say(words) => format!("say({words:?})"),
            Step::Speak { time, words } => {
                format!("speak(Duration::from_millis({}), {words:?})", time.as_millis())
            }
            Step::Play(file) => {
                let file = format!("std::fs::read({file:?})?");
                format!("say_audio(&twiml_phone::wav::read(&{file})?)")
            }
            Step::Listen(time) => {
                self.lines.push(format!("call.listen(Duration::from_millis({})).await;", time.as_millis()));
                return;
            }
            Step::Wait => "wait()".to_owned(),
            Step::WaitFor(time) => {
                self.lines.push(format!("call.wait_for(Duration::from_millis({})).await;", time.as_millis()));
                return;
            }
            Step::During(words) => format!("during({words:?})"),
            Step::HangUp => "hang_up()".to_owned(),
            Step::Callee { fate, to } => {
                let to = to.as_ref().map_or_else(String::new, |to| format!(".to({to:?})"));
                format!("callee({}{to})", fate.rust())
            }
            Step::CalleePresses(keys) => format!("callee_presses({keys:?})"),
            Step::CalleeHangsUp => "callee_hangs_up()".to_owned(),
            Step::Call { .. } | Step::Text { .. } | Step::Expect(_) | Step::Save(_) => return,
        };
        let ending = if has_effect { "?" } else { ".unwrap_err()" };
        self.lines.push(format!("call.{call}.await{ending};"));
    }

    fn text(&mut self, body: &str, has_effect: bool) {
        let begins = self.lines.pop_if(|line| line.contains(", BODY)"));
        let ending = if has_effect { "?" } else { ".unwrap_err()" };
        self.lines.push(match begins {
            Some(begins) if has_effect => {
                format!("{}.await?;", begins.replacen("BODY", &format!("{body:?}"), 1))
            }
            Some(begins) => {
                let text = begins.trim_start_matches("let conversation = ");
                format!("{}.await.unwrap_err();", text.replacen("BODY", &format!("{body:?}"), 1))
            }
            None => format!("conversation.text({body:?}).await{ending};"),
        });
    }

    /// The call has come to rest, and this can be seen.
    pub(crate) fn rest(&mut self, observed: &Observed) {
        const REST: &str = "call.rest().await;";
        let has_rested =
            self.lines.iter().rev().find(|line| !line.starts_with("assert")).is_some_and(|line| line == REST);
        if !has_rested {
            self.lines.push(REST.to_owned());
        }
        self.observe(observed);
    }

    /// This can be seen. What is new is expected.
    pub(crate) fn observe(&mut self, observed: &Observed) {
        let Observed { heard, dialed, replies, .. } = observed;
        let lists = [
            ("call.heard()", &self.seen.heard, heard),
            ("call.dialed()", &self.seen.dialed, dialed),
            ("conversation.replies()", &self.seen.replies, replies),
        ];
        for (list, seen, now) in lists {
            if let Some(new) = now.get(seen.len()..).filter(|new| !new.is_empty()) {
                let from = if seen.is_empty() { String::new() } else { format!("[{}..]", seen.len()) };
                let new: Vec<_> = new.iter().map(|text| format!("{text:?}")).collect();
                self.lines.push(format!("assert_eq!({list}{from}, [{}]);", new.join(", ")));
            }
        }
        self.seen = observed.clone();
    }

    /// A message had no reply, and there are still so many.
    pub(crate) fn no_reply(&mut self, replies: usize) {
        self.lines.push(format!("assert_eq!(conversation.replies().len(), {replies});"));
    }

    fn finish_call(&mut self) {
        self.lines.extend(self.last_line());
    }

    fn last_line(&self) -> Option<String> {
        self.has_call.then(|| format!("assert_eq!(call.status(), {:?});", self.seen.status))
    }
}

fn addresses(account: &Account) -> String {
    let mut text = String::new();
    for (name, address) in [("from", &account.from), ("to", &account.to)] {
        if let Some(address) = address {
            let _ = write!(text, ".{name}({address:?})");
        }
    }
    if account.method != twiml_values::Method::Post {
        text.push_str(".method(twiml_runtime::Method::Get)");
    }
    text
}

impl fmt::Display for SavedTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = || self.lines.iter().cloned().chain(self.last_line());
        let uses = |name: &str| lines().any(|line| line.contains(name));
        let callee = if uses("Callee::") { "{Callee, Phone}" } else { "Phone" };
        let Application { address, public_url, has_token, .. } = &self.application;
        writeln!(
            f,
            "//! Saved by `twiml-phone`. It needs the crates `twiml-phone`, `twiml-runtime`, and `tokio` with `macros` and `rt`.\n"
        )?;
        if uses("Duration::") {
            writeln!(f, "use std::time::Duration;\n")?;
        }
        writeln!(f, "use twiml_phone::{callee};\nuse twiml_runtime::Verifier;\n")?;
        writeln!(
            f,
            "#[tokio::test]\nasync fn it_goes_as_it_went() -> Result<(), Box<dyn std::error::Error>> {{"
        )?;
        if *has_token {
            writeln!(f, "    let token = std::env::var(\"TWILIO_AUTH_TOKEN\")?;")?;
        } else {
            writeln!(f, "    let token = \"no token was given\";")?;
        }
        writeln!(f, "    let verifier = Verifier::new(token, {public_url:?})?;")?;
        writeln!(f, "    // With `Phone::new(router, verifier)`, the application needs no server.")?;
        writeln!(f, "    let phone = Phone::connect({address:?}, verifier);\n")?;
        lines().try_for_each(|line| writeln!(f, "    {line}"))?;
        writeln!(f, "    Ok(())\n}}")
    }
}
