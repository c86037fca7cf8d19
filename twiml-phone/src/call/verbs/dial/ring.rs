//! Calls parties, all at once or one after the other. The first to answer is connected.

use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::future::Either;
use futures_util::stream::FuturesUnordered;
use twiml_values::CallStatus;

use super::bridge;
use super::outcome::{Dialed, Ended, facts, facts_of};
use super::party::Party;
use super::star::star_ears;
use super::whisper::{self, Screened};
use crate::answer::Element;
use crate::call::gone::Gone;
use crate::call::leg::{Decision, Facts, Leg, Ringing};
use crate::call::recordings::{Of, Recording, Source};
use crate::call::script::Script;
use crate::machine::race;
use crate::request::Parameters;
use crate::transcript::What;

/// How many parties are called at most.
const MOST_PARTIES: usize = 10;

pub(super) async fn run(script: &Script, dial: &Element) -> Ended {
    let mut parties = Party::all(script, dial);
    parties.truncate(MOST_PARTIES);
    if parties.is_empty() {
        return Ok(Dialed::Over(facts("failed").with("DialBridged", "false")));
    }
    let mut recording = record(script, dial, "record-from-ringing");
    let ended = connect(script, dial, &parties, &mut recording).await;
    let Some(recording) = recording else { return ended };
    recording.end();
    let told = |facts: Parameters| facts.with_all(&recording.facts());
    match ended {
        Ok(Dialed::Over(facts)) => Ok(Dialed::Over(told(facts))),
        Ok(referred) => Ok(referred),
        Err((gone, facts)) => Err((gone, told(facts))),
    }
}

/// Begins to record, if the attribute says to record from this moment on.
fn record(script: &Script, dial: &Element, from: &str) -> Option<Recording> {
    let value = dial.value("record").map(|value| if value == "true" { "record-from-answer" } else { value });
    value.filter(|value| value.starts_with(from)).map(|value| {
        let channels = if value.ends_with("-dual") { 2 } else { 1 };
        let of = Of::Call(script.leg.sid().to_owned());
        script.record(dial, Source { name: "DialVerb", channels, of })
    })
}

/// Calls the parties, and connects the first to answer.
async fn connect(
    script: &Script,
    dial: &Element,
    parties: &[Party<'_>],
    recording: &mut Option<Recording>,
) -> Ended {
    let at_once = if dial.is_true("sequential") { 1 } else { parties.len() };
    let mut nobody = facts("failed");
    for batch in parties.chunks(at_once) {
        let (party, leg, who) = match first_to_answer(script, dial, batch).await? {
            Called::Answered(party, leg, who) => (party, leg, who),
            Called::Nobody(facts) => {
                nobody = facts;
                continue;
            }
            Called::Star(leg) => return Ok(Dialed::Over(facts_of(&leg, &CallStatus::Canceled, false))),
        };
        match whisper::run(script, party, &leg, who).await {
            Ok(Screened::Accepted) => {}
            Ok(Screened::Declined(status)) => {
                leg.end(&CallStatus::Completed);
                return Ok(Dialed::Over(facts_of(&leg, &status, false)));
            }
            Err(gone) => {
                leg.end(&CallStatus::Completed);
                return Err((gone, facts_of(&leg, &CallStatus::Completed, false)));
            }
        }
        script.leg.answer();
        if recording.is_none() {
            *recording = record(script, dial, "record-from-answer");
        }
        return bridge::run(script, dial, &leg).await;
    }
    Ok(Dialed::Over(nobody))
}

/// What comes of calling.
enum Called<'p, 'd> {
    /// This party, and who or what it is.
    Answered(&'p Party<'d>, Leg, Option<String>),
    /// Nobody; what the action is told.
    Nobody(Parameters),
    /// The caller has pressed the star.
    Star(Leg),
}

/// Calls all of these at once.
async fn first_to_answer<'p, 'd>(
    script: &Script,
    dial: &Element,
    parties: &'p [Party<'d>],
) -> Result<Called<'p, 'd>, (Gone, Parameters)> {
    let time = Duration::from_secs(dial.number("timeout").unwrap_or(30));
    let called: Vec<_> = parties.iter().map(|party| (party, call(script, party))).collect();
    script.leg.does(format!("<Dial>, calling {}", names(&called)));
    let _listening = script.leg.listen(star_ears(dial));
    let ringing: FuturesUnordered<_> =
        called.iter().map(|(party, leg)| async move { (*party, leg, leg.ring(time).await) }).collect();
    let cancel = || called.iter().for_each(|(_, leg)| leg.end(&CallStatus::Canceled));
    let ended = script.leg.unless_gone(race(rings(ringing, &called), script.leg.pressed('*'))).await;
    match ended {
        Ok(Either::Left(result)) => Ok(result),
        Ok(Either::Right(())) => {
            cancel();
            Ok(called
                .into_iter()
                .next()
                .map_or_else(|| Called::Nobody(facts("canceled")), |(_, leg)| Called::Star(leg)))
        }
        Err(gone) => {
            cancel();
            let canceled = called.first().map(|(_, leg)| facts_of(leg, &CallStatus::Canceled, false));
            Err((gone, canceled.unwrap_or_default()))
        }
    }
}

fn names(called: &[(&Party<'_>, Leg)]) -> String {
    called.iter().map(|(party, _)| party.to.as_str()).collect::<Vec<_>>().join(", ")
}

/// Waits until one has answered, or all have ended.
async fn rings<'p, 'd: 'p, 'l, F>(
    mut ringing: FuturesUnordered<F>,
    called: &[(&'p Party<'d>, Leg)],
) -> Called<'p, 'd>
where
    F: Future<Output = (&'p Party<'d>, &'l Leg, Decision)>,
{
    let mut last = facts("failed");
    while let Some((party, leg, decision)) = ringing.next().await {
        leg.responded(decision.sip);
        if decision.outcome == Ringing::Answered {
            // Those who lose end as if they had not answered, which is an assumption.
            called
                .iter()
                .filter(|(_, other)| !other.is(leg))
                .for_each(|(_, other)| other.end(&CallStatus::NoAnswer));
            leg.answer();
            return Called::Answered(party, leg.clone(), decision.answered_by);
        }
        let status = decision.outcome.status();
        leg.end(&status);
        // Of several, the last one counts, which is an assumption.
        last = facts_of(leg, &status, false);
    }
    Called::Nobody(last)
}

/// Begins to call one party.
fn call(script: &Script, party: &Party<'_>) -> Leg {
    let parent = &script.leg;
    let facts = Facts {
        sid: script.board.account().new_sid("CA"),
        parent: Some(parent.sid().to_owned()),
        from: party.from.clone(),
        to: party.to.clone(),
        direction: "outbound-dial",
        is_sip: party.is_sip,
        others: Parameters::new(),
    };
    let leg = script.board.new_child(parent, facts, script.watchers(party.noun));
    parent.log().add(What::Dialed {
        leg: leg.sid().to_owned(),
        to: party.written.clone(),
        parameters: party.parameters.clone(),
        headers: party.headers.clone(),
    });
    script.tell(party.noun, "clientNotificationUrl", &Parameters::new());
    leg.becomes(&CallStatus::Initiated);
    leg.becomes(&CallStatus::Ringing);
    leg
}
