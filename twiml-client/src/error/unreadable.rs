//! Answers that cannot be read.

use std::fmt;

/// An answer that says that it was done, and that cannot be read.
pub struct Unreadable {
    pub(crate) operation: &'static str,
    pub(crate) status: u16,
    pub(crate) text: String,
    pub(crate) request_id: Option<String>,
    pub(crate) source: Box<dyn std::error::Error + Send + Sync>,
}

impl Unreadable {
    /// What was asked: `POST Messages`.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// As much of the body as came. It may be personal.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The SID of the request, `RQ…`.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: it was done ({}), and the answer cannot be read: {}",
            self.operation, self.status, self.source
        )
    }
}

/// Without the text, which may be personal.
impl fmt::Debug for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unreadable")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.source.as_ref())
    }
}
