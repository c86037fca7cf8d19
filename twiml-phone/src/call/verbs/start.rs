//! `<Start>` and `<Stop>`: what goes on beside the document.
//!
//! <https://www.twilio.com/docs/voice/twiml/stream>, <https://www.twilio.com/docs/voice/twiml/siprec>,
//! <https://www.twilio.com/docs/voice/twiml/transcription>, <https://www.twilio.com/docs/voice/twiml/recording>

use twiml_schema::limits::SCHEMA_VIOLATION;

use crate::answer::Element;
use crate::call::attached::{Attached, Session, Work};
use crate::call::gone::Gone;
use crate::call::recordings::{Of, Source};
use crate::call::script::{Flow, Script};
use crate::fault::Fault;
use crate::machine::Shared;
use crate::request::Parameters;
use crate::transcript::What;

#[cfg(feature = "streams")]
use {
    crate::call::attached::Stopping,
    crate::call::streams::{self, Media, Opened, Speaks},
    crate::machine::{Socket, race},
    futures_util::future::Either,
};

/// Begins what is inside, and goes on at once.
pub(crate) async fn run(script: &Script, start: &Element) -> Result<Flow, Gone> {
    script.raise_all(start.faults());
    for noun in start.elements() {
        script.begin(noun);
        script.raise_all(noun.faults());
        begin(script, noun).await?;
    }
    Ok(Flow::Next)
}

/// Ends what has this name. A name that nothing has does nothing, which is an assumption; without a name, everything of the kind ends, which is another one.
pub(crate) fn stop(script: &Script, stop: &Element) -> Flow {
    for noun in stop.elements() {
        script.begin(noun);
        let name = noun.value("name");
        script.board.detach(&script.leg, |attached| {
            attached.noun == noun.name() && name.is_none_or(|name| name == attached.name)
        });
    }
    Flow::Next
}

#[cfg_attr(
    not(feature = "streams"),
    expect(clippy::unused_async, reason = "what waits is the handshake of a websocket")
)]
async fn begin(script: &Script, noun: &Element) -> Result<(), Gone> {
    let leg = script.leg.clone();
    let named = |sid: &str| noun.value("name").unwrap_or(sid).to_owned();
    let (name, work) = match noun.name() {
        "Recording" => {
            let channels = if noun.value("channels") == Some("mono") { 1 } else { 2 };
            let of = Of::Call(leg.facts().parent.as_deref().unwrap_or(leg.sid()).to_owned());
            let source = Source { name: "OutboundAPI", channels, of };
            let recording = script.record(noun, source);
            (named(&recording.sid), Work::Recording(Box::new(recording)))
        }
        other => {
            let session = match other {
                "Stream" => {
                    let Some(stream) = stream(script, noun) else { return Ok(()) };
                    #[cfg(feature = "streams")]
                    match open(script, stream).await? {
                        Noted::Here(session) => *session,
                        Noted::Opened(stream) => {
                            tap(script, noun, *stream);
                            return Ok(());
                        }
                        Noted::Failed => return Ok(()),
                    }
                    #[cfg(not(feature = "streams"))]
                    stream.session
                }
                "Siprec" => siprec(script, noun),
                _ => transcription(script, noun),
            };
            session.tell(&leg, "started", &Parameters::new());
            let sid = session.facts.iter().next().map(|(_, sid)| sid.to_owned()).unwrap_or_default();
            (named(&sid), Work::Session(Box::new(session)))
        }
    };
    let attached = Attached { leg, noun: noun.name(), name, work };
    script.board.attached().change(|all| all.push(attached));
    Ok(())
}

/// So many characters are too many for name and value of a stream's `<Parameter>` together.
const TOO_LONG_PARAMETER: usize = 500;

/// How many characters name and value of a `<Parameter>` have together.
fn length(parameter: &Element) -> usize {
    let length = |name| parameter.written(name).unwrap_or_default().chars().count();
    length("name") + length("value")
}

/// Opens a stream, which nobody is told of yet. If its URL is wrong, there is none.
///
/// A parameter that is too long is warned of and sent, which is an assumption.
pub(super) fn stream(script: &Script, noun: &Element) -> Option<Stream> {
    let url = socket_url(script, noun)?;
    for parameter in noun.elements().filter(|inside| length(inside) >= TOO_LONG_PARAMETER) {
        let about = format!("it has {} characters, <Parameter> at {}", length(parameter), parameter.position);
        script.raise(Fault::new(SCHEMA_VIOLATION, about));
    }
    let sid = script.board.account().new_sid("MZ");
    let name = noun.value("name").unwrap_or(&sid);
    let session = Session {
        prefix: "stream",
        event: "StreamEvent",
        error: "StreamError",
        told: script.told(noun, "statusCallback"),
        facts: Parameters::new().with("StreamSid", &sid).with("StreamName", name),
        sent: Shared::default(),
    };
    Some(Stream { session, url, sid })
}

/// A `<Stream>` whose WebSocket is to be opened.
#[derive(Debug)]
#[cfg_attr(not(feature = "streams"), expect(dead_code, reason = "nothing is opened"))]
pub(super) struct Stream {
    pub(super) session: Session,
    pub(super) url: String,
    pub(super) sid: String,
}

/// What came of opening a stream.
#[cfg(feature = "streams")]
pub(super) enum Noted {
    /// It is noted, and the test does what the application would.
    Here(Box<Session>),
    /// It is open.
    Opened(Box<(Stream, Socket)>),
    /// It could not be opened, which everybody was told.
    Failed,
}

#[cfg(feature = "streams")]
pub(super) async fn open(script: &Script, stream: Stream) -> Result<Noted, Gone> {
    Ok(match streams::open(&script.leg, &stream.url).await? {
        Opened::Socket(socket) => Noted::Opened(Box::new((stream, socket))),
        Opened::Nowhere => Noted::Here(Box::new(stream.session)),
        Opened::Not { code, why } => {
            stream.session.fail_as(&script.leg, code, &why);
            script.raise(Fault::new(code, why));
            Noted::Failed
        }
    })
}

/// Sends what is heard, beside what the documents do.
#[cfg(feature = "streams")]
fn tap(script: &Script, noun: &Element, (stream, socket): (Stream, Socket)) {
    let (board, leg) = (script.board.clone(), script.leg.clone());
    let Stream { session, sid, .. } = stream;
    session.tell(&leg, "started", &Parameters::new());
    let mut media = Media::new(&leg, socket, &sid, Speaks::No, noun.value("track"));
    media.begin(&parameters(noun));
    let stopping = Shared::default();
    let attached = Attached {
        leg: leg.clone(),
        noun: "Stream",
        name: noun.value("name").unwrap_or(&sid).to_owned(),
        work: Work::Stream(Box::new(session.clone()), stopping.clone()),
    };
    board.attached().change(|all| all.push(attached));
    leg.clock().clone().spawn(async move {
        let stopped = stopping.until(|stopping: &mut Option<Stopping>| *stopping);
        match race(stopped, media.run()).await {
            Either::Left(Stopping::Stopped) => media.stop(),
            Either::Left(Stopping::Broken) => {}
            Either::Right(over) => {
                let is_this = |attached: &Attached| match &attached.work {
                    Work::Stream(_, other) => other.is(&stopping),
                    _ => false,
                };
                board.attached().change(|all| all.retain(|attached| !is_this(attached)));
                session.tell_over(&leg, over);
            }
        }
    });
}

fn siprec(script: &Script, noun: &Element) -> Session {
    let sid = script.board.account().new_sid("SR");
    let name = noun.value("name").unwrap_or(&sid);
    Session {
        prefix: "siprec",
        event: "SiprecEvent",
        error: "SiprecError",
        told: script.told(noun, "statusCallback"),
        facts: Parameters::new().with("SiprecSid", &sid).with("SiprecName", name),
        sent: Shared::default(),
    }
}

fn transcription(script: &Script, noun: &Element) -> Session {
    let sid = script.board.account().new_sid("GT");
    let mut facts = Parameters::new().with("TranscriptionSid", &sid);
    let attributes = [
        ("Name", "name"),
        ("Track", "track"),
        ("LanguageCode", "languageCode"),
        ("TranscriptionEngine", "transcriptionEngine"),
        ("PartialResults", "partialResults"),
        ("InboundTrackLabel", "inboundTrackLabel"),
        ("OutboundTrackLabel", "outboundTrackLabel"),
    ];
    for (parameter, attribute) in attributes {
        facts = facts.with_some(parameter, noun.value(attribute));
    }
    Session {
        prefix: "transcription",
        event: "TranscriptionEvent",
        error: "TranscriptionError",
        told: script.told(noun, "statusCallbackUrl"),
        facts,
        sent: Shared::default(),
    }
}

/// The URL of a WebSocket that is to be opened, which is written down. A relative URL is that of the document, by another scheme, and a query is not sent.
///
/// A URL that is not valid is raised, and there is none.
pub(super) fn socket_url(script: &Script, noun: &Element) -> Option<String> {
    if let Some(fault) = noun.fault_of_scheme("url") {
        script.raise(fault);
        return None;
    }
    let written = noun.value("url").unwrap_or_default();
    let url = script.absolute(written).unwrap_or_else(|_| written.to_owned());
    let url = url.split('?').next().unwrap_or_default();
    let url = url.strip_prefix("https://").map_or_else(|| url.to_owned(), |rest| format!("wss://{rest}"));
    script.leg.log().add(What::Socket { url: url.clone(), parameters: parameters(noun) });
    Some(url)
}

/// The `<Parameter>`s inside of an element.
pub(crate) fn parameters(noun: &Element) -> Vec<(String, String)> {
    let parameters = noun.elements().filter(|inside| inside.name() == "Parameter");
    let pair = |parameter: &Element| {
        let value = |name| parameter.value(name).unwrap_or_default().to_owned();
        (value("name"), value("value"))
    };
    parameters.map(pair).collect()
}
