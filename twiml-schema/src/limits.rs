//! The limits that belong to no single element or attribute.

use std::time::Duration;

/// How long Twilio waits for the response of a webhook.
///
/// <https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides>
pub const WEBHOOK_TIMEOUT: Duration = Duration::from_secs(15);

/// How deep the elements of a document are read. TwiML needs some ten levels; what goes far beyond would take the stack that reading it needs.
pub const MAX_DEPTH: usize = 100;

/// The largest document that Twilio takes from a webhook, in bytes (error 11750).
pub const MAX_DOCUMENT_BYTES: usize = 64 * 1024;

/// The most characters that the name and the value of a `<Parameter>` have together.
///
/// <https://www.twilio.com/docs/voice/twiml/stream#custom-parameters>
pub const MAX_PARAMETER: usize = 499;

/// The code in Twilio's debugger for whatever breaks the schema and has no code of its own.
///
/// <https://www.twilio.com/docs/api/errors/12200>
pub const SCHEMA_VIOLATION: u32 = 12200;

/// The code in Twilio's debugger for a document above [`MAX_DOCUMENT_BYTES`].
///
/// <https://www.twilio.com/docs/api/errors/11750>
pub const DOCUMENT_TOO_LARGE: u32 = 11750;
