//! Keys that are sent to the other side.

use std::time::Duration;

use crate::fault::Fault;

/// The most keys that a request to place a call has.
const MOST_KEYS: usize = 32;

/// How long it takes to send keys.
pub(super) fn tones(keys: &str) -> Duration {
    keys.chars().map(tone).sum()
}

/// How long one of the keys takes. Of the tones, that is an assumption.
fn tone(key: char) -> Duration {
    Duration::from_millis(match key {
        'w' => 500,
        'W' => 1000,
        _ => 100,
    })
}

/// Refuses keys that a request to place a call cannot have.
pub(super) fn check(keys: &str) -> Result<(), Fault> {
    let is_key = |c: char| c.is_ascii_digit() || "ABCDabcd#*wW".contains(c);
    if keys.chars().all(is_key) && keys.len() <= MOST_KEYS {
        Ok(())
    } else {
        Err(Fault::new(21206, format!("it is `{keys}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_take_their_time() {
        assert_eq!(tones("wW1#"), Duration::from_millis(1700));
    }

    #[test]
    fn there_are_so_many_keys_at_most() {
        assert!(check(&"1".repeat(32)).is_ok());
        assert!(check(&"1".repeat(33)).is_err());
        assert!(check("1e").is_err());
    }
}
