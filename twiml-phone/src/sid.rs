//! SIDs, the same ones every time.

use crate::random::Random;

/// What the SIDs of a phone are made by.
#[derive(Debug, Clone)]
pub(crate) struct Sids(Random);

impl Sids {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Random::of(seed, "sids"))
    }

    /// A SID that was not given before: two letters, `CA` for a call, and 32 hexadecimal digits.
    pub(crate) fn next(&mut self, prefix: &str) -> String {
        format!("{prefix}{}", self.0.hex())
    }

    /// The value of `I-Twilio-Idempotency-Token`: a UUID by its looks.
    pub(crate) fn token(&mut self) -> String {
        let hex = self.0.hex();
        let part = |from, to| hex.get(from..to).unwrap_or_default();
        format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
    }
}

#[cfg(test)]
mod tests {
    use twiml_values::{CallSid, is_well_formed_sid};

    use super::*;

    #[test]
    fn sids_are_well_formed_and_differ() {
        let mut sids = Sids::new(1);
        let (first, second) = (sids.next("CA"), sids.next("CA"));
        assert!(is_well_formed_sid(&first, CallSid::PREFIXES), "{first}");
        assert_ne!(first, second);
        assert_eq!(Sids::new(1).next("CA"), first);
    }

    #[test]
    fn tokens_look_like_a_uuid() {
        let token = Sids::new(1).token();
        let lengths: Vec<_> = token.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
    }
}
