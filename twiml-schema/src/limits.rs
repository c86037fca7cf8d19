//! The limits that belong to no single element or attribute.

/// The largest document Twilio takes from a webhook, in bytes (error 11750).
pub const MAX_DOCUMENT_BYTES: usize = 64 * 1024;

/// The largest document in the `twiml` parameter of a REST request, in characters (error 32018).
///
/// <https://www.twilio.com/docs/api/errors/32018>
pub const MAX_INLINE_DOCUMENT: usize = 4000;

/// The most `<Media>` in one `<Message>`.
///
/// <https://www.twilio.com/docs/messaging/twiml/message>
pub const MAX_MEDIA: usize = 10;

/// The most nouns that one `<Dial>` rings at the same time.
///
/// <https://www.twilio.com/docs/voice/twiml/number>
pub const MAX_DIALED: usize = 10;

/// The most streams that leave one call at a time; a `<Siprec>` counts as two.
///
/// <https://www.twilio.com/docs/voice/twiml/siprec>
pub const MAX_STREAMS: usize = 4;

/// How often `loop="0"` repeats at most.
///
/// <https://www.twilio.com/docs/voice/twiml/say>
pub const MAX_REPEATS: u32 = 1000;

/// The most characters that the headers in a SIP address may take.
///
/// <https://www.twilio.com/docs/voice/twiml/sip>
pub const MAX_SIP_HEADERS: usize = 1024;

/// The code in Twilio's debugger for whatever breaks the schema and has no code of its own.
///
/// <https://www.twilio.com/docs/api/errors/12200>
pub const SCHEMA_VIOLATION: u32 = 12200;

/// The code in Twilio's debugger for a document above [`MAX_DOCUMENT_BYTES`].
///
/// <https://www.twilio.com/docs/api/errors/11750>
pub const DOCUMENT_TOO_LARGE: u32 = 11750;
