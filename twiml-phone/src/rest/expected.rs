//! What happens with a request that has yet to come.

use std::fmt;

use super::request::RestRequest;
use crate::machine::Shared;

/// What happens with the next requests that fit, once each. Clones are the same.
pub(super) struct Expected<T>(Shared<Vec<(Fits, T)>>);

/// Whether a request fits.
type Fits = Box<dyn Fn(&RestRequest) -> bool + Send>;

impl<T> Expected<T> {
    pub(super) fn add(&self, fits: impl Fn(&RestRequest) -> bool + Send + 'static, what: T) {
        self.0.change(|expected| expected.push((Box::new(fits), what)));
    }

    /// What happens with this request, in the order in which it was added.
    pub(super) fn take(&self, request: &RestRequest) -> Option<T> {
        self.0.change(|expected| {
            let at = expected.iter().position(|(fits, _)| fits(request))?;
            Some(expected.remove(at).1)
        })
    }
}

impl<T> Clone for Expected<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for Expected<T> {
    fn default() -> Self {
        Self(Shared::default())
    }
}

impl<T: fmt::Debug> fmt::Debug for Expected<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.read(|expected| f.debug_list().entries(expected.iter().map(|(_, what)| what)).finish())
    }
}
