//! A media stream: what is heard on a leg, 50 times a second, and what the application plays.
//!
//! <https://www.twilio.com/docs/voice/media-streams/websocket-messages>

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::future::Either;
use twiml_runtime::streams::Ulaw;
use twiml_runtime::streams::messages::{
    self, Connected, Dtmf, Mark, MediaCommand, MediaEvent, MediaMessage, Parameters, Start, Stop,
};

use super::over::{Over, let_go};
use crate::call::audio::Sounds;
use crate::call::input::{Input, SessionEnd};
use crate::call::leg::Leg;
use crate::fault::Fault;
use crate::machine::{Pace, Socket, SocketEvent, race};
use crate::transcript::{Sound, What};

/// How much audio is in a message.
const FRAME: Duration = Duration::from_millis(20);
/// Its bytes.
const FRAME_BYTES: usize = 160;

/// What plays without a pause for longer than this may go on for ever, so that a step does not wait for its end.
const LONGEST_SPEECH: Duration = Duration::from_secs(120);

/// Whether the application may play: in a `<Connect>` it may, in a `<Start>` it may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speaks {
    Yes,
    No,
}

/// A media stream that is open.
#[derive(Debug)]
pub(crate) struct Media {
    leg: Leg,
    socket: Socket,
    sid: String,
    speaks: Speaks,
    /// `inbound`, `outbound`.
    tracks: &'static [&'static str],
    began: Duration,
    /// How many messages were sent, without `connected`.
    sent: u64,
    /// How many of them were `media`, of all tracks together, which is an assumption.
    chunks: u64,
    /// How many frames have passed.
    frames: u32,
    /// When the application began to play without a pause, and how much had been played by then.
    plays_since: Option<(Duration, usize)>,
    /// The warnings that were raised; Twilio raises each once a stream.
    warned: Vec<u32>,
}

/// What happens to a stream.
enum Happens {
    Socket(SocketEvent),
    Input(Input),
    /// Another frame has passed.
    Frame,
    /// A mark was passed, or everything has played.
    Played,
}

impl Media {
    pub(crate) fn new(leg: &Leg, socket: Socket, sid: &str, speaks: Speaks, track: Option<&str>) -> Self {
        let tracks: &[_] = match track {
            Some("outbound_track") => &["outbound"],
            Some("both_tracks") => &["inbound", "outbound"],
            _ => &["inbound"],
        };
        Self {
            leg: leg.clone(),
            socket,
            sid: sid.to_owned(),
            speaks,
            tracks,
            began: leg.clock().now(),
            sent: 0,
            chunks: 0,
            frames: 0,
            plays_since: None,
            warned: Vec::new(),
        }
    }

    /// Says which stream it is.
    pub(crate) fn begin(&mut self, parameters: &[(String, String)]) {
        let connected = Connected { protocol: Some("Call".into()), version: Some("1.0.0".into()) };
        let event = MediaEvent::Connected(connected);
        self.socket.send(MediaMessage { sequence_number: None, stream_sid: None, event }.to_text());
        let (leg, sid) = (self.leg.clone(), self.sid.clone());
        let parameters: Parameters<'_> =
            parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.send(MediaEvent::Start(Start {
            stream_sid: Some(sid.as_str().into()),
            account_sid: Some((*leg.fetcher().account.sid).into()),
            call_sid: Some(leg.sid().into()),
            tracks: self.tracks.iter().map(|track| (*track).into()).collect(),
            custom_parameters: parameters,
            ..Start::default()
        }));
    }

    /// Sends what is heard and plays what it is sent, until the websocket is over.
    pub(crate) async fn run(&mut self) -> Over {
        loop {
            match self.next().await {
                Happens::Socket(SocketEvent::Text(text)) => self.obey(&text),
                Happens::Socket(SocketEvent::Closed(code)) => return self.is_over(Over::Closed(code)),
                Happens::Socket(SocketEvent::Lost | SocketEvent::NotOpened(_))
                | Happens::Input(Input::Session(SessionEnd::Failed)) => return self.is_over(Over::Lost),
                Happens::Input(Input::Key(key)) => self.press(key),
                Happens::Frame => self.frame(),
                Happens::Socket(SocketEvent::Opened) | Happens::Input(_) | Happens::Played => {}
            }
            self.play_on();
        }
    }

    /// Twilio ends it: it says so, and closes the websocket.
    pub(crate) fn stop(mut self) {
        let (account, call) = (self.leg.fetcher().account.sid.to_string(), self.leg.sid().to_owned());
        self.send(MediaEvent::Stop(Stop { account_sid: Some(account.into()), call_sid: Some(call.into()) }));
        self.is_over(Over::Stopped);
        let_go(&self.leg, self.socket);
    }

    async fn next(&self) -> Happens {
        let (leg, clock) = (&self.leg, self.leg.clock());
        let input = async {
            match self.speaks {
                Speaks::Yes => leg.next_input().await,
                Speaks::No => std::future::pending().await,
            }
        };
        let frame = clock.sleep_until(self.began + FRAME * (self.frames + 1), Pace::Waiting);
        let played = async {
            match leg.sounds().read(|sounds| sounds.player.next_stop()).filter(|_| self.speaks == Speaks::Yes)
            {
                Some(at) => clock.sleep_until(at, self.pace()).await,
                None => std::future::pending().await,
            }
        };
        let passes = race(played, frame);
        match race(self.socket.next(), race(input, passes)).await {
            Either::Left(event) => Happens::Socket(event),
            Either::Right(Either::Left(input)) => Happens::Input(input),
            Either::Right(Either::Right(Either::Left(()))) => Happens::Played,
            Either::Right(Either::Right(Either::Right(()))) => Happens::Frame,
        }
    }

    /// What plays is waited for, unless it may go on for ever.
    fn pace(&self) -> Pace {
        let now = self.leg.clock().now();
        let is_long = self.plays_since.is_some_and(|(since, _)| now.saturating_sub(since) > LONGEST_SPEECH);
        if is_long { Pace::Pausing } else { Pace::Running }
    }

    fn sounds<T>(&self, change: impl FnOnce(&mut Sounds, Duration) -> T) -> T {
        let now = self.leg.clock().now();
        self.leg.sounds().change(|sounds| change(sounds, now))
    }

    /// Does what the application asks for.
    fn obey(&mut self, text: &str) {
        if self.speaks == Speaks::No {
            return self.warn(31924, "the stream of a <Start> takes no messages");
        }
        match MediaCommand::read(text) {
            Ok(
                MediaCommand::Media { stream_sid, .. }
                | MediaCommand::Mark { stream_sid, .. }
                | MediaCommand::Clear { stream_sid },
            ) if *stream_sid != *self.sid => self.warn(31951, "the message is about another stream"),
            Ok(MediaCommand::Media { payload, .. }) => {
                let audio = Ulaw::from_base64(&payload).unwrap_or_default();
                if self.sounds(|sounds, now| sounds.player.play(now, audio.as_bytes().to_vec())) {
                    self.warn(31931, "what is more than ten minutes ahead is thrown away");
                }
            }
            Ok(MediaCommand::Mark { name, .. }) => {
                self.sounds(|sounds, _| sounds.player.mark(name.into_owned()));
            }
            Ok(MediaCommand::Clear { .. }) => {
                self.sounds(|sounds, now| sounds.player.clear(now));
            }
            Err(malformed) => self.warn(31951, &malformed.to_string()),
        }
    }

    fn warn(&mut self, code: u32, about: &str) {
        if !self.warned.contains(&code) {
            self.warned.push(code);
            self.leg.fetcher().raise(Fault::new(code, about));
        }
    }

    /// Plays up to now, and writes down what was heard once there is a pause.
    fn play_on(&mut self) {
        if self.speaks == Speaks::No {
            return;
        }
        let (marks, plays, played) = self.sounds(|Sounds { player, .. }, now| {
            player.advance(now);
            (player.passed(), player.next_stop().is_some(), player.played().audio().len())
        });
        for name in marks {
            self.send(MediaEvent::Mark(Mark { name: name.into() }));
        }
        match (self.plays_since, plays) {
            (None, true) => self.plays_since = Some((self.leg.clock().now(), played)),
            (Some((_, before)), false) => {
                self.plays_since = None;
                self.heard(played - before);
            }
            _ => {}
        }
    }

    fn heard(&self, bytes: usize) {
        let length = Ulaw::from(vec![Ulaw::SILENCE; bytes]).duration();
        if !length.is_zero() {
            self.leg.log().add(What::Heard { sound: Sound::Audio(length) });
        }
    }

    fn press(&mut self, key: char) {
        let digit = key.to_string();
        self.send(MediaEvent::Dtmf(Dtmf { track: Some("inbound_track".into()), digit: Some(digit.into()) }));
    }

    /// Sends what was heard in the time of a frame.
    fn frame(&mut self) {
        self.frames += 1;
        let until = self.began + FRAME * self.frames;
        for track in self.tracks {
            let audio = self.sounds(|Sounds { said, player }, now| {
                player.advance(now);
                let track = if *track == "inbound" { &*said } else { player.played() };
                track.heard(until.saturating_sub(FRAME), FRAME_BYTES)
            });
            self.chunks += 1;
            let timestamp = u64::try_from((FRAME * self.frames).as_millis()).unwrap_or(u64::MAX);
            self.send(MediaEvent::Media(messages::Media {
                track: Some((*track).into()),
                chunk: Some(self.chunks),
                timestamp: Some(timestamp),
                payload: STANDARD.encode(&audio).into(),
            }));
        }
    }

    fn send(&mut self, event: MediaEvent<'_>) {
        self.sent += 1;
        let message = MediaMessage {
            sequence_number: Some(self.sent),
            stream_sid: Some(self.sid.as_str().into()),
            event,
        };
        self.socket.send(message.to_text());
    }

    /// Nothing more is played.
    fn is_over(&mut self, over: Over) -> Over {
        if self.speaks == Speaks::Yes {
            let played = self.sounds(|Sounds { player, .. }, now| {
                player.clear(now);
                // They would go to nobody.
                player.passed();
                player.played().audio().len()
            });
            if let Some((_, before)) = self.plays_since.take() {
                self.heard(played - before);
            }
        }
        over.write_down(&self.leg);
        over
    }
}
