//! Documents that go with a request, without a handler.

use twiml_runtime::{PublicUrl, VoiceResponse};

use crate::error::Invalid;

/// How many characters a document may have.
const LONGEST: usize = 4000;

/// The document as Twilio reads it: there is no URL that a path in it could be relative to.
pub(super) fn given(document: &VoiceResponse, public_url: &PublicUrl) -> Result<String, Invalid> {
    let text = public_url.absolute(document);
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Invalid::new(format!(
            "the TwiML has {length} characters, and Twilio takes up to {LONGEST} in a request: name a handler by `.url::<handler>(…)`, whose \
             document has no such limit, or end the document with a <Redirect> to one"
        )));
    }
    Ok(text)
}
