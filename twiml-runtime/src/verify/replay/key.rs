//! What two arrivals of one request have in common.

use std::fmt;

use sha2::{Digest, Sha256};

/// One request, as a [`ReplayStore`](super::ReplayStore) knows it: a hash, so that a store keeps no signature.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestKey([u8; 32]);

impl RequestKey {
    /// The key of a signature, and of what else tells two requests with one signature apart.
    pub(super) fn new(signature: &[u8], other: &[u8]) -> Self {
        // A signature is of 28 or 44 characters, so the border is clear.
        Self(Sha256::new().chain_update(signature).chain_update(b"\n").chain_update(other).finalize().into())
    }

    /// The bytes of the hash.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// In hexadecimal digits.
impl fmt::Display for RequestKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for RequestKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RequestKey({self})")
    }
}
