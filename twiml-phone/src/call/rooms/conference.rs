//! Conferences.
//!
//! <https://www.twilio.com/docs/voice/twiml/conference>

use crate::call::leg::Leg;
use crate::call::recordings::Recording;
use crate::call::settings::ConferenceSettings;
use crate::call::told::Told;
use crate::fetch::Account;
use crate::machine::Shared;
use crate::request::Parameters;

/// All conferences that are in progress, by name.
#[derive(Debug)]
pub(crate) struct Conferences {
    account: Account,
    rooms: Vec<Conference>,
}

#[derive(Debug)]
struct Conference {
    name: String,
    sid: String,
    max: usize,
    has_started: bool,
    members: Vec<Member>,
    told: Option<Told>,
    /// Of those that the first participant has asked for: `start`, `join`.
    events: Vec<String>,
    sequence: u32,
    recording: Option<Recording>,
}

/// Somebody in a conference. Clones are the same one.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an attribute of `<Conference>`")]
pub(crate) struct Member {
    /// The SID of the call.
    pub(crate) call: String,
    /// The call itself; none if the test only says that somebody is there.
    pub(crate) leg: Option<Leg>,
    pub(crate) label: String,
    pub(crate) starts: bool,
    pub(crate) ends: bool,
    pub(crate) muted: bool,
    pub(crate) coaches: bool,
    pub(crate) state: Shared<MemberState>,
}

/// What a conference has done to somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct MemberState {
    pub(crate) has_started: bool,
    pub(crate) is_out: bool,
}

/// How somebody comes into a conference.
#[derive(Debug)]
pub(crate) struct Entrance {
    pub(crate) member: Member,
    pub(crate) max: usize,
    pub(crate) told: Option<Told>,
    pub(crate) events: Vec<String>,
}

/// Why somebody cannot come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    Full,
    LabelUsed,
}

impl Member {
    /// Somebody whom only the test knows. A moderator starts the conference, and ends it on leaving.
    pub(crate) fn made_up(call: String, label: &str, moderates: bool) -> Self {
        let (label, state) = (label.to_owned(), Shared::default());
        Self { call, leg: None, label, starts: true, ends: moderates, muted: false, coaches: false, state }
    }

    /// What events tell of somebody.
    fn parameters(&self) -> Parameters {
        Parameters::new()
            .with("CallSid", &self.call)
            .with("Muted", self.muted.to_string())
            .with("Hold", "false")
            .with("Coaching", self.coaches.to_string())
            .with("StartConferenceOnEnter", self.starts.to_string())
            .with("EndConferenceOnExit", self.ends.to_string())
            .with_some("ParticipantLabel", (!self.label.is_empty()).then_some(&self.label))
    }
}

impl Conferences {
    pub(crate) fn new(settings: &[ConferenceSettings], account: &Account) -> Self {
        let mut conferences = Self { account: account.clone(), rooms: Vec::new() };
        for ConferenceSettings { name, participants, max } in settings {
            for label in participants {
                let member = Member::made_up(account.new_sid("CA"), label, false);
                let entrance = Entrance { member, max: *max, told: None, events: Vec::new() };
                // The test says who is in it, and need not keep the limit.
                let _ = conferences.enter(name, entrance);
            }
            if let Some(room) = conferences.rooms.iter_mut().find(|room| room.name == *name) {
                room.max = *max;
            }
        }
        conferences
    }

    /// Somebody comes in whom only the test knows, and whom no limit keeps out.
    pub(crate) fn enter_made_up(&mut self, name: &str, member: Member) {
        let entrance = Entrance { member, max: usize::MAX, told: None, events: Vec::new() };
        let _ = self.enter(name, entrance);
    }

    /// The name of the conference that a call is in.
    pub(crate) fn of(&self, leg: &Leg) -> Option<&str> {
        let is_in = |room: &&Conference| room.members.iter().any(|member| member.call == leg.sid());
        self.rooms.iter().find(is_in).map(|room| room.name.as_str())
    }

    /// Somebody comes in.
    pub(crate) fn enter(&mut self, name: &str, entrance: Entrance) -> Result<String, Refusal> {
        let account = self.account.clone();
        let at = self.rooms.iter().position(|room| room.name == name);
        if let Some(room) = at.and_then(|at| self.rooms.get(at)) {
            let label = &entrance.member.label;
            if !label.is_empty() && room.members.iter().any(|member| member.label == *label) {
                return Err(Refusal::LabelUsed);
            }
            if room.members.len() >= room.max.min(entrance.max) {
                return Err(Refusal::Full);
            }
        } else {
            self.rooms.push(Conference {
                name: name.to_owned(),
                sid: account.new_sid("CF"),
                max: entrance.max,
                has_started: false,
                members: Vec::new(),
                // Only those of the first participant count.
                told: entrance.told,
                events: entrance.events,
                sequence: 0,
                recording: None,
            });
        }
        let Some(room) = self.rooms.iter_mut().find(|room| room.name == name) else {
            return Err(Refusal::Full);
        };
        let facts = entrance.member.parameters();
        room.members.push(entrance.member);
        room.tell(&account, "join", "participant-join", &facts);
        room.start(&account);
        Ok(room.sid.clone())
    }

    /// What is recorded, from the moment the conference starts.
    pub(crate) fn record(&mut self, name: &str, begin: impl FnOnce(&str) -> Recording) {
        let room = self.rooms.iter_mut().find(|room| room.name == name && room.recording.is_none());
        if let Some(room) = room.filter(|room| room.has_started && room.members.len() > 1) {
            room.recording = Some(begin(&room.sid));
        }
    }

    /// Somebody leaves. The last one, and one with `endConferenceOnExit`, end the conference.
    pub(crate) fn leave(&mut self, member: &Member, status: &str) {
        let account = self.account.clone();
        let is_in = |room: &Conference| room.members.iter().any(|other| other.state.is(&member.state));
        let Some(at) = self.rooms.iter().position(is_in) else { return };
        let Some(room) = self.rooms.get_mut(at) else { return };
        room.members.retain(|other| !other.state.is(&member.state));
        let left = |facts: Parameters, reason: &str, status: &str| {
            facts.with("ReasonParticipantLeft", reason).with("ParticipantCallStatus", status)
        };
        let facts = left(member.parameters(), "participant_hung_up", status);
        room.tell(&account, "leave", "participant-leave", &facts);
        if !room.members.is_empty() && !member.ends {
            return;
        }
        for other in std::mem::take(&mut room.members) {
            let facts = left(other.parameters(), "moderator_ended_conference", "in-progress");
            room.tell(&account, "leave", "participant-leave", &facts);
            other.state.change(|state| state.is_out = true);
        }
        let reason = if member.ends {
            "participant-with-end-conference-on-exit-left"
        } else {
            "last-participant-left"
        };
        let facts = Parameters::new()
            .with("CallSidEndingConference", &member.call)
            .with("ParticipantLabelEndingConference", &member.label)
            .with("ReasonConferenceEnded", reason);
        room.tell(&account, "end", "conference-end", &facts);
        if let Some(recording) = &room.recording {
            recording.end();
        }
        self.rooms.remove(at);
    }

    /// Somebody whom only the test knows leaves: a moderator, or anybody. The answer is whether there is somebody.
    pub(crate) fn leave_made_up(&mut self, name: &str, moderates: bool) -> bool {
        let room = self.rooms.iter().find(|room| room.name == name);
        let member = room.and_then(|room| {
            let made_up = room.members.iter().rev().filter(|member| member.leg.is_none());
            made_up
                .clone()
                .find(|member| member.ends == moderates)
                .or_else(|| made_up.clone().next())
                .cloned()
        });
        if let Some(member) = &member {
            self.leave(member, "completed");
        }
        member.is_some()
    }
}

impl Conference {
    /// It starts with the second participant, once one is there who may start it.
    fn start(&mut self, account: &Account) {
        if !self.has_started && self.members.len() > 1 && self.members.iter().any(|member| member.starts) {
            self.has_started = true;
            self.tell(account, "start", "conference-start", &Parameters::new());
        }
        if self.has_started {
            self.members.iter().for_each(|member| member.state.change(|state| state.has_started = true));
        }
    }

    fn tell(&mut self, account: &Account, event: &str, name: &str, facts: &Parameters) {
        let Some(told) = self.told.as_ref().filter(|_| self.events.iter().any(|wanted| wanted == event))
        else {
            return;
        };
        self.sequence += 1;
        let own = Parameters::new()
            .with("AccountSid", &*account.sid)
            .with("ConferenceSid", &self.sid)
            .with("FriendlyName", &self.name)
            .with("StatusCallbackEvent", name)
            .with("SequenceNumber", self.sequence.to_string())
            .with("Timestamp", account.rfc_2822());
        told.tell(&own.with_all(facts));
    }
}
