//! What is there, read from Twilio.

use std::pin::pin;

use futures_util::TryStreamExt as _;

use super::error::PlanError;
use super::situation::Situation;
use super::state::State;
use super::store::Journal;
use crate::client::Client;
use crate::error::Error;
use crate::number::ListNumbers;
use crate::target::{Family, TargetKind};
use crate::wire::{Fields, Missing, Resource};

/// A resource, whose kind is known by its SID.
struct Shown(State);

impl Resource for Shown {
    fn read(fields: Fields) -> Result<Self, Missing> {
        let kind = fields.text("sid").and_then(TargetKind::of_sid).ok_or(Missing::field("sid"))?;
        State::read(kind, fields.as_json()).map(Self).ok_or(Missing::field("account_sid"))
    }
}

/// What is looked at beside the target.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Whether a number is looked for in every messaging service.
    pub(super) services: bool,
    /// Whether the numbers are counted that name the TwiML application of a number.
    pub(super) numbers: bool,
}

/// Reads a target, which is a number in E.164 or a SID, and what comes before it.
pub(super) async fn situation(
    client: &Client,
    target: &str,
    look: Look,
    journal: Option<&Journal>,
) -> Result<Situation, PlanError> {
    let target = target.trim();
    let (kind, sid) = match TargetKind::of_sid(target) {
        Some(kind) => (kind, target.to_owned()),
        None if target.starts_with('+') => {
            (TargetKind::Number, client.find_number(target).await?.sid.to_string())
        }
        None => return Err(PlanError::Target(target.to_owned())),
    };
    let mut situation = Situation::of(state(client, kind, &sid).await?);
    situation.region = client.region().map(str::to_owned);
    situation.applications = applications(client, &situation.target).await?;
    if kind == TargetKind::Number && look.services {
        situation.service = service(client, &sid).await?;
    }
    let application = match kind {
        TargetKind::Application => Some(&situation.target),
        _ => situation.applications.first().filter(|_| look.numbers),
    };
    if let Some(application) = application {
        situation.numbers = Some(numbers_of(client, &application.sid).await?);
    }
    if let Some(journal) = journal {
        records(&mut situation, journal)?;
    }
    Ok(situation)
}

/// The same again: what the plan was made of.
pub(super) async fn again(
    client: &Client,
    before: &Situation,
    journal: &Journal,
) -> Result<Situation, PlanError> {
    let mut now = before.clone();
    now.target = state(client, now.target.kind, &now.target.sid).await?;
    now.applications = applications(client, &now.target).await?;
    if let Some(service) = &mut now.service {
        *service = state(client, service.kind, &service.sid).await?;
    }
    records(&mut now, journal)?;
    Ok(now)
}

/// Reads one resource.
pub(super) async fn state(client: &Client, kind: TargetKind, sid: &str) -> Result<State, Error> {
    client.show::<Shown>(&kind.read(sid)).await.map(|Shown(state)| state)
}

/// The TwiML applications that a number names. One that is gone is left out.
async fn applications(client: &Client, number: &State) -> Result<Vec<State>, Error> {
    let mut applications: Vec<State> = Vec::new();
    for owner in [Family::Sms, Family::Voice].into_iter().filter_map(|family| number.kind.row(family)) {
        for sid in owner.owners.iter().filter_map(|owner| number.values.get(owner.parameter)) {
            let is_application = TargetKind::of_sid(sid) == Some(TargetKind::Application);
            if !is_application || applications.iter().any(|known| known.sid == sid) {
                continue;
            }
            match state(client, TargetKind::Application, sid).await {
                Ok(application) => applications.push(application),
                Err(error) if error.is_not_found() => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(applications)
}

async fn service(client: &Client, number: &str) -> Result<Option<State>, Error> {
    let Ok(number) = number.parse() else { return Ok(None) };
    let service = client.service_of_number(&number).await?;
    Ok(service.and_then(|service| State::read(TargetKind::Service, service.as_json())))
}

async fn numbers_of(client: &Client, application: &str) -> Result<usize, Error> {
    let mut numbers = pin!(ListNumbers::new().page_size(1000).stream(client));
    let mut count = 0;
    while let Some(number) = numbers.try_next().await? {
        let named = [number.sms_application_sid, number.voice_application_sid];
        count += usize::from(named.into_iter().flatten().any(|sid| sid == *application));
    }
    Ok(count)
}

fn records(situation: &mut Situation, journal: &Journal) -> Result<(), PlanError> {
    let region = situation.region.as_deref();
    let found = situation.states().map(|state| journal.find(&state.account, &state.sid, region));
    let found = found.collect::<Result<Vec<_>, _>>()?;
    situation.records = found.into_iter().flatten().collect();
    Ok(())
}
