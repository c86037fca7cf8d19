//! The sets of values that several attributes share.

/// Which moments of a dialed call are reported.
pub(crate) const CALL_EVENTS: &[&str] = &["initiated", "ringing", "answered", "completed"];

/// Which moments of a recording are reported.
pub(crate) const RECORDING_EVENTS: &[&str] = &["in-progress", "completed", "absent"];

/// When the recording of a connected call begins, and whether each side has its own channel.
pub(crate) const CALL_RECORDING: &[&str] = &[
    "do-not-record",
    "record-from-answer",
    "record-from-ringing",
    "record-from-answer-dual",
    "record-from-ringing-dual",
];

/// Whether silence at both ends of a recording is cut off.
pub(crate) const TRIM: &[&str] = &["trim-silence", "do-not-trim"];

/// Which side of a call is taken.
pub(crate) const TRACKS: &[&str] = &["inbound_track", "outbound_track", "both_tracks"];

/// How answering machines are looked for.
pub(crate) const MACHINE_DETECTION: &[&str] = &["Enable", "DetectMessageEnd"];

/// What a caller may interrupt speech with.
pub(crate) const INTERRUPTIONS: &[&str] = &["none", "dtmf", "speech", "any"];

/// What is reported over the WebSocket for debugging.
pub(crate) const RELAY_DEBUG: &[&str] = &["debugging", "speaker-events", "tokens-played"];

/// Who turns speech into text; Twilio's own samples write them in lower case, too.
pub(crate) const TRANSCRIBERS: &[&str] = &["Google", "Deepgram", "google", "deepgram"];

/// Who turns text into speech; Twilio's own samples write them in lower case, too.
pub(crate) const SPEAKERS: &[&str] = &["Google", "Amazon", "ElevenLabs", "google", "amazon", "elevenlabs"];

/// The brands of payment cards.
pub(crate) const CARD_TYPES: &[&str] = &[
    "visa",
    "mastercard",
    "amex",
    "maestro",
    "discover",
    "optima",
    "jcb",
    "diners-club",
    "enroute",
];
