//! A conversation: what the application sends is said word by word, and what the caller says is told to it.
//!
//! <https://www.twilio.com/docs/voice/conversationrelay/websocket-messages>

use std::time::Duration;

use futures_util::future::Either;
use twiml_runtime::streams::messages::{Info, Interrupt, Prompt, RelayCommand, RelayMessage, Setup};

use super::over::{NORMAL, Over, let_go};
use super::prompting::Prompting;
use super::rules::{Allowed, Rules};
use super::speech::{Speech, Step};
use crate::answer::Element;
use crate::call::input::{Ear, Input, SessionEnd, Speech as Words};
use crate::call::leg::Leg;
use crate::fault::Fault;
use crate::machine::{Pace, Socket, SocketEvent, race};
use crate::transcript::{Sound, What};

/// So many messages in a row that are none end the session.
const MOST_MALFORMED: u32 = 10;
/// The code of the close after them.
const MALFORMED: u16 = 1007;

/// A word that may go on is said after so long, which is an assumption.
const UNFINISHED: Duration = Duration::from_millis(500);

/// What is said without a pause for longer than this may go on for ever, so that a step does not wait for its end.
const LONGEST_SPEECH: Duration = Duration::from_secs(120);

/// How a conversation ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The application has ended it, with this data.
    Ended(Option<String>),
    /// Its websocket was closed or broke, which is the same: whether a clean close is told apart is not documented.
    Failed,
}

/// A conversation that is open.
#[derive(Debug)]
pub(crate) struct Relay {
    leg: Leg,
    socket: Socket,
    rules: Rules,
    speech: Speech,
    /// When the word or sound that is being said is over.
    says_until: Option<Duration>,
    /// When the application began to speak without a pause.
    speaks_since: Option<Duration>,
    is_greeting: bool,
    /// The word that is being waited for may be the last one.
    is_unfinished: bool,
    prompting: Option<Prompting>,
    malformed: u32,
}

/// What happens in a conversation.
enum Happens {
    Socket(SocketEvent),
    Input(Input),
    /// A word was said.
    Said,
    /// The caller has said another word.
    Heard,
}

impl Relay {
    pub(crate) fn new(leg: &Leg, socket: Socket, noun: &Element) -> Self {
        let rules = Rules::of(noun);
        let mut speech = Speech::default();
        let greeting = noun.value("welcomeGreeting").unwrap_or_default();
        if !greeting.is_empty() {
            speech.greet(greeting);
        }
        Self {
            leg: leg.clone(),
            socket,
            rules,
            speech,
            says_until: None,
            speaks_since: None,
            is_greeting: !greeting.is_empty(),
            is_unfinished: false,
            prompting: None,
            malformed: 0,
        }
    }

    /// What it listens for.
    pub(crate) fn ears(&self) -> Vec<Ear> {
        let keys = self.rules.keys.then_some(Ear::Keys);
        [Ear::Speech, Ear::Session].into_iter().chain(keys).collect()
    }

    /// Says which conversation it is. Whose calls are not those of a telephone is asserted by others, and not in Twilio's documents.
    pub(crate) fn begin(&self, session: &str, parameters: &[(String, String)]) {
        let leg = &self.leg;
        let facts = leg.facts();
        let call_type = match facts.from.as_str() {
            from if from.starts_with("client:") => "CLIENT",
            _ if facts.is_sip => "SIP",
            _ => "PSTN",
        };
        let status = leg.status().as_str().to_ascii_uppercase().replace('-', "_");
        self.send(&RelayMessage::Setup(Setup {
            session_id: Some(session.into()),
            account_sid: Some((*leg.fetcher().account.sid).into()),
            parent_call_sid: Some(facts.parent.as_deref().unwrap_or_default().into()),
            call_sid: Some(leg.sid().into()),
            from: Some(facts.from.as_str().into()),
            to: Some(facts.to.as_str().into()),
            forwarded_from: Some("".into()),
            call_type: Some(call_type.into()),
            caller_name: Some("".into()),
            direction: Some(facts.direction.into()),
            call_status: Some(status.into()),
            custom_parameters: parameters.iter().map(|(name, value)| (&**name, &**value)).collect(),
        }));
    }

    /// Speaks and listens until the application ends it, or the websocket is over.
    pub(crate) async fn run(&mut self) -> Outcome {
        loop {
            self.speak();
            match self.next().await {
                Happens::Socket(SocketEvent::Text(text)) => match RelayCommand::read(&text) {
                    Ok(RelayCommand::End { handoff_data }) => {
                        return Outcome::Ended(handoff_data.map(Into::into));
                    }
                    Ok(command) => self.obey(&command),
                    Err(_) if self.refuse(&text) => return Outcome::Failed,
                    Err(_) => {}
                },
                Happens::Socket(SocketEvent::Closed(code)) => return self.breaks(Over::Closed(code)),
                Happens::Socket(SocketEvent::Lost | SocketEvent::NotOpened(_))
                | Happens::Input(Input::Session(SessionEnd::Failed)) => return self.breaks(Over::Lost),
                Happens::Input(Input::Key(key)) => self.press(key),
                Happens::Input(Input::Speech(words)) => self.hear(&words),
                Happens::Socket(SocketEvent::Opened) | Happens::Input(_) => {}
                Happens::Said => self.says_until = None,
                Happens::Heard => self.prompt(),
            }
        }
    }

    /// Closes the websocket, and goes on to speak for a while. Whether that is so is not documented: recorded sessions show that the websocket is closed
    /// within 90 ms, and that the next document comes after 700.
    pub(crate) async fn trail_off(&mut self, time: Duration) {
        self.socket.close(NORMAL);
        let until = self.leg.clock().after(time);
        loop {
            self.speak();
            let Some(at) = self.says_until.filter(|at| *at < until) else { break };
            self.leg.clock().sleep_until(at, Pace::Running).await;
            self.says_until = None;
        }
        self.leg.clock().sleep_until(until, Pace::Running).await;
        if self.speech.is_speaking() {
            self.leg.log().note("the conversation ended before all of it was said");
        }
    }

    /// Twilio closes the websocket.
    pub(crate) fn close(mut self) {
        self.cut();
        let_go(&self.leg, self.socket);
    }

    async fn next(&self) -> Happens {
        let clock = self.leg.clock();
        let at = async |at: Option<Duration>, pace| match at {
            Some(at) => clock.sleep_until(at, pace).await,
            None => std::future::pending().await,
        };
        let said = at(self.says_until, self.pace());
        let heard = at(self.prompting.as_ref().map(|prompting| prompting.at), Pace::Running);
        let passes = race(said, heard);
        match race(self.socket.next(), race(self.leg.next_input(), passes)).await {
            Either::Left(event) => Happens::Socket(event),
            Either::Right(Either::Left(input)) => Happens::Input(input),
            Either::Right(Either::Right(Either::Left(()))) => Happens::Said,
            Either::Right(Either::Right(Either::Right(()))) => Happens::Heard,
        }
    }

    /// What is said is waited for, unless it may go on for ever.
    fn pace(&self) -> Pace {
        let now = self.leg.clock().now();
        let is_long = self.speaks_since.is_some_and(|since| now.saturating_sub(since) > LONGEST_SPEECH);
        if is_long { Pace::Pausing } else { Pace::Running }
    }

    fn send(&self, message: &RelayMessage<'_>) {
        self.socket.send(message.to_text());
    }

    fn info(&self, name: &str, value: &str) {
        let is_told =
            if name == "tokensPlayed" { self.rules.tokens_played } else { self.rules.speaker_events };
        if is_told {
            self.send(&RelayMessage::Info(Info { name: name.into(), value: value.into() }));
        }
    }

    /// Takes a message to say something.
    fn obey(&mut self, command: &RelayCommand<'_>) {
        self.malformed = 0;
        if let RelayCommand::Language { transcription_language: Some(language), .. } = command {
            self.rules.language = language.clone().into_owned();
        }
        if self.speech.add(command, self.rules.preemptible) {
            let said = self.speech.cut_text();
            self.heard(said);
            self.says_until = None;
        }
        if self.is_unfinished {
            (self.is_unfinished, self.says_until) = (false, None);
        }
    }

    /// Refuses a message that is none. The answer is whether there were too many of them.
    fn refuse(&mut self, text: &str) -> bool {
        let description = format!("Invalid message received, code: 64107, {text}");
        self.send(&RelayMessage::Error { description: Some(description.into()) });
        self.leg.fetcher().raise(Fault::new(64107, text));
        self.malformed += 1;
        let is_too_much = self.malformed == MOST_MALFORMED;
        if is_too_much {
            self.socket.close(MALFORMED);
            self.breaks(Over::Closed(MALFORMED));
        }
        is_too_much
    }

    /// Says the next word, if none is being said.
    fn speak(&mut self) {
        while self.says_until.is_none() {
            let now = self.leg.clock().now();
            let takes = match self.speech.step(std::mem::take(&mut self.is_unfinished)) {
                Step::Takes(time) => time,
                Step::Utterance(text) => {
                    self.heard(text);
                    self.is_greeting = false;
                    continue;
                }
                Step::Sound(sound, time) => {
                    self.leg.log().add(What::Heard { sound });
                    time
                }
                Step::Unfinished => {
                    self.is_unfinished = true;
                    UNFINISHED
                }
                Step::Nothing => {
                    if self.speaks_since.take().is_some() {
                        self.info("agentSpeaking", "off");
                    }
                    return;
                }
            };
            if self.speaks_since.is_none() {
                self.speaks_since = Some(now);
                self.info("agentSpeaking", "on");
            }
            self.says_until = Some(now + takes);
        }
    }

    /// Writes down what was said.
    fn heard(&self, text: String) {
        if !text.is_empty() {
            self.info("tokensPlayed", &text);
            self.leg.log().add(What::Heard { sound: Sound::Speech(text) });
        }
    }

    /// Stops what is being said, and drops the rest. The answer is what was said of it, and how long that took.
    fn cut(&mut self) -> (String, Duration) {
        let said = self.speech.cut();
        self.heard(said.clone());
        let since = self.speaks_since.take();
        let after = since.map_or(Duration::ZERO, |since| self.leg.clock().now().saturating_sub(since));
        (self.says_until, self.is_unfinished, self.is_greeting) = (None, false, false);
        (said, after)
    }

    /// The caller acts. Whether the application is to hear of it: what it says is cut off if it may be.
    fn breaks_in(&mut self, is_it: fn(&Allowed) -> bool) -> bool {
        if self.speaks_since.is_none() {
            return true;
        }
        if !is_it(&self.rules.stops(self.is_greeting, self.speech.interruptible())) {
            return is_it(&self.rules.reported);
        }
        let (said, after) = self.cut();
        self.info("agentSpeaking", "off");
        self.send(&RelayMessage::Interrupt(Interrupt {
            utterance_until_interrupt: Some(said.into()),
            duration_until_interrupt_ms: Some(u64::try_from(after.as_millis()).unwrap_or(u64::MAX)),
            ..Interrupt::default()
        }));
        true
    }

    fn press(&mut self, key: char) {
        if self.breaks_in(|allowed| allowed.keys) {
            self.send(&RelayMessage::Dtmf { digit: key.to_string().into() });
        } else {
            self.leg.log().note("the key is not reported while the application speaks");
        }
    }

    fn hear(&mut self, words: &Words) {
        if self.breaks_in(|allowed| allowed.speech) {
            self.info("clientSpeaking", "on");
            self.prompting = Some(Prompting::new(self.leg.clock().now(), words));
        } else {
            self.leg.log().note("the words are not reported while the application speaks");
        }
    }

    /// Tells what is understood so far.
    fn prompt(&mut self) {
        let Some(prompting) = &mut self.prompting else { return };
        let Some((text, last)) = prompting.next() else { return };
        if last {
            self.prompting = None;
            self.info("clientSpeaking", "off");
        }
        if last || self.rules.partials {
            self.send(&RelayMessage::Prompt(Prompt {
                voice_prompt: Some(text.into()),
                lang: Some(self.rules.language.as_str().into()),
                last: Some(last),
                ..Prompt::default()
            }));
        }
    }

    fn breaks(&mut self, over: Over) -> Outcome {
        self.cut();
        over.write_down(&self.leg);
        Outcome::Failed
    }
}
