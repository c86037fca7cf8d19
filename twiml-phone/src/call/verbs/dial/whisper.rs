//! What happens on the side of a party who has answered, before the two are connected.

use twiml_schema::Delivery;
use twiml_values::CallStatus;

use super::party::Party;
use crate::call::digits::tones;
use crate::call::gone::{Gone, Instructions};
use crate::call::leg::{DETECTION, Leg};
use crate::call::script::{End, Script};
use crate::machine::Pace;
use crate::request::Parameters;
use crate::transcript::Sound;

/// Whether the two are connected.
pub(super) enum Screened {
    Accepted,
    /// The party does not take the call, which ends the `<Dial>` with this status.
    Declined(CallStatus),
}

/// Sends the digits, tells who or what has answered, and runs the document that only this party hears.
pub(super) async fn run(
    script: &Script,
    party: &Party<'_>,
    leg: &Leg,
    who: Option<String>,
) -> Result<Screened, Gone> {
    script.leg.does(format!("<Dial>, {} has answered", party.to));
    if let Some(keys) = party.noun.value("sendDigits") {
        let sent = leg.hear(Sound::Tones(keys.to_owned()), tones(keys), Pace::Running);
        if script.leg.unless_gone(sent).await?.is_err() {
            return Ok(Screened::Declined(CallStatus::Completed));
        }
    }
    if party.noun.value("machineDetection").is_some_and(|wanted| wanted != "none") {
        let who = who.unwrap_or_else(|| "human".to_owned());
        let facts = leg
            .parameters()
            .with("AnsweredBy", who)
            .with("MachineDetectionDuration", DETECTION.as_millis().to_string());
        script.tell(party.noun, "amdStatusCallback", &facts);
    }
    let Some(address) = party.whisper() else { return Ok(Screened::Accepted) };
    let mut whisper = script.beside(leg, Delivery::CallScreening);
    let question = match whisper.question(&address, &Parameters::new()) {
        Ok(question) => question,
        Err(fault) => {
            script.raise(fault);
            return Ok(Screened::Declined(CallStatus::Failed));
        }
    };
    let ended = script.leg.unless_gone(whisper.run(Instructions::Ask(question))).await?;
    Ok(match ended {
        Ok(End::Finished | End::Left) => Screened::Accepted,
        // Whoever is wrong about the document, the party was not connected: an assumption, like the status.
        Ok(End::Failed(_)) => Screened::Declined(CallStatus::Failed),
        Ok(End::HungUp | End::Rejected(_)) | Err(_) => Screened::Declined(CallStatus::Completed),
    })
}
