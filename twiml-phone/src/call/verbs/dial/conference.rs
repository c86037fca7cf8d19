//! `<Conference>`: a room where several talk.
//!
//! <https://www.twilio.com/docs/voice/twiml/conference>

use std::time::Duration;

use futures_util::future::Either;
use twiml_schema::Delivery;

use super::outcome::{Dialed, Ended, facts};
use super::star::star_ears;
use crate::answer::Element;
use crate::call::address::address;
use crate::call::gone::{Gone, Instructions};
use crate::call::recordings::{Of, Source};
use crate::call::rooms::{Entrance, Member, Refusal};
use crate::call::script::{End, Script};
use crate::fault::Fault;
use crate::machine::{Pace, Shared, race};
use crate::request::Parameters;
use crate::transcript::Sound;

/// The most characters of its name.
const LONGEST_NAME: usize = 128;

/// The verb that is not allowed in a wait document, and the document that ends.
const FORBIDDEN_VERB: u32 = 13238;

/// Joins the conference, and stays until it ends or somebody ends that.
pub(super) async fn run(script: &Script, dial: &Element, noun: &Element) -> Ended {
    let leg = &script.leg;
    let name = noun.text();
    if name.chars().count() > LONGEST_NAME {
        script.raise(Fault::new(13237, format!("<Conference> at {}", noun.position)));
    }
    if script.fails(noun) || refused_coach(script, noun) {
        return Ok(Dialed::Over(facts("failed")));
    }
    let (member, entrance) = entrance(script, noun);
    let sid = match script.board.conferences().change(|rooms| rooms.enter(&name, entrance)) {
        Ok(sid) => sid,
        Err(refusal) => {
            let code = match refusal {
                Refusal::Full => 16020,
                Refusal::LabelUsed => 16025,
            };
            script.raise(Fault::new(code, format!("the conference `{name}`")));
            return Ok(Dialed::Over(facts("failed")));
        }
    };
    leg.does(format!("<Dial><Conference>, in the conference `{name}`"));
    let limit = Duration::from_secs(dial.number("timeLimit").unwrap_or(14_400));
    let ended = {
        let _listening = leg.listen(star_ears(dial));
        let stays = stays(script, noun, &member, &sid);
        let leaves = race(leg.pressed('*'), leg.clock().sleep(limit, Pace::Waiting));
        leg.unless_gone(race(stays, leaves)).await
    };
    let status = if matches!(ended, Err(Gone::HungUp)) { "completed" } else { "in-progress" };
    script.board.conferences().change(|rooms| rooms.leave(&member, status));
    match ended {
        Ok(Either::Left(Err(gone))) | Err(gone) => Err((gone, facts("answered"))),
        Ok(_) => Ok(Dialed::Over(facts("answered"))),
    }
}

fn entrance(script: &Script, noun: &Element) -> (Member, Entrance) {
    let leg = &script.leg;
    let member = Member {
        call: leg.sid().to_owned(),
        leg: Some(leg.clone()),
        label: noun.value("participantLabel").unwrap_or_default().to_owned(),
        starts: noun.is_true("startConferenceOnEnter"),
        ends: noun.is_true("endConferenceOnExit"),
        muted: noun.is_true("muted"),
        coaches: noun.value("coach").is_some(),
        state: Shared::default(),
    };
    let events = noun.value("statusCallbackEvent").unwrap_or_default();
    let entrance = Entrance {
        member: member.clone(),
        max: noun.number("maxParticipants").and_then(|max| usize::try_from(max).ok()).unwrap_or(250),
        told: script.told(noun, "statusCallback"),
        events: events.split_whitespace().map(str::to_owned).collect(),
    };
    (member, entrance)
}

/// Whoever is coached has to be a call that is in progress.
fn refused_coach(script: &Script, noun: &Element) -> bool {
    let Some(coach) = noun.value("coach").or_else(|| noun.value("whisper")) else { return false };
    let is_known = script.board.legs().iter().any(|leg| leg.sid() == coach && !leg.is_over());
    if !is_known {
        script.raise(Fault::new(13240, format!("`{coach}`")));
    }
    !is_known
}

/// Waits for the conference to start, and then for its end.
async fn stays(script: &Script, noun: &Element, member: &Member, sid: &str) -> Result<(), Gone> {
    let started = member.state.until(|state| (state.has_started || state.is_out).then_some(()));
    let waits = match race(started, wait(script, noun, sid)).await {
        Either::Left(()) => true,
        Either::Right(waits) => waits?,
    };
    if !waits {
        return Ok(());
    }
    if noun.value("beep") != Some("false") && noun.value("beep") != Some("onExit") {
        script.leg.hear(Sound::Beep, Duration::ZERO, Pace::Running).await?;
    }
    if noun.value("record") == Some("record-from-start") {
        let name = noun.text();
        script.board.conferences().change(|rooms| {
            rooms.record(&name, |sid| {
                let source = Source { name: "Conference", channels: 1, of: Of::Conference(sid.to_owned()) };
                script.record(noun, source)
            });
        });
    }
    member.state.until(|state| state.is_out.then_some(())).await;
    Ok(())
}

/// Plays the wait document once, and is silent after that. If it cannot be had, there is no conference for this caller.
async fn wait(script: &Script, noun: &Element, sid: &str) -> Result<bool, Gone> {
    let leg = &script.leg;
    let silence = async || Err(leg.gone().await);
    let Some(address) = address(noun, "waitUrl") else {
        leg.hear(Sound::Music, Duration::ZERO, Pace::Pausing).await?;
        return silence().await;
    };
    if address.url.is_empty() {
        return silence().await;
    }
    let conference = Parameters::new().with("ConferenceSid", sid);
    let facts = std::sync::Arc::new(move || conference.clone());
    let mut waiting = script.beside(leg, Delivery::ConferenceWait).with_facts(facts);
    let question = match waiting.question(&address, &Parameters::new()) {
        Ok(question) => question,
        Err(fault) => {
            script.raise(fault);
            return Ok(false);
        }
    };
    match waiting.run(Instructions::Ask(question)).await? {
        End::Failed(fault) if fault.code() != FORBIDDEN_VERB => Ok(false),
        _ => silence().await,
    }
}
