//! What the log says about a change that would have let a request pass.

use std::borrow::Cow;

/// A sentence for the log.
pub(super) type Hint = Cow<'static, str>;

/// How hints about the public URL end.
pub(super) const SET: &str = "set the public URL (TWILIO_PUBLIC_URL) to";
