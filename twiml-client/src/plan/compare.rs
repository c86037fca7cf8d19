//! What is wanted, compared with what is there.

use super::finding::{Refusal, RefusalCode, Warning, WarningCode};
use super::holder::{Holder, Route, leaves_messages_to_numbers};
use super::outcome::Plan;
use super::owner;
use super::part::Part;
use super::situation::Situation;
use super::state::State;
use super::told::Told;
use super::wanted::Wanted;
use crate::target::{Family, Field, Row, TargetKind, USE_NUMBER_WEBHOOK};

impl Plan {
    /// Compares what is wanted with what is there. Nothing is asked or sent.
    pub fn compare(situation: Situation, wanted: Wanted, told: Told) -> Self {
        let mut comparison = Comparison::new(&situation, &wanted, &told);
        comparison.refuse_local_urls();
        for row in comparison.families() {
            comparison.family(row);
        }
        comparison.warn();
        let Comparison { parts, refusals, warnings, .. } = comparison;
        Self { situation, wanted, told, parts, refusals, warnings, journal: None }
    }
}

struct Comparison<'a> {
    situation: &'a Situation,
    wanted: &'a Wanted,
    told: &'a Told,
    /// The target first.
    parts: Vec<Part>,
    refusals: Vec<Refusal>,
    warnings: Vec<Warning>,
}

impl<'a> Comparison<'a> {
    fn new(situation: &'a Situation, wanted: &'a Wanted, told: &'a Told) -> Self {
        let target = &situation.target;
        let parts = vec![Part::new(target, situation.record(&target.sid))];
        Self { situation, wanted, told, parts, refusals: Vec::new(), warnings: Vec::new() }
    }

    fn warn_of(&mut self, code: WarningCode, text: impl Into<String>) {
        let warning = Warning::new(code, text);
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    fn refuse_local_urls(&mut self) {
        let local = self.wanted.urls().find(|url| owner::is_local(url));
        if let Some(url) = local
            && !self.told.allow_local_urls
        {
            self.refusals.push(Refusal {
                code: RefusalCode::LocalUrl,
                family: None,
                text: format!(
                    "Twilio cannot reach {url}, which is on this machine or in a private network. Set the public URL to that of a tunnel or of the \
                     deployed application."
                ),
                ways_out: Vec::new(),
            });
        }
    }

    /// The families that are looked at: those with an entry that the target can have. What is missing is said.
    fn families(&mut self) -> Vec<&'static Row> {
        let target = &self.situation.target;
        let mut families = Vec::new();
        let mut is_said = false;
        for row in target.kind.rows() {
            let family = row.family;
            if self.told.without.contains(&family) {
                is_said = true;
                continue;
            }
            let is_wanted = self.wanted.get(family).is_some();
            if !target.can_have(family) {
                if is_wanted {
                    is_said = true;
                    let (code, what) = match family {
                        Family::Sms | Family::MessageStatus => (WarningCode::NoSms, "messages"),
                        Family::Voice | Family::Status => (WarningCode::NoVoice, "calls"),
                    };
                    self.warn_of(code, format!("It cannot receive {what}, so their URLs are left out."));
                }
            } else if is_wanted {
                families.push(row);
            } else if let [first, ..] = self.wanted.candidates(family) {
                is_said = true;
                let names = self.wanted.candidates(family).join("`, `");
                let text = format!(
                    "No handler is the entry for {}, so nothing is configured for them. It could be `{names}`: write `entry` in the attribute \
                     of `{first}`, after its path.",
                    family.role()
                );
                self.warn_of(WarningCode::NoEntry, text);
            }
        }
        if families.is_empty() && !is_said {
            let text = format!(
                "No handler is an entry that a {} can have, so there is nothing to configure. Write `entry` in the attribute of a handler, after its path.",
                target.kind
            );
            self.warn_of(WarningCode::NoEntry, text);
        }
        families
    }

    fn family(&mut self, row: &'static Row) {
        let Some(webhook) = self.wanted.get(row.family) else { return };
        let route = Route::of(row, self.situation, self.wanted, self.told);
        let mut is_ignored = route.is_ignored;
        self.refusals.extend(route.refusals);
        self.warnings.extend(route.warnings);
        if route.sets_flag
            && let Some(service) = &self.situation.service
        {
            self.part(service).set(USE_NUMBER_WEBHOOK, Some("true"));
        }
        let (holder, row) = match &route.holder {
            Holder::Nobody => return,
            Holder::Target => (&self.situation.target, row),
            Holder::Other(sid) => {
                let Some(holder) = self.situation.states().find(|state| state.sid == *sid) else { return };
                let Some(row) = holder.kind.row(row.family) else { return };
                is_ignored = false;
                (holder, row)
            }
        };
        let overwrite = self.told.overwrite;
        let part = self.part(holder);
        for owner in route.detached {
            part.set(owner, None);
        }
        let foreign = part.foreign(row, webhook, is_ignored);
        part.configure(row, webhook);
        self.refusals.extend(foreign.filter(|_| !overwrite));
    }

    /// The part of a resource, which is made where there is none.
    fn part(&mut self, state: &State) -> &mut Part {
        let known = self.situation.record(&state.sid);
        let at = self.parts.iter().position(|part| part.state.sid == state.sid).unwrap_or_else(|| {
            self.parts.push(Part::new(state, known));
            self.parts.len() - 1
        });
        &mut self.parts[at]
    }

    fn warn(&mut self) {
        for part in &mut self.parts {
            part.order();
        }
        if self.refusals.is_empty() {
            self.warn_of_effects();
        }
        let target = &self.situation.target;
        if leaves_messages_to_numbers(target) && self.wanted.get(Family::Sms).is_some() {
            self.warn_of(
                WarningCode::NotAsked,
                "UseInboundWebhookOnNumber is set: the service leaves incoming messages to its numbers, and its own URL for them is not asked.",
            );
        }
        if target.is_fax && self.wanted.get(Family::Voice).is_some() {
            self.warn_of(
                WarningCode::Fax,
                "VoiceReceiveMode is fax: Twilio takes calls to this number as faxes, and does not ask its Voice URLs.",
            );
        }
        if let Some(region) = &self.situation.region {
            let text = format!(
                "The client is of the region {region}, which has a configuration of its own: calls and messages may be routed to another region."
            );
            self.warn_of(WarningCode::Region, text);
        }
    }

    /// Warns of what is replaced, and who is affected. A plan that is refused replaces nothing.
    fn warn_of_effects(&mut self) {
        if self.parts.iter().any(Part::replaces_demonstrations) {
            self.warn_of(WarningCode::ReplacesDemo, "Replaces Twilio's demonstration URLs.");
        }
        for at in 0..self.parts.len() {
            self.warn_of_others(at);
        }
    }

    /// Warns of what a change of this part does to others.
    fn warn_of_others(&mut self, at: usize) {
        let part = &self.parts[at];
        if part.form.is_empty() {
            return;
        }
        let (code, text) = match part.state.kind {
            TargetKind::Service => {
                let changes =
                    |field: Field| part.form.iter().any(|(parameter, _)| *parameter == field.parameter);
                let messages = part.state.kind.row(Family::Sms);
                let text = if changes(USE_NUMBER_WEBHOOK) {
                    "Every number of the service then answers with its own webhook, and those without one fall silent."
                } else if messages.is_some_and(|row| changes(row.primary.url)) {
                    "Every number of the service then answers with this application."
                } else {
                    "Every message of the service without a callback of its own then reports to this application."
                };
                (WarningCode::AffectsService, text.to_owned())
            }
            TargetKind::Application => {
                let count = match self.situation.numbers {
                    Some(1) => "1 number names it".to_owned(),
                    Some(count) => format!("{count} numbers name it"),
                    None => "how many numbers name it was not counted".to_owned(),
                };
                let text = format!(
                    "Everything that names {} then reaches this application: {count}, and clients and SIP domains may as well.",
                    part.state.described()
                );
                (WarningCode::AffectsApplication, text)
            }
            TargetKind::Number | TargetKind::SipDomain => return,
        };
        self.warn_of(code, text);
    }
}
