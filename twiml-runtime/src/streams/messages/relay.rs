//! What Twilio sends over the websocket of a `<ConversationRelay>`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::lenient;
use super::malformed::{Malformed, Protocol};
use super::parameters::Parameters;

/// A message of `ConversationRelay`, from Twilio.
///
/// <https://www.twilio.com/docs/voice/conversationrelay/websocket-messages>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum RelayMessage<'a> {
    /// The first message: which conversation of which call this is.
    Setup(Setup<'a>),
    /// What the caller said.
    Prompt(Prompt<'a>),
    /// A key was pressed. Needs `dtmfDetection`.
    Dtmf {
        /// One key.
        digit: Cow<'a, str>,
    },
    /// The caller cut off what was being said.
    Interrupt(Interrupt<'a>),
    /// Something went wrong, such as a message that Twilio does not take. The conversation goes on.
    Error {
        /// In words, with the number and the refused text in it.
        description: Option<Cow<'a, str>>,
    },
    /// What goes on. Needs `events` or `debug`; seen in captures, and not on the page of messages.
    Info(Info<'a>),
    /// A type that is not in the documents, with the whole message as it came.
    Other {
        /// Its name.
        kind: Cow<'a, str>,
        /// The message.
        text: &'a str,
    },
}

/// Declares the struct of a message, whose members are all texts that may be missing, beside those listed last.
macro_rules! message {
    ($(#[$attr:meta])* $name:ident {
        $( $(#[$doc:meta])* $text:ident, )*
        ; $( $(#[$other_doc:meta])* $other:ident: $type:ty, )*
    }) => {
        $(#[$attr])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name<'a> {
            $(
                $(#[$doc])*
                #[serde(borrow, default, deserialize_with = "lenient::text")]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $text: Option<Cow<'a, str>>,
            )*
            $( $(#[$other_doc])* pub $other: $type, )*
        }
    };
}

message! {
    /// `setup`. An empty text is one that Twilio has nothing to say for.
    Setup {
        /// `VX…`, a new one after a reconnect.
        session_id,
        /// `AC…`
        account_sid,
        /// `CA…` of the call that placed this one, or empty.
        parent_call_sid,
        /// `CA…`, which a reconnect keeps.
        call_sid,
        /// Who calls.
        from,
        /// Who is called.
        to,
        /// Who was called first, or empty.
        forwarded_from,
        /// `PSTN`, `SIP` or `CLIENT`.
        call_type,
        /// What Caller ID says, or empty.
        caller_name,
        /// `inbound` or `outbound-api`.
        direction,
        /// `RINGING` or `IN_PROGRESS`: not the spelling of webhooks.
        call_status,
        ;
        /// The `<Parameter>`s.
        #[serde(borrow, default)]
        custom_parameters: Parameters<'a>,
    }
}

message! {
    /// `prompt`.
    Prompt {
        /// What was said. A partial prompt has all of the utterance so far.
        voice_prompt,
        /// The language: `en-US`, or `en` with some providers.
        lang,
        /// In Twilio's own library, not documented and never captured.
        agent_speaking,
        /// Likewise.
        conversation_id,
        ;
        /// Whether the utterance is complete; it is where nothing is said of it. Only `partialPrompts` sends others.
        #[serde(default, deserialize_with = "lenient::boolean", skip_serializing_if = "Option::is_none")]
        last: Option<bool>,
    }
}

impl Prompt<'_> {
    /// Whether the utterance is complete.
    pub fn is_final(&self) -> bool {
        self.last.unwrap_or(true)
    }
}

message! {
    /// `interrupt`.
    Interrupt {
        /// What the caller had heard of what was being said.
        utterance_until_interrupt,
        /// In Twilio's own library, not documented.
        conversation_id,
        ;
        /// How long they had listened, in milliseconds.
        #[serde(default, deserialize_with = "lenient::number", skip_serializing_if = "Option::is_none")]
        duration_until_interrupt_ms: Option<u64>,
    }
}

/// `info`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Info<'a> {
    /// `agentSpeaking`, `clientSpeaking`, `tokensPlayed` or `roundTripDelayMs`.
    pub name: Cow<'a, str>,
    /// `on` or `off`, the text that was played, or a decimal number. What is not a text is here as JSON.
    pub value: Cow<'a, str>,
}

/// The members that say what a message is, and those of the short messages.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow, default, rename = "type", deserialize_with = "lenient::text")]
    kind: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "lenient::text")]
    event: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "lenient::text")]
    digit: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "lenient::text")]
    description: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "lenient::text")]
    name: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    value: Option<&'a RawValue>,
}

/// A message as it is written.
#[derive(Serialize)]
struct Tagged<B> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    body: B,
}

impl<'a> RelayMessage<'a> {
    /// Reads a message. Nothing of it is copied, unless JSON has escaped it.
    ///
    /// # Errors
    ///
    /// [`Malformed`] where it is not a message, or lacks what it cannot do without.
    pub fn read(text: &'a str) -> Result<Self, Malformed> {
        let head: Head<'a> = serde_json::from_str(text).map_err(|_| Malformed::NotAnObject)?;
        let Some(kind) = head.kind else {
            let other = head.event.map(|_| Malformed::OtherProtocol(Protocol::MediaStreams));
            return Err(other.unwrap_or(Malformed::Unnamed));
        };
        let missing = |event, member| Malformed::Member { event, member };
        let is_there = |text: &Option<Cow<'_, str>>| text.as_deref().is_some_and(|text| !text.is_empty());
        Ok(match &*kind {
            "setup" => {
                let setup: Setup<'a> = body(text, "setup")?;
                let needed = [
                    ("sessionId", &setup.session_id),
                    ("callSid", &setup.call_sid),
                    ("accountSid", &setup.account_sid),
                ];
                if let Some(&(member, _)) = needed.iter().find(|(_, text)| !is_there(text)) {
                    return Err(missing("setup", member));
                }
                Self::Setup(setup)
            }
            "prompt" => {
                let prompt: Prompt<'a> = body(text, "prompt")?;
                if prompt.voice_prompt.is_none() {
                    return Err(missing("prompt", "voicePrompt"));
                }
                Self::Prompt(prompt)
            }
            "dtmf" => {
                let digit = head.digit.filter(|digit| !digit.is_empty());
                Self::Dtmf { digit: digit.ok_or(missing("dtmf", "digit"))? }
            }
            "interrupt" => Self::Interrupt(body(text, "interrupt")?),
            "error" => Self::Error { description: head.description },
            "info" => {
                let value = head.value.map(|raw| as_text(raw.get())).unwrap_or_default();
                Self::Info(Info { name: head.name.ok_or(missing("info", "name"))?, value })
            }
            _ => Self::Other { kind, text },
        })
    }

    /// The message as Twilio writes it.
    pub fn to_text(&self) -> String {
        #[derive(Serialize)]
        struct Digit<'m> {
            digit: &'m str,
        }
        #[derive(Serialize)]
        struct Description<'m> {
            #[serde(skip_serializing_if = "Option::is_none")]
            description: Option<&'m str>,
        }
        #[derive(Serialize)]
        struct NameAndValue<'m> {
            name: &'m str,
            value: &'m str,
        }
        fn tagged(kind: &'static str, body: impl Serialize) -> String {
            super::to_text(&Tagged { kind, body })
        }
        match self {
            Self::Setup(setup) => tagged("setup", setup),
            Self::Prompt(prompt) => tagged("prompt", prompt),
            Self::Dtmf { digit } => tagged("dtmf", Digit { digit }),
            Self::Interrupt(interrupt) => tagged("interrupt", interrupt),
            Self::Error { description } => {
                tagged("error", Description { description: description.as_deref() })
            }
            Self::Info(Info { name, value }) => tagged("info", NameAndValue { name, value }),
            Self::Other { text, .. } => (*text).to_owned(),
        }
    }
}

/// The members of a message with many.
fn body<'a, T: Deserialize<'a>>(text: &'a str, event: &'static str) -> Result<T, Malformed> {
    serde_json::from_str(text).map_err(|_| Malformed::Member { event, member: "customParameters" })
}

/// The text that a JSON value is, or else the JSON.
fn as_text(json: &str) -> Cow<'_, str> {
    #[derive(Deserialize)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
    serde_json::from_str(json).map_or(Cow::Borrowed(json), |Text(text)| text)
}
