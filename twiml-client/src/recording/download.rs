//! What a recording sounds like.

use twiml_values::{RecordingSid, Url};

use crate::call::RecordingChannels;
use crate::client::Client;
use crate::download::Download;
use crate::error::Result;
use crate::wire::{Place, Request};

/// What is read of a recording: a value, which a [`Client`] sends.
///
/// ```no_run
/// use twiml_client::prelude::*;
/// use twiml_runtime::prelude::*;
///
/// # async fn keep(client: &Client, update: RecordingStatusUpdate) -> Result<(), BoxError> {
/// let sound = DownloadRecording::at(&update.recording_url).mp3().send(client).await?;
/// std::fs::write("call.mp3", sound.bytes(50_000_000).await?)?;
/// client.delete_recording(&update.recording_sid).await?;
/// # Ok(())
/// # }
/// ```
///
/// <https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file>
#[derive(Debug, Clone)]
#[must_use = "a recording is downloaded by `.send(&client)`"]
pub struct DownloadRecording {
    source: Source,
    format: Format,
    channels: Option<RecordingChannels>,
}

#[derive(Debug, Clone)]
enum Source {
    Sid(RecordingSid),
    Url(Url),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Wav,
    Mp3,
}

impl DownloadRecording {
    /// Of the recording with this SID.
    pub fn of(sid: &RecordingSid) -> Self {
        Self::from(Source::Sid(sid.clone()))
    }

    /// Of the `recording_url` of a payload. One that is not at Twilio, which is so for an account that keeps its recordings elsewhere, is asked for
    /// as it is, without credentials.
    pub fn at(recording_url: &Url) -> Self {
        Self::from(Source::Url(recording_url.clone()))
    }

    fn from(source: Source) -> Self {
        Self { source, format: Format::Wav, channels: None }
    }

    /// As WAV, which it is if nothing is said.
    pub fn wav(self) -> Self {
        Self { format: Format::Wav, ..self }
    }

    /// As MP3.
    pub fn mp3(self) -> Self {
        Self { format: Format::Mp3, ..self }
    }

    /// With as many channels; one that was recorded with one has no second.
    pub fn channels(self, channels: RecordingChannels) -> Self {
        Self { channels: Some(channels), ..self }
    }

    /// Opens it.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it cannot be read.
    pub async fn send(self, client: &Client) -> Result<Download> {
        let request = self.request(client)?;
        Download::open(client, request).await
    }

    fn request(&self, client: &Client) -> Result<Request> {
        let extension = match self.format {
            Format::Wav => "wav",
            Format::Mp3 => "mp3",
        };
        let request = match &self.source {
            Source::Sid(sid) => Request::get(format!("Recordings/{sid}.{extension}")),
            Source::Url(url) => match client.place_of(url)? {
                Place::At(product, path) => {
                    let path = format!("{}.{extension}", bare(&path));
                    Request::get("Recordings").moved_to(Place::At(product, path))
                }
                elsewhere => return Ok(file(Request::get("Recordings").moved_to(elsewhere))),
            },
        };
        let channels = self.channels.map(|channels| match channels {
            RecordingChannels::Mono => 1,
            RecordingChannels::Dual => 2,
        });
        Ok(file(request.maybe("RequestedChannels", channels)))
    }
}

/// The path of a recording without a format or a query.
fn bare(path: &str) -> &str {
    let path = path.split('?').next().unwrap_or_default();
    [".json", ".wav", ".mp3"].iter().find_map(|extension| path.strip_suffix(extension)).unwrap_or(path)
}

fn file(request: Request) -> Request {
    request.for_file().named("GET Recording")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_at_the_end_of_the_path() {
        for (path, expected) in
            [("/R/RE1", "/R/RE1"), ("/R/RE1.json", "/R/RE1"), ("/R/RE1.mp3?a=b.wav", "/R/RE1"), ("", "")]
        {
            assert_eq!(bare(path), expected);
        }
    }
}
