//! The URLs of an application whose address can change.

use std::iter::once;

use twiml_runtime::{PublicUrl, Verifier};

/// The address that the application has, and those that it had before: a call goes on at the one that it began with.
pub(crate) fn own_urls(verifier: &Verifier) -> impl Iterator<Item = &PublicUrl> {
    once(verifier.public_url()).chain(verifier.earlier_public_urls())
}
