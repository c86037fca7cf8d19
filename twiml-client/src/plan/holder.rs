//! Who decides where messages and calls of a resource go: itself, or something that comes before it.
//!
//! <https://www.twilio.com/docs/messaging/services>, <https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource>

use super::finding::{Refusal, RefusalCode, Warning, WarningCode};
use super::part::differences;
use super::shown::Shown;
use super::situation::Situation;
use super::state::State;
use super::told::{Told, WayOut};
use super::wanted::Wanted;
use crate::target::{Family, Field, Row, TargetKind, USE_NUMBER_WEBHOOK};

/// Where a family is configured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holder {
    /// With the target itself.
    Target,
    /// With what comes before it, by its SID.
    Other(String),
    /// Nowhere: what comes before it is as wanted already.
    Nobody,
}

/// Where a family is configured, and what there is to say of it.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) holder: Holder,
    /// The SIDs that are cleared.
    pub(super) detached: Vec<Field>,
    /// Whether the messaging service has to leave messages to its numbers from now on.
    pub(super) sets_flag: bool,
    /// Whether something comes before the URLs of the target today.
    pub(super) is_ignored: bool,
    pub(super) refusals: Vec<Refusal>,
    pub(super) warnings: Vec<Warning>,
}

impl Route {
    pub(super) fn of(row: &Row, situation: &Situation, wanted: &Wanted, told: &Told) -> Self {
        let mut route = Self {
            holder: Holder::Target,
            detached: Vec::new(),
            sets_flag: false,
            is_ignored: false,
            refusals: Vec::new(),
            warnings: Vec::new(),
        };
        if row.family == Family::Sms {
            route.pass_service(row, situation, wanted, told);
        }
        if row.family == Family::Status {
            route.follow_voice(row, situation, wanted, told);
        }
        for owner in row.owners {
            route.pass_owner(row, *owner, situation, wanted, told);
        }
        route
    }

    /// A messaging service takes the messages of its numbers, unless its flag says otherwise. The number does not show it.
    fn pass_service(&mut self, row: &Row, situation: &Situation, wanted: &Wanted, told: &Told) {
        let Some(service) = &situation.service else { return };
        let what = service.described();
        if leaves_messages_to_numbers(service) {
            let text = format!("It is in {what}, which leaves incoming messages to the number.");
            self.warnings.push(Warning::new(WarningCode::InService, text));
            return;
        }
        if is_as_wanted(service, row.family, wanted) {
            self.reached_through(service, "messages");
            return;
        }
        self.is_ignored = true;
        if told.configure_service {
            self.holder = Holder::Other(service.sid.clone());
        } else if told.use_number_webhook {
            self.sets_flag = true;
        } else {
            let url = TargetKind::Service.row(row.family).map(|row| row.primary.url.parameter);
            let goes = match url.and_then(|url| service.values.get(url)) {
                Some(url) => format!("to {}", Shown(url)),
                None => "and it has no URL for them, so Twilio drops them".to_owned(),
            };
            self.refusals.push(Refusal {
                code: RefusalCode::MessagingService,
                family: Some(row.family),
                text: format!(
                    "Messages to this number go to {what}, {goes}; the number's Sms URLs are not asked."
                ),
                ways_out: vec![WayOut::UseNumberWebhook, WayOut::ConfigureService],
            });
        }
    }

    /// A TwiML application that takes the calls has a callback for their status as well. Whether that of the number is called beside it is not documented.
    fn follow_voice(&mut self, row: &Row, situation: &Situation, wanted: &Wanted, told: &Told) {
        let Some(voice) = situation.target.kind.row(Family::Voice) else { return };
        let owner = voice.owners.iter().find_map(|owner| situation.application(*owner));
        let Some(application) = owner else { return };
        let is_planned = wanted.get(Family::Voice).is_some() && !told.without.contains(&Family::Voice);
        if is_planned && !Self::of(voice, situation, wanted, told).detached.is_empty() {
            return;
        }
        if is_as_wanted(application, row.family, wanted) {
            self.reached_through(application, "the status of calls");
        } else if told.configure_application {
            self.holder = Holder::Other(application.sid.clone());
        }
    }

    /// A SID that comes before the URLs while it is set.
    fn pass_owner(&mut self, row: &Row, owner: Field, situation: &Situation, wanted: &Wanted, told: &Told) {
        let Some(sid) = situation.target.values.get(owner.parameter) else { return };
        if self.holder != Holder::Target {
            return;
        }
        let application = situation.application(owner);
        if let Some(application) = application
            && !self.is_ignored
            && is_as_wanted(application, row.family, wanted)
        {
            self.reached_through(application, &row.family.role().to_string());
            return;
        }
        self.is_ignored = true;
        if let Some(application) = application
            && told.configure_application
        {
            self.holder = Holder::Other(application.sid.clone());
            return;
        }
        if told.detach {
            self.detached.push(owner);
            return;
        }
        let is_application = sid.starts_with(TargetKind::Application.prefix());
        let code = if is_application { RefusalCode::Application } else { RefusalCode::Trunk };
        let mut ways_out = vec![WayOut::Detach];
        ways_out.extend(application.map(|_| WayOut::ConfigureApplication));
        let name = application.and_then(|application| application.name.as_deref());
        let name = name.map(|name| format!(" ({name:?})")).unwrap_or_default();
        let urls = if row.family == Family::Sms { "Sms" } else { "Voice" };
        let text = format!(
            "{} is {sid}{name}: Twilio ignores the number's {urls} URLs while it is set.",
            owner.parameter
        );
        self.refusals.push(Refusal { code, family: Some(row.family), text, ways_out });
    }

    fn reached_through(&mut self, holder: &State, what: &str) {
        self.holder = Holder::Nobody;
        let text = format!("For {what}, {} calls this application already.", holder.described());
        self.warnings.push(Warning::new(WarningCode::ReachedThrough, text));
    }
}

impl Situation {
    /// The TwiML application that a field names.
    fn application(&self, owner: Field) -> Option<&State> {
        let sid = self.target.values.get(owner.parameter)?;
        self.applications.iter().find(|application| application.sid == sid)
    }
}

pub(super) fn leaves_messages_to_numbers(service: &State) -> bool {
    service.values.get(USE_NUMBER_WEBHOOK.parameter) == Some("true")
}

/// Whether a family of a resource is as wanted.
fn is_as_wanted(state: &State, family: Family, wanted: &Wanted) -> bool {
    state
        .kind
        .row(family)
        .zip(wanted.get(family))
        .is_some_and(|(row, wanted)| differences(&state.values, row, wanted).is_empty())
}
