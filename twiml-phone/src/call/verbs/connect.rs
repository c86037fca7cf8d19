//! `<Connect>`: the caller talks to something else for a while.
//!
//! <https://www.twilio.com/docs/voice/twiml/connect>

use serde_json::Value;
use twiml_schema::Delivery;
use twiml_schema::limits::SCHEMA_VIOLATION;
use twiml_values::CallStatus;

use super::start::{self, Stream, socket_url};
use crate::answer::Element;
use crate::call::digits::tones;
use crate::call::gone::Gone;
use crate::call::input::{Ear, Input, SessionEnd};
use crate::call::prompts::spoken;
use crate::call::script::{Flow, Script};
use crate::fault::Fault;
use crate::machine::Pace;
use crate::request::Parameters;
use crate::transcript::Sound;

#[cfg(feature = "streams")]
use {
    super::start::Noted,
    crate::call::streams::{self, Media, Opened, Outcome, Over, Relay, Speaks},
    crate::machine::Socket,
    std::time::Duration,
};

/// Waits until the session ends. Then the action is asked, or the next verb runs.
///
/// Only the first noun counts, and others are warned of, which is an assumption.
pub(crate) async fn run(script: &Script, connect: &Element) -> Result<Flow, Gone> {
    script.raise_all(connect.faults());
    let mut nouns = connect.elements();
    let Some(noun) = nouns.next() else { return Ok(Flow::Next) };
    for other in nouns {
        let about = format!("<{}> beside <{}> at {}", other.name(), noun.name(), other.position);
        script.raise(Fault::new(SCHEMA_VIOLATION, about));
    }
    script.begin(noun);
    script.raise_all(noun.faults());
    script.leg.does(format!("<Connect><{}>, connected", noun.name()));
    match noun.name() {
        "Stream" => stream(script, connect, noun).await,
        "ConversationRelay" => relay(script, connect, noun).await,
        "Room" => room(script, connect, noun).await,
        "VirtualAgent" => {
            let facts = agent(script).await?;
            // Twilio's pages disagree on the default: of this noun, it is the document itself.
            Ok(script.action_or_here(connect, Delivery::ConnectAction, &facts))
        }
        _ => {
            session_end(script).await?;
            Ok(script.action_or_next(connect, &Parameters::new()))
        }
    }
}

async fn session_end(script: &Script) -> Result<SessionEnd, Gone> {
    let _listening = script.leg.listen(&[Ear::Session]);
    loop {
        if let Some(Input::Session(end)) = script.leg.input_until(None).await? {
            return Ok(end);
        }
    }
}

/// The code of a WebSocket that was closed with an error.
const CLOSED_WITH_AN_ERROR: u32 = 31921;

/// The next verb runs once the application has closed the WebSocket.
async fn stream(script: &Script, connect: &Element, noun: &Element) -> Result<Flow, Gone> {
    let Some(stream) = start::stream(script, noun) else {
        return Ok(script.action_or_next(connect, &Parameters::new()));
    };
    #[cfg(feature = "streams")]
    let session = match start::open(script, stream).await? {
        Noted::Here(session) => *session,
        Noted::Opened(opened) => return media(script, connect, noun, *opened).await,
        Noted::Failed => return Ok(script.action_or_next(connect, &Parameters::new())),
    };
    #[cfg(not(feature = "streams"))]
    let Stream { session, .. } = stream;
    session.tell(&script.leg, "started", &Parameters::new());
    let ended = session_end(script).await;
    if matches!(ended, Ok(SessionEnd::Failed)) {
        script.raise(Fault::new(CLOSED_WITH_AN_ERROR, ""));
        session.fail(&script.leg, CLOSED_WITH_AN_ERROR);
    } else {
        session.tell(&script.leg, "stopped", &Parameters::new());
    }
    ended?;
    Ok(script.action_or_next(connect, &session.facts.without("StreamName")))
}

/// The application hears the caller, and plays to them, until it closes the WebSocket.
#[cfg(feature = "streams")]
async fn media(
    script: &Script,
    connect: &Element,
    noun: &Element,
    (stream, socket): (Stream, Socket),
) -> Result<Flow, Gone> {
    let Stream { session, sid, .. } = stream;
    let leg = &script.leg;
    session.tell(leg, "started", &Parameters::new());
    let mut media = Media::new(leg, socket, &sid, Speaks::Yes, noun.value("track"));
    media.begin(&start::parameters(noun));
    let ended = {
        let _listening = leg.listen(&[Ear::Keys, Ear::Audio, Ear::Session]);
        leg.unless_gone(media.run()).await
    };
    match ended {
        Ok(over) => session.tell_over(leg, over),
        Err(gone) => {
            media.stop();
            session.tell_over(leg, Over::Stopped);
            return Err(gone);
        }
    }
    Ok(script.action_or_next(connect, &session.facts.without("StreamName")))
}

async fn room(script: &Script, connect: &Element, noun: &Element) -> Result<Flow, Gone> {
    if script.board.settings().read(|settings| settings.rooms.contains(&noun.text())) {
        session_end(script).await?;
    }
    Ok(script.action_or_next(connect, &Parameters::new()))
}

async fn agent(script: &Script) -> Result<Parameters, Gone> {
    let status = match session_end(script).await? {
        SessionEnd::Agent(status) => status,
        SessionEnd::Failed => "failed".to_owned(),
        SessionEnd::Closed | SessionEnd::Message(_) => "completed".to_owned(),
    };
    Ok(Parameters::new().with("VirtualAgentStatus", status))
}

/// <https://www.twilio.com/docs/voice/twiml/connect/conversationrelay>
async fn relay(script: &Script, connect: &Element, noun: &Element) -> Result<Flow, Gone> {
    let leg = &script.leg;
    let Some(url) = socket_url(script, noun) else {
        return Ok(script.action_or_next(connect, &Parameters::new()));
    };
    #[cfg(feature = "streams")]
    match streams::open(leg, &url).await? {
        Opened::Socket(socket) => return conversation(script, connect, noun, socket).await,
        Opened::Nowhere => {}
        Opened::Not { why, .. } => {
            script.raise(Fault::new(CANNOT_CONNECT, &why));
            let facts = Parameters::new()
                .with("SessionId", script.board.account().new_sid("VX"))
                .with("SessionDuration", "0")
                .with("SessionStatus", "failed")
                .with("ErrorCode", CANNOT_CONNECT.to_string())
                .with("ErrorMessage", why);
            return Ok(script.action_or_next(connect, &facts));
        }
    }
    #[cfg(not(feature = "streams"))]
    drop(url);
    let began_at = leg.clock().now();
    let mut facts = Parameters::new().with("SessionId", script.board.account().new_sid("VX"));
    let ended = talk(script, noun).await;
    let seconds = leg.clock().now().saturating_sub(began_at).as_secs();
    facts.set("SessionDuration", seconds.to_string());
    match ended {
        Ok(Some(handoff)) => {
            facts.set("SessionStatus", "ended");
            facts = facts.with_some("HandoffData", handoff);
        }
        Ok(None) => {
            facts.set("SessionStatus", "failed");
            facts.set("ErrorCode", "39001");
            facts.set("ErrorMessage", "the WebSocket was closed");
            script.raise(Fault::new(39001, ""));
        }
        Err(Gone::HungUp) => {
            let facts =
                facts.with("SessionStatus", "completed").with("CallStatus", CallStatus::Completed.as_str());
            script.ask_in_vain(script.action_or_next(connect, &facts)).await;
            return Err(Gone::HungUp);
        }
        Err(gone) => return Err(gone),
    }
    Ok(script.action_or_next(connect, &facts))
}

/// The code of a conversation whose WebSocket cannot be opened.
#[cfg(feature = "streams")]
const CANNOT_CONNECT: u32 = 64102;
/// That of one whose WebSocket ended before the conversation.
#[cfg(feature = "streams")]
const WEBSOCKET_ENDED: u32 = 64105;

/// So long after the end of a conversation its action is asked, as recorded sessions show: after an `end`, a hang-up and a broken connection.
#[cfg(feature = "streams")]
const AFTER: [Duration; 3] =
    [Duration::from_millis(700), Duration::from_millis(600), Duration::from_millis(1200)];

/// The application talks with the caller, until it ends the session.
#[cfg(feature = "streams")]
async fn conversation(
    script: &Script,
    connect: &Element,
    noun: &Element,
    socket: Socket,
) -> Result<Flow, Gone> {
    let (leg, [after_end, after_hang_up, after_break]) = (&script.leg, AFTER);
    let (began_at, session) = (leg.clock().now(), script.board.account().new_sid("VX"));
    let mut relay = Relay::new(leg, socket, noun);
    relay.begin(&session, &start::parameters(noun));
    let ended = {
        let _listening = leg.listen(&relay.ears());
        leg.unless_gone(relay.run()).await
    };
    let seconds = leg.clock().now().saturating_sub(began_at).as_secs();
    let facts = Parameters::new().with("SessionId", session).with("SessionDuration", seconds.to_string());
    match ended {
        Ok(Outcome::Ended(handoff)) => {
            leg.unless_gone(relay.trail_off(after_end)).await?;
            relay.close();
            let facts = facts.with("SessionStatus", "ended").with_some("HandoffData", handoff);
            Ok(script.action_or_next(connect, &facts))
        }
        Ok(Outcome::Failed) => {
            let fault = Fault::new(WEBSOCKET_ENDED, "");
            let facts = facts
                .with("SessionStatus", "failed")
                .with("ErrorCode", WEBSOCKET_ENDED.to_string())
                .with("ErrorMessage", "Websocket ended");
            script.raise(fault);
            leg.pass(after_break, Pace::Running).await?;
            Ok(script.action_or_next(connect, &facts))
        }
        Err(gone) => {
            relay.close();
            if matches!(gone, Gone::HungUp) {
                leg.clock().sleep(after_hang_up, Pace::Running).await;
                let facts = facts
                    .with("SessionStatus", "completed")
                    .with("CallStatus", CallStatus::Completed.as_str());
                script.ask_in_vain(script.action_or_next(connect, &facts)).await;
            }
            Err(gone)
        }
    }
}

/// Says what the application sends, until it ends the session with the data of a handoff, or its WebSocket breaks.
async fn talk(script: &Script, noun: &Element) -> Result<Option<Option<String>>, Gone> {
    let say =
        async |text: &str| script.leg.hear(Sound::Speech(text.to_owned()), spoken(text), Pace::Running).await;
    if let Some(greeting) = noun.value("welcomeGreeting").filter(|greeting| !greeting.is_empty()) {
        say(greeting).await?;
    }
    loop {
        let message = match session_end(script).await? {
            SessionEnd::Failed => return Ok(None),
            SessionEnd::Closed | SessionEnd::Agent(_) => return Ok(Some(None)),
            SessionEnd::Message(message) => message,
        };
        let text = |name: &str| message.get(name).and_then(Value::as_str).map(str::to_owned);
        match text("type").as_deref() {
            Some("end") => {
                let data = message.get("handoffData").filter(|data| !data.is_null());
                let data = data.map(|data| data.as_str().map_or_else(|| data.to_string(), str::to_owned));
                return Ok(Some(data));
            }
            Some("text") => {
                if let Some(token) = text("token") {
                    say(&token).await?;
                }
            }
            Some("play") => {
                let url = text("source").unwrap_or_default();
                let length = crate::call::prompts::RECORDING;
                script.leg.hear(Sound::Recording(url), length, Pace::Running).await?;
            }
            Some("sendDigits") => {
                let keys = text("digits").unwrap_or_default();
                let time = tones(&keys);
                script.leg.hear(Sound::Tones(keys), time, Pace::Running).await?;
            }
            _ => {}
        }
    }
}
