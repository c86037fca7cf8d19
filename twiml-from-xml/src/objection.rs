//! Why something could not be carried over under its plain name.

/// What is wrong with an element or attribute, so that its name is quoted.
pub(crate) struct Objection {
    wrong: String,
    advice: Option<String>,
}

impl Objection {
    pub(crate) fn new(wrong: String) -> Self {
        Self { wrong, advice: None }
    }

    /// Adds what to do, if there is something to say.
    pub(crate) fn advising(self, advice: impl Into<Option<String>>) -> Self {
        Self { advice: advice.into(), ..self }
    }

    /// What the user is told.
    pub(crate) fn into_message(self) -> String {
        // Advice stands at the end, where it is read.
        let advice = self.advice.map(|advice| format!(": {advice}")).unwrap_or_default();
        format!("{}, so its name is quoted and passes unchecked{advice}", self.wrong)
    }
}
