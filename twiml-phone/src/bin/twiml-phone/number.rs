//! The number of the application.

/// What a number has besides its first webhook.
#[derive(Debug, Clone, Default)]
pub(crate) struct Number {
    pub(crate) fallback: Option<String>,
    pub(crate) status_callback: Option<String>,
    /// The types of the files that a message comes with.
    pub(crate) media: Vec<String>,
}
