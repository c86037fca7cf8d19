//! What is remembered between messages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use super::outgoing::Outgoing;
use super::record::Record;
use super::settings::MessageSettings;
use crate::fetch::{Account, Jar};
use crate::machine::Shared;
use crate::transcript::Transcript;

/// Where all messages of a phone go through. Clones are of the same office.
#[derive(Clone)]
pub(crate) struct Office {
    pub(crate) account: Account,
    pub(crate) transcript: Transcript,
    pub(crate) settings: Shared<MessageSettings>,
    pub(super) memory: Shared<Memory>,
}

/// What is remembered between messages. A pair is one of our senders and a person.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Who does not want messages, and from whom.
    opted_out: BTreeSet<(String, String)>,
    jars: BTreeMap<(String, String), Shared<Jar>>,
    /// How many replies followed each other closely, and when the last one was.
    close_replies: BTreeMap<(String, String), (usize, Duration)>,
    pub(super) outgoing: Vec<Outgoing>,
    pub(super) records: Vec<Record>,
}

/// Cookies are forgotten when two numbers have not written to each other for so long.
const COOKIES_LAST: Duration = Duration::from_secs(4 * 60 * 60);

/// Replies that follow each other within this time look like two applications that answer each other.
const CLOSE: Duration = Duration::from_secs(30);

/// So many close replies are sent.
const MOST_CLOSE_REPLIES: usize = 15;

impl Office {
    pub(crate) fn new(account: &Account, transcript: &Transcript) -> Self {
        let (account, transcript) = (account.clone(), transcript.clone());
        Self { account, transcript, settings: Shared::default(), memory: Shared::default() }
    }

    /// A whole messaging service is blocked at once, another number alone.
    fn sender(&self, number: &str) -> String {
        self.settings.read(|settings| settings.service.clone()).unwrap_or_else(|| number.to_owned())
    }

    pub(super) fn opt_out(&self, number: &str, person: &str) {
        let pair = (self.sender(number), person.to_owned());
        self.memory.change(|memory| memory.opted_out.insert(pair));
    }

    pub(super) fn opt_in(&self, number: &str, person: &str) {
        let pair = (self.sender(number), person.to_owned());
        self.memory.change(|memory| memory.opted_out.remove(&pair));
    }

    pub(super) fn is_opted_out(&self, number: &str, person: &str) -> bool {
        let pair = (self.sender(number), person.to_owned());
        self.memory.read(|memory| memory.opted_out.contains(&pair))
    }

    /// The cookies between a number and a person.
    pub(super) fn jar(&self, number: &str, person: &str) -> Shared<Jar> {
        let (pair, now) = ((number.to_owned(), person.to_owned()), self.account.clock.now());
        let jar = self.memory.change(|memory| memory.jars.entry(pair).or_default().clone());
        jar.change(|jar| jar.forget_after(COOKIES_LAST, now));
        jar
    }

    /// Counts a reply, and says whether it is one too many.
    pub(super) fn is_in_a_loop(&self, number: &str, person: &str) -> bool {
        let (pair, now) = ((number.to_owned(), person.to_owned()), self.account.clock.now());
        self.memory.change(|memory| {
            let (replies, last) = memory.close_replies.entry(pair).or_default();
            let is_close = *replies > 0 && now.saturating_sub(*last) <= CLOSE;
            (*replies, *last) = (if is_close { *replies + 1 } else { 1 }, now);
            *replies > MOST_CLOSE_REPLIES
        })
    }
}

impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Office").field("settings", &self.settings).finish_non_exhaustive()
    }
}
