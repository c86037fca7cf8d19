//! `<Refer>`: a caller by SIP is sent elsewhere.
//!
//! <https://www.twilio.com/docs/voice/twiml/refer>

use std::time::Duration;

use crate::answer::Element;
use crate::call::gone::Gone;
use crate::call::input::{Ear, Input, Referred};
use crate::call::script::{Flow, Script};
use crate::fault::Fault;
use crate::request::Parameters;
use crate::transcript::What;

/// How long the other side may take to respond. Not documented.
const LIMIT: Duration = Duration::from_secs(60);

/// Sends the caller elsewhere. The action is asked, or the next verb runs.
///
/// Of a call that is not by SIP, the action hears that it failed, which is an assumption.
pub(crate) async fn run(script: &Script, refer: &Element) -> Result<Flow, Gone> {
    script.raise_all(refer.faults());
    if !script.leg.facts().is_sip {
        script.raise(Fault::new(13801, format!("<Refer> at {}", refer.position)));
        let facts = Parameters::new().with("ReferCallStatus", "failed");
        return Ok(script.action_or_next(refer, &facts));
    }
    for target in refer.elements() {
        script.begin(target);
        script.leg.log().add(What::Note { text: format!("REFER to {}", target.text()) });
    }
    match referred(script).await {
        Ok(referred) => Ok(script.action_or_next(refer, &facts(referred))),
        Err(Gone::HungUp) => {
            let early = Parameters::new()
                .with("ReferCallStatus", "canceled")
                .with("ReferSipResponseCode", "202")
                .with("NotifySipResponseCode", "180");
            script.ask_in_vain(script.action_or_next(refer, &early)).await;
            Err(Gone::HungUp)
        }
        Err(gone) => Err(gone),
    }
}

async fn referred(script: &Script) -> Result<Referred, Gone> {
    let _listening = script.leg.listen(&[Ear::Refer]);
    script.leg.does("<Refer>, waiting for the other side");
    let end = script.leg.clock().after(LIMIT);
    loop {
        match script.leg.input_until(Some(end)).await? {
            Some(Input::Referred(referred)) => return Ok(referred),
            Some(_) => {}
            None => return Ok(Referred { response: 408, notified: None }),
        }
    }
}

fn facts(referred: Referred) -> Parameters {
    let Referred { response, notified } = referred;
    let status = match (response, notified) {
        (200..=299, Some(200..=299)) => "in-progress",
        (200..=299, Some(486 | 600)) => "busy",
        (200..=299, Some(408 | 480 | 487)) => "no-answer",
        (200..=299, Some(180)) => "canceled",
        _ => "failed",
    };
    Parameters::new()
        .with("ReferCallStatus", status)
        .with("ReferSipResponseCode", response.to_string())
        .with_some("NotifySipResponseCode", notified.map(|code| code.to_string()))
}
