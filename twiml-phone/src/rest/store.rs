//! What the account has.

use std::collections::BTreeSet;

use super::resource::Resource;
use super::setting::Setting;
use super::{applications, domains, numbers, services};

/// What the account has beside its messages and calls.
#[derive(Debug, Default)]
pub(super) struct Store {
    numbers: Vec<Resource>,
    applications: Vec<Resource>,
    services: Vec<Resource>,
    domains: Vec<Resource>,
    /// The numbers in messaging services.
    pub(super) pool: Vec<Resource>,
    /// The SIDs of calls that were deleted.
    pub(super) deleted: BTreeSet<String>,
}

/// A kind of what the account has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Application,
    Service,
    Domain,
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::Number, Self::Application, Self::Service, Self::Domain];

    /// What the SIDs begin with.
    pub(super) const fn prefix(self) -> &'static str {
        match self {
            Self::Number => "PN",
            Self::Application => "AP",
            Self::Service => "MG",
            Self::Domain => "SD",
        }
    }

    /// What lists are named.
    pub(super) const fn plural(self) -> &'static str {
        match self {
            Self::Number => "incoming_phone_numbers",
            Self::Application => "applications",
            Self::Service => "services",
            Self::Domain => "domains",
        }
    }

    /// What a request can set.
    pub(super) const fn settings(self) -> &'static [Setting] {
        match self {
            Self::Number => numbers::SETTINGS,
            Self::Application => applications::SETTINGS,
            Self::Service => services::SETTINGS,
            Self::Domain => domains::SETTINGS,
        }
    }

    /// Parameters that change nothing here.
    pub(super) const fn others(self) -> &'static [&'static str] {
        match self {
            Self::Number => numbers::OTHERS,
            Self::Application => applications::OTHERS,
            Self::Service | Self::Domain => &[],
        }
    }

    /// What a new one cannot be without.
    pub(super) const fn required(self) -> Option<&'static str> {
        match self {
            Self::Number | Self::Application => None,
            Self::Service => Some("FriendlyName"),
            Self::Domain => Some("DomainName"),
        }
    }

    /// What a list can be filtered by.
    pub(super) const fn filters(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["PhoneNumber", "FriendlyName", "Beta", "Origin"],
            Self::Application => &["FriendlyName"],
            Self::Service | Self::Domain => &[],
        }
    }
}

impl Store {
    pub(super) const fn all(&self, kind: Kind) -> &Vec<Resource> {
        match kind {
            Kind::Number => &self.numbers,
            Kind::Application => &self.applications,
            Kind::Service => &self.services,
            Kind::Domain => &self.domains,
        }
    }

    pub(super) const fn all_mut(&mut self, kind: Kind) -> &mut Vec<Resource> {
        match kind {
            Kind::Number => &mut self.numbers,
            Kind::Application => &mut self.applications,
            Kind::Service => &mut self.services,
            Kind::Domain => &mut self.domains,
        }
    }

    pub(super) fn find(&self, kind: Kind, sid: &str) -> Option<&Resource> {
        self.all(kind).iter().find(|resource| resource.sid() == sid)
    }

    /// Keeps one of these, in place of one that has the same SID.
    pub(super) fn keep(&mut self, kind: Kind, resource: Resource) {
        let all = self.all_mut(kind);
        match all.iter_mut().find(|kept| kept.sid() == resource.sid()) {
            Some(kept) => *kept = resource,
            None => all.push(resource),
        }
    }

    /// The phone numbers of the account.
    pub(super) fn phone_numbers(&self) -> Vec<String> {
        self.numbers.iter().filter_map(|number| number.text("phone_number").map(str::to_owned)).collect()
    }

    /// The phone numbers in a messaging service.
    pub(super) fn senders(&self, service: &str) -> Vec<String> {
        let members = self.pool.iter().filter(|member| member.text("service_sid") == Some(service));
        let numbers = members.filter_map(|member| self.find(Kind::Number, member.sid()));
        numbers.filter_map(|number| number.text("phone_number").map(str::to_owned)).collect()
    }
}
