//! What an account has, besides what a document says.

/// What the account of a phone has: applications, queues, conferences and so on. A phone without settings has nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallSettings {
    /// The TwiML apps: their SIDs and voice URLs, for `<Dial><Application>`.
    pub applications: Vec<(String, String)>,
    /// The queues that exist before a call makes them.
    pub queues: Vec<QueueSettings>,
    /// The conferences that others are in.
    pub conferences: Vec<ConferenceSettings>,
    /// The names of the video rooms that are in progress.
    pub rooms: Vec<String>,
    /// The names of the connectors that `<Pay>` has. Without any, there is one named `Default`, which is an assumption.
    pub pay_connectors: Option<Vec<String>>,
}

/// A queue.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct QueueSettings {
    /// Its name.
    pub name: String,
    /// How many callers it takes.
    pub max: usize,
    /// How many callers wait in it.
    pub waiting: usize,
}

impl QueueSettings {
    /// An empty queue for as many callers as Twilio gives a new one. Twilio's pages say 1000 and 100; this is the newer number.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), max: MOST_CALLERS, waiting: 0 }
    }
}

/// How many callers a queue takes, if nothing is said.
pub(crate) const MOST_CALLERS: usize = 1000;

/// A conference.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConferenceSettings {
    /// Its name.
    pub name: String,
    /// The labels of those who are in it; empty for somebody without a label.
    pub participants: Vec<String>,
    /// How many it takes.
    pub max: usize,
}

impl ConferenceSettings {
    /// An empty conference.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), participants: Vec::new(), max: 250 }
    }
}
