//! What a caller does in a media stream or a conversation, and what comes of it.

use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use twiml_runtime::streams::Ulaw;
use twiml_schema::limits::SCHEMA_VIOLATION;
use twiml_schema::xml::escape_attribute;

use super::call::Call;
use super::stuck::Stuck;
use crate::failed::Failed;
use crate::fault::Fault;
use crate::machine::Pace;
use crate::phone::Phone;
use crate::transcript::What;

/// A websocket that is not closed is not waited for any longer.
const LONGEST_WAIT: Duration = Duration::from_secs(600);

impl Phone {
    /// A call that is connected to the media stream at this path, as by `<Connect><Stream>`, without a document that says so. The parameters are its
    /// `<Parameter>`s: a struct or a map whose values are texts, numbers and booleans, or `&()` for none.
    ///
    /// No time has passed when the call is returned: what the handler says first is about to be heard. The call ends when the websocket is closed.
    ///
    /// # Errors
    ///
    /// If the websocket is not opened, or the parameters are something else.
    pub async fn stream(&self, path: &str, parameters: &impl Serialize) -> Result<Call, Failed> {
        self.connected("Stream", path, parameters).await
    }

    /// A call that is connected to the conversation at this path, as by `<Connect><ConversationRelay>`, without a document that says so. The rest is as
    /// with [`stream`](Self::stream). Keys are taken, and partial prompts are not sent.
    ///
    /// # Errors
    ///
    /// As with [`stream`](Self::stream).
    pub async fn talk(&self, path: &str, parameters: &impl Serialize) -> Result<Call, Failed> {
        self.connected("ConversationRelay dtmfDetection=\"true\"", path, parameters).await
    }

    async fn connected(&self, tag: &str, path: &str, parameters: &impl Serialize) -> Result<Call, Failed> {
        let failed = |fault: &Fault| Failed::new(fault, &[], "");
        let url = self.url_of(path).replacen("https://", "wss://", 1);
        let mut twiml = format!("<Response><Connect><{tag} url=\"");
        escape_attribute(&url, &mut twiml);
        twiml.push_str("\">");
        for (name, value) in flat(parameters).map_err(|fault| failed(&fault))? {
            twiml.push_str("<Parameter name=\"");
            escape_attribute(&name, &mut twiml);
            twiml.push_str("\" value=\"");
            escape_attribute(&value, &mut twiml);
            twiml.push_str("\"/>");
        }
        let noun = tag.split(' ').next().unwrap_or_default();
        for end in ["</", noun, "></Connect></Response>"] {
            twiml.push_str(end);
        }
        let leg = self.board().connected(&twiml).map_err(|fault| failed(&fault))?;
        let call = Call::new(self, leg);
        self.driver().await.settle().await;
        let is_open = call.events().iter().any(|event| matches!(event.what, What::SocketOpened));
        match call.errors().first() {
            Some(raised) if !is_open => Err(Failed::raised(raised, &call)),
            None if !is_open => Err(Failed::new(&Fault::new(31920, url), &[], &call)),
            _ => Ok(call),
        }
    }
}

/// The parameters as texts.
fn flat(parameters: &impl Serialize) -> Result<Vec<(String, String)>, Fault> {
    let wrong = |about: String| Fault::new(SCHEMA_VIOLATION, format!("the parameters: {about}"));
    let members = match serde_json::to_value(parameters).map_err(|error| wrong(error.to_string()))? {
        Value::Null => return Ok(Vec::new()),
        Value::Object(members) => members,
        _ => return Err(wrong("they are not a struct or a map".to_owned())),
    };
    let text = |(name, value): (String, Value)| match value {
        Value::Null => None,
        Value::String(text) => Some(Ok((name, text))),
        Value::Number(_) | Value::Bool(_) => Some(Ok((name, value.to_string()))),
        Value::Array(_) | Value::Object(_) => {
            Some(Err(wrong(format!("`{name}` is not a text, a number or a boolean"))))
        }
    };
    members.into_iter().filter_map(text).collect()
}

/// What goes over websockets.
impl Call {
    /// The caller says this audio, which media streams hear. The step ends when it is over and what follows from it has been played.
    ///
    /// # Errors
    ///
    /// If no media stream is open.
    pub async fn say_audio(&self, audio: &Ulaw) -> Result<(), Stuck> {
        self.reach(|| self.is_heard_as_audio()).await;
        let is_heard = self.is_heard_as_audio();
        let mut driver = self.phone.driver().await;
        let now = driver.now();
        let until = self.leg.sounds().change(|sounds| sounds.say(now, audio));
        self.leg.log().add(What::Said { length: audio.duration() });
        driver.advance(until).await;
        drop(driver);
        if !self.rests {
            self.at_a_moment.change(|moment| *moment = true);
        }
        self.come_to_rest().await;
        self.unless_stuck(is_heard, || format!("saying audio of {:.1} s", audio.duration().as_secs_f64()))
    }

    fn is_heard_as_audio(&self) -> bool {
        self.leg.hears_audio() || self.phone.board().is_attached(&self.leg, "Stream")
    }

    /// The caller listens for so long, no matter what is being said. The next step happens right then, so that it can break in.
    pub async fn listen(&self, time: Duration) {
        let mut driver = self.phone.driver().await;
        let until = driver.after(time);
        driver.advance(until).await;
        drop(driver);
        self.at_a_moment.change(|moment| *moment = true);
    }

    /// All audio that media streams have played to the caller so far, without the silence in it.
    pub fn heard_audio(&self) -> Ulaw {
        let now = self.leg.clock().now();
        self.leg.sounds().change(|sounds| {
            sounds.player.advance(now);
            sounds.player.played().audio().to_vec().into()
        })
    }

    /// When each piece of that audio began, on the phone's clock, and how long it was. A pause or a clear ends a piece.
    pub fn played(&self) -> Vec<(Duration, Duration)> {
        self.leg.sounds().change(|sounds| sounds.player.played().pieces().collect())
    }

    /// Waits until a websocket of the call is closed, for ten minutes at most. The answer is the code of the last one that was: 1005 if it has none, 1006 if its connection broke.
    ///
    /// # Errors
    ///
    /// If none is closed.
    pub async fn closed(&self) -> Result<u16, Stuck> {
        let mut driver = self.phone.driver().await;
        driver.settle().await;
        let end = driver.after(LONGEST_WAIT);
        while self.last_close().is_none()
            && let Some(next) = driver.next(Pace::Waiting).filter(|next| next.at <= end)
        {
            driver.advance(next.at).await;
        }
        drop(driver);
        self.last_close().map_or_else(
            || self.unless_stuck(false, || "waiting for the end of a websocket".to_owned()).map(|()| 0),
            Ok,
        )
    }

    fn last_close(&self) -> Option<u16> {
        self.events().into_iter().rev().find_map(|event| match event.what {
            What::SocketOver { code } => Some(code),
            _ => None,
        })
    }
}
