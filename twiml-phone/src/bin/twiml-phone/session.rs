//! A phone in somebody's hand: it plays steps, one after the other.

use std::fs;

use twiml_phone::transcript::{Raised, Sound, What};
use twiml_phone::{Call, Conversation, Failed, Phone, wav};
use twiml_runtime::streams::Ulaw;

use crate::application::Application;
use crate::cli;
use crate::connect::connect;
use crate::number::Number;
use crate::outcome::Unusable;
use crate::saved::{Observed, SavedTest};
use crate::screen::Screen;
use crate::step::{Expectation, Step};

/// A phone, and what it is used for now.
pub(crate) struct Session {
    phone: Phone,
    screen: Screen,
    account: cli::Account,
    /// What the number has besides its voice webhook.
    number: Number,
    /// Where a step goes that names no path.
    path: String,
    call: Option<Call>,
    conversation: Option<Conversation>,
    saved: SavedTest,
}

/// A step that did not go as it should.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);

impl Session {
    pub(crate) fn new(
        application: &Application,
        account: &cli::Account,
        number: Number,
        screen: &Screen,
    ) -> Result<Self, Unusable> {
        Ok(Self {
            phone: connect(application, account, screen)?,
            screen: screen.clone(),
            account: account.clone(),
            number,
            path: application.path.clone(),
            call: None,
            conversation: None,
            saved: SavedTest::new(application),
        })
    }

    pub(crate) fn call(&self) -> Option<&Call> {
        self.call.as_ref()
    }

    /// What was done so far, as a Rust test.
    pub(crate) fn saved(&self) -> String {
        self.saved.to_string()
    }

    /// Plays a step. It does not wait for what follows from it.
    pub(crate) async fn play(&mut self, step: &Step) -> Result<(), Failure> {
        let replies = match step {
            // Another conversation has none yet.
            Step::Text { path: Some(_), .. } => 0,
            _ => self.observed().replies.len(),
        };
        let result = match step {
            Step::Call { path } => {
                self.begin_call(path.as_deref()).await;
                Ok(())
            }
            Step::Text { path, body } => self.text(path.as_deref(), body).await,
            Step::Expect(expectation) => {
                self.rest().await;
                return self.check(expectation);
            }
            step => self.in_call(step).await,
        };
        if !matches!(step, Step::Call { .. }) {
            self.saved.step(step, result.is_ok());
        }
        if matches!(step, Step::Text { .. }) && result.is_ok() {
            self.hear_replies(replies);
        }
        if matches!(step, Step::Say(_)) && self.call.as_ref().is_some_and(is_at_gather) {
            // Speech ends with silence.
            let silence = self.in_call(&Step::Wait).await;
            self.saved.step(&Step::Wait, silence.is_ok());
        }
        self.screen.refresh();
        result
    }

    /// Lets everything pass that goes on by itself, until somebody has to act.
    pub(crate) async fn rest(&mut self) {
        if let Some(call) = &self.call {
            call.rest().await;
            self.saved.rest(&self.observed());
        }
        self.screen.refresh();
    }

    /// Hangs up if the call has not ended.
    pub(crate) async fn end(&mut self) {
        if self.call.as_ref().is_some_and(|call| !call.is_over()) {
            // It is not over, so that hanging up has an effect.
            self.play(&Step::HangUp).await.unwrap_or_default();
        }
        self.rest().await;
    }

    /// Whether Twilio could not go on with what the application answered.
    pub(crate) fn has_failed(&self) -> bool {
        let is_failure = |what: &What| matches!(what, What::Heard { sound: Sound::ApplicationError });
        self.phone.transcript().read(|events| events.iter().any(|event| is_failure(&event.what)))
    }

    /// What came back of a message, or that nothing did, where there were so many replies before.
    fn hear_replies(&mut self, before: usize) {
        let observed = self.observed();
        self.saved.observe(&observed);
        if observed.replies.len() == before {
            self.screen.refresh();
            self.screen.say("           no reply");
            self.saved.no_reply(before);
        }
    }

    async fn begin_call(&mut self, path: Option<&str>) {
        let before = self.observed();
        let path = path.unwrap_or(&self.path).to_owned();
        let mut calling = self.phone.call(&path).method(self.account.method);
        if let Some(from) = &self.account.from {
            calling = calling.from(from);
        }
        if let Some(to) = &self.account.to {
            calling = calling.to(to);
        }
        if let Some(fallback) = &self.number.fallback {
            calling = calling.fallback(fallback);
        }
        if let Some(status) = &self.number.status_callback {
            calling = calling.status_callback(status);
        }
        let call = calling.start().await.at_once();
        self.saved.observe(&before);
        self.screen.is_ours(call.sid());
        self.saved.call(&path, &self.account, &self.number);
        self.call = Some(call);
    }

    async fn text(&mut self, path: Option<&str>, body: &str) -> Result<(), Failure> {
        if let (None, Some(conversation)) = (path, &self.conversation) {
            return conversation.text(body).await.map_err(|error| Failure::in_short(&error));
        }
        let path = path.unwrap_or(&self.path).to_owned();
        let mut text = self.phone.text(&path, body).method(self.account.method);
        if let Some(from) = &self.account.from {
            text = text.from(from);
        }
        if let Some(to) = &self.account.to {
            text = text.to(to);
        }
        for media in &self.number.media {
            text = text.media(media);
        }
        self.saved.conversation(&path, &self.account, &self.number);
        self.conversation = Some(text.await.map_err(|error| Failure::in_short(&error))?);
        Ok(())
    }

    async fn in_call(&self, step: &Step) -> Result<(), Failure> {
        let call =
            self.call.as_ref().ok_or_else(|| Failure("nobody calls: begin with `call PATH`".to_owned()))?;
        let result = match step {
            Step::Press(keys) => call.press(keys).await,
            Step::Say(words) => call.say(words).await,
            Step::Speak { time, words } => call.speak(*time, words).await,
            Step::Play(file) => call.say_audio(&audio(file)?).await,
            Step::Save(file) => {
                let audio = wav::write(&call.heard_audio(), wav::Samples::Pcm16);
                return fs::write(file, audio).map_err(|error| Failure(format!("{file}: {error}")));
            }
            Step::Listen(time) => {
                call.listen(*time).await;
                Ok(())
            }
            Step::Wait => call.wait().await,
            Step::WaitFor(time) => {
                call.wait_for(*time).await;
                Ok(())
            }
            Step::During(words) => call.during(words).await,
            Step::HangUp => call.hang_up().await,
            Step::Callee { fate, to } => {
                let callee = fate.callee();
                call.callee(match to {
                    Some(to) => callee.to(to),
                    None => callee,
                })
                .await
            }
            Step::CalleePresses(keys) => call.callee_presses(keys).await,
            Step::CalleeHangsUp => call.callee_hangs_up().await,
            Step::Call { .. } | Step::Text { .. } | Step::Expect(_) => Ok(()),
        };
        result.map_err(|stuck| Failure(stuck.to_string()))
    }

    fn check(&self, expectation: &Expectation) -> Result<(), Failure> {
        let observed = self.observed();
        let errors = self.errors();
        let codes = || errors.iter().map(ToString::to_string).collect();
        let (is_so, expected, were): (bool, String, Vec<String>) = match expectation {
            Expectation::Heard(words) => {
                (has(&observed.heard, words), format!("to hear \"{words}\""), observed.heard)
            }
            Expectation::Reply(words) => {
                (has(&observed.replies, words), format!("a reply with \"{words}\""), observed.replies)
            }
            Expectation::Dialed(to) => {
                (observed.dialed.contains(to), format!("a call to {to}"), observed.dialed)
            }
            Expectation::Status(status) => {
                (observed.status == *status, format!("the call to be {status}"), vec![observed.status])
            }
            Expectation::Error(code) => {
                let is_raised = errors.iter().any(|raised| raised.code.number() == *code);
                (is_raised, format!("error or warning {code}"), codes())
            }
            Expectation::NoErrors => (errors.is_empty(), "no error and no warning".to_owned(), codes()),
            Expectation::Webhook(path) => {
                let asked = self.asked();
                let is_there =
                    asked.iter().any(|asked| asked == path || asked.starts_with(&format!("{path}?")));
                (is_there, format!("a webhook to {path}"), asked)
            }
        };
        if is_so {
            return Ok(());
        }
        let were = if were.is_empty() { "nothing".to_owned() } else { were.join(" | ") };
        Err(Failure(format!("expected {expected}, and there was: {were}")))
    }

    fn observed(&self) -> Observed {
        let call = self.call.as_ref();
        let replies = self.conversation.as_ref().map(Conversation::replies).unwrap_or_default();
        Observed {
            heard: call.map(Call::heard).unwrap_or_default(),
            dialed: call.map(Call::dialed).unwrap_or_default(),
            status: call.map(Call::status).unwrap_or_default(),
            replies: replies.into_iter().map(|reply| reply.body).collect(),
        }
    }

    fn errors(&self) -> Vec<Raised> {
        self.collect(|what| match what {
            What::Raised(raised) => Some(raised.clone()),
            _ => None,
        })
    }

    fn asked(&self) -> Vec<String> {
        self.collect(|what| match what {
            What::Request(request) => Some(request.path().to_owned()),
            _ => None,
        })
    }

    fn collect<T>(&self, pick: impl Fn(&What) -> Option<T>) -> Vec<T> {
        self.phone.transcript().read(|events| events.iter().filter_map(|event| pick(&event.what)).collect())
    }
}

impl Failure {
    /// The first line of an error whose others are a transcript, which the screen shows already.
    fn in_short(error: &Failed) -> Self {
        Self(error.to_string().lines().next().unwrap_or_default().to_owned())
    }
}

/// The audio of a WAV file.
fn audio(file: &str) -> Result<Ulaw, Failure> {
    let bytes = fs::read(file).map_err(|error| Failure(format!("{file}: {error}")))?;
    wav::read(&bytes).map_err(|error| Failure(format!("{file}: {error}")))
}

fn is_at_gather(call: &Call) -> bool {
    call.doing().starts_with("<Gather>")
}

fn has(texts: &[String], words: &str) -> bool {
    texts.iter().any(|text| text.contains(words))
}
