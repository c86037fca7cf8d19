//! Words of a call in `Debug`: `{:?}` is for logs and shows their length, and `{:#?}` shows them.

use std::fmt;

use crate::value::mask::Hidden;

/// What was said or pressed.
pub(crate) struct Words<'a>(pub(crate) &'a str);

impl fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() { self.0.fmt(f) } else { fmt::Display::fmt(&Hidden(self.0), f) }
    }
}
