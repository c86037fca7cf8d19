//! How a URL is called: the connection overrides in its fragment.

use std::time::Duration;

use crate::fault::Fault;
use crate::machine::Broken;

/// How long Twilio waits for a URL, and what it tries again.
///
/// <https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides>
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Policy {
    /// How long the connection may take.
    pub(super) connect: Duration,
    /// How long the first byte may take, and each gap between two packets.
    pub(super) read: Duration,
    /// How long all tries may take together.
    pub(super) total: Duration,
    /// Whether the fragment sets `total`.
    pub(super) total_is_set: bool,
    /// How often it is tried again.
    pub(super) retries: u32,
    retried: Vec<Retried>,
}

/// What is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Retried {
    ClientError,
    ServerError,
    Connect,
    Read,
}

const ALL: [Retried; 4] = [Retried::ClientError, Retried::ServerError, Retried::Connect, Retried::Read];

/// No request about a call or a message takes longer, whatever the fragment says.
const LONGEST: u64 = 15_000;

/// No connection is waited for any longer, whatever the fragment says.
const LONGEST_CONNECT: Duration = Duration::from_secs(10);

impl Default for Policy {
    fn default() -> Self {
        let longest = Duration::from_millis(LONGEST);
        Self {
            connect: Duration::from_secs(5),
            read: longest,
            total: longest,
            total_is_set: false,
            retries: 1,
            retried: vec![Retried::Connect],
        }
    }
}

impl Policy {
    /// The policy of a fragment, which is without its `#`.
    ///
    /// Numbers out of their range have no code in Twilio's dictionary: they are taken to the end of the range, which is an assumption. Unknown keys are passed over.
    ///
    /// # Errors
    ///
    /// If it has edges or a retry policy that Twilio does not take.
    pub(crate) fn of_fragment(fragment: &str) -> Result<Self, Fault> {
        let mut policy = Self::default();
        for (key, value) in fragment.split('&').filter_map(|pair| pair.split_once('=')) {
            match key {
                "ct" => policy.connect = milliseconds(value, policy.connect).min(LONGEST_CONNECT),
                "rt" => policy.read = milliseconds(value, policy.read),
                "tt" => {
                    policy.total = milliseconds(value, policy.total);
                    policy.total_is_set = true;
                }
                "rc" => policy.retries = value.parse().unwrap_or(policy.retries).min(5),
                "rp" => policy.retried = retried(value)?,
                "e" => check_edges(value)?,
                _ => {}
            }
        }
        Ok(policy)
    }

    /// Whether a response of this status is tried again.
    pub(super) fn retries_status(&self, status: u16) -> bool {
        match status {
            400..=499 => self.retried.contains(&Retried::ClientError),
            500..=599 => self.retried.contains(&Retried::ServerError),
            _ => false,
        }
    }

    /// Whether a request to which no response came is tried again.
    pub(super) fn retries_broken(&self, broken: Broken) -> bool {
        let what = match broken {
            Broken::ReadTimedOut | Broken::NotHttp => Retried::Read,
            _ => Retried::Connect,
        };
        self.retried.contains(&what)
    }
}

fn milliseconds(value: &str, default: Duration) -> Duration {
    value.parse().map_or(default, |number: u64| Duration::from_millis(number.clamp(100, LONGEST)))
}

fn retried(value: &str) -> Result<Vec<Retried>, Fault> {
    let mut retried = Vec::new();
    for word in value.split(',') {
        match word {
            "4xx" => retried.push(Retried::ClientError),
            "5xx" => retried.push(Retried::ServerError),
            "ct" => retried.push(Retried::Connect),
            "rt" => retried.push(Retried::Read),
            "all" => retried.extend(ALL),
            _ => return Err(Fault::new(11243, format!("`rp={value}`"))),
        }
    }
    Ok(retried)
}

/// Which edges there are changes; how their names look does not.
fn check_edges(value: &str) -> Result<(), Fault> {
    let is_edge = |edge: &str| {
        !edge.is_empty()
            && edge.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    if value.split(',').all(is_edge) { Ok(()) } else { Err(Fault::new(11240, format!("`e={value}`"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(fragment: &str) -> Policy {
        Policy::of_fragment(fragment).unwrap()
    }

    #[test]
    fn by_default_only_the_connection_is_tried_again_and_once() {
        let default = policy("");
        assert_eq!((default.retries, default.read), (1, Duration::from_secs(15)));
        assert!(default.retries_broken(Broken::Refused) && default.retries_broken(Broken::Handshake));
        assert!(!default.retries_broken(Broken::ReadTimedOut));
        assert!(!default.retries_status(500) && !default.retries_status(404));
    }

    #[test]
    fn a_fragment_overrides_the_defaults() {
        let policy = policy("rc=3&rp=5xx,rt&ct=12000&rt=2000&tt=99999&sni=n&e=dublin,ashburn&x=y");
        assert_eq!((policy.retries, policy.read), (3, Duration::from_secs(2)));
        assert_eq!(policy.connect, Duration::from_secs(10));
        assert_eq!((policy.total, policy.total_is_set), (Duration::from_secs(15), true));
        assert!(policy.retries_status(503) && !policy.retries_status(404));
        assert!(policy.retries_broken(Broken::ReadTimedOut) && !policy.retries_broken(Broken::Refused));
    }

    #[test]
    fn wrong_edges_and_retries_are_faults() {
        assert_eq!(Policy::of_fragment("rp=6xx").unwrap_err().code(), 11243);
        assert_eq!(Policy::of_fragment("e=Dublin!").unwrap_err().code(), 11240);
    }
}
