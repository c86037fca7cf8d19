//! The messages of both protocols, as text and as data.
//!
//! Each is one type for both directions: what the application reads, the phone writes, and the reverse. `read` borrows from the
//! text, and `to_text` writes exactly the documented members. [`MediaMessage`] and [`RelayMessage`] come from Twilio, and are
//! read with patience: numbers as text or as numbers, unknown members passed over, unknown events as `Other`.
//! [`MediaCommand`] and [`RelayCommand`] go to Twilio, and are read as strictly as Twilio reads them.

mod command;
mod lenient;
mod malformed;
mod media;
mod objects;
mod parameters;
mod relay;
mod relay_command;

pub use command::MediaCommand;
pub(crate) use command::media_text;
pub use malformed::{Malformed, Protocol};
pub use media::{MediaEvent, MediaMessage};
pub use objects::{Connected, Dtmf, Mark, Media, MediaFormat, Start, Stop, ULAW};
pub use parameters::Parameters;
pub use relay::{Info, Interrupt, Prompt, RelayMessage, Setup};
pub use relay_command::RelayCommand;

/// Writes what has no member that JSON cannot hold.
fn to_text(message: &impl serde::Serialize) -> String {
    serde_json::to_string(message).unwrap_or_default()
}
