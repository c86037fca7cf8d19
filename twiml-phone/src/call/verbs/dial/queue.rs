//! `<Queue>`: takes the call at the front of a queue.
//!
//! <https://www.twilio.com/docs/voice/twiml/queue>

use std::time::Duration;

use futures_util::future::Either;
use twiml_values::CallStatus;

use super::outcome::{Dialed, Ended, facts};
use super::star::star_ears;
use crate::answer::Element;
use crate::call::address::address;
use crate::call::gone::Gone;
use crate::call::rooms::{Place, Taken};
use crate::call::script::Script;
use crate::fault::Fault;
use crate::machine::{Pace, race};
use crate::request::Parameters;
use crate::transcript::What;

/// The most characters of a queue's name.
const LONGEST_NAME: usize = 64;

/// Waits for somebody in the queue, and talks to whoever is first.
pub(super) async fn run(script: &Script, dial: &Element, noun: &Element) -> Ended {
    let (leg, name) = (&script.leg, noun.text());
    let wrong = match name.chars().count() {
        0 => Some(14212),
        length if length > LONGEST_NAME => Some(14213),
        _ => None,
    };
    if let Some(code) = wrong {
        script.raise(Fault::new(code, format!("<Queue> at {}", noun.position)));
    }
    if script.fails(noun) || wrong.is_some() || !script.board.queues().read(|queues| queues.has(&name)) {
        return Ok(Dialed::Over(facts("failed")));
    }
    leg.does(format!("<Dial><Queue>, waiting for somebody in the queue `{name}`"));
    let time = Duration::from_secs(dial.number("timeout").unwrap_or(30));
    let next = script.board.queues().until(|queues| queues.next(&name));
    let over = leg.clock().sleep(time, Pace::Waiting);
    let found = leg.unless_gone(race(next, over)).await;
    let (place, waited) = match found {
        Ok(Either::Left(found)) => found,
        Ok(Either::Right(())) => return Ok(Dialed::Over(facts("no-answer"))),
        Err(gone) => return Err((gone, facts("canceled"))),
    };
    match talk(script, dial, noun, &place, waited).await {
        Ok(facts) => Ok(Dialed::Over(facts)),
        Err(gone) => Err((gone, about(&place, &CallStatus::Completed))),
    }
}

fn about(place: &Place, status: &CallStatus) -> Parameters {
    facts(status.as_str())
        .with("QueueSid", &place.queue)
        .with("DialBridged", "true")
        .with_some("DialCallSid", place.leg.as_ref().map(|leg| leg.sid().to_owned()))
}

async fn talk(
    script: &Script,
    dial: &Element,
    noun: &Element,
    place: &Place,
    waited: Duration,
) -> Result<Parameters, Gone> {
    let leg = &script.leg;
    let mut first = None;
    if let (Some(address), Some(queued)) = (address(noun, "url"), &place.leg) {
        let known = Parameters::new()
            .with("QueueSid", &place.queue)
            .with("QueueTime", waited.as_secs().to_string())
            .with("DequeingCallSid", leg.sid());
        let asked = script.beside(queued, address.delivery).question(&address, &known);
        match asked {
            Ok(question) => first = Some(question),
            Err(fault) => script.raise(fault),
        }
    }
    let taken = Taken::new(leg, first);
    place.taken.change(|state| *state = Some(taken.clone()));
    if place.leg.is_some() {
        let ready = taken.is_ready.until(|ready| ready.then_some(()));
        let over = taken.is_over.until(|over| over.then_some(()));
        if let Err(gone) = leg.unless_gone(race(ready, over)).await {
            taken.is_over.change(|over| *over = true);
            return Err(gone);
        }
    }
    let since = leg.clock().now();
    let to = place.leg.as_ref().map(|leg| leg.facts().from.clone()).unwrap_or_default();
    let with = place.leg.as_ref().map(|leg| leg.sid().to_owned()).unwrap_or_default();
    leg.log().add(What::Bridged { with, to });
    let limit = Duration::from_secs(dial.number("timeLimit").unwrap_or(14_400));
    let ended = {
        let _listening = leg.listen(star_ears(dial));
        let over = taken.is_over.until(|over| over.then_some(()));
        let leaves = race(leg.pressed('*'), leg.clock().sleep(limit, Pace::Waiting));
        leg.unless_gone(race(over, leaves)).await
    };
    taken.is_over.change(|over| *over = true);
    ended?;
    let seconds = leg.clock().now().saturating_sub(since).as_secs();
    Ok(about(place, &CallStatus::Completed).with("DialCallDuration", seconds.to_string()))
}
