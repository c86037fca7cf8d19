//! Values written at run time that break a rule of TwiML: what is known of them until they are logged.

use std::panic::Location;
use std::time::Duration;

use twiml_schema::rules::{Place, Relation, Violation};
use twiml_schema::{Attribute, Element, find};

use crate::repeats::Repeats;

/// How long a breach is not logged again, for each handler.
const SILENCE: Duration = Duration::from_secs(60);

/// A rule that a value broke when it was written into a document. The value itself is not kept: it may be what a caller said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Breach {
    element: &'static str,
    /// None where it is the text of the element.
    attribute: Option<&'static str>,
    rule: String,
    /// What Twilio's debugger shows, where that is known.
    code: Option<u32>,
}

impl Breach {
    #[cold]
    pub(super) fn of_attribute(
        element: &Element,
        attribute: &'static Attribute,
        violation: &Violation,
    ) -> Self {
        Self {
            element: element.name,
            attribute: Some(attribute.name),
            rule: violation.without_value(),
            code: violation.code().or(attribute.error.filter(|_| is_wrong_url(violation))),
        }
    }

    #[cold]
    pub(super) fn of_relation(relation: &Relation, attribute: &'static str) -> Self {
        Self {
            element: relation.element,
            attribute: Some(attribute),
            rule: relation.wrong.to_owned(),
            code: relation.code,
        }
    }

    #[cold]
    pub(super) fn of_text(element: &Element, violation: &Violation) -> Self {
        Self {
            element: element.name,
            attribute: None,
            rule: violation.without_value(),
            code: violation.code().or_else(|| element.text.spec()?.error.filter(|_| is_wrong_url(violation))),
        }
    }

    /// A verb that is not for the one who hears the document.
    #[cold]
    pub(super) fn of_answer(verb: &str, violation: &Violation) -> Option<Self> {
        let element = find(verb).next()?.name;
        Some(Self { element, attribute: None, rule: violation.to_string(), code: violation.code() })
    }

    /// The document as a whole is too large.
    #[cold]
    pub(super) fn of_size(violation: &Violation) -> Self {
        Self {
            element: Place::response().name(),
            attribute: None,
            rule: violation.without_value(),
            code: violation.code(),
        }
    }
}

/// Whether it is about a URL: which code that has depends on where the URL is.
fn is_wrong_url(violation: &Violation) -> bool {
    matches!(violation, Violation::WrongUrl { .. })
}

/// Keeps equal breaches of a handler, or of documents that no handler sends, from filling the log.
pub(crate) type Breaches = Repeats<(Option<&'static Location<'static>>, Breach)>;

impl Breaches {
    /// Logs what was found in a document, at most once a minute for each handler. The handler is given by its name and location, if
    /// it is known.
    #[cold]
    pub(crate) fn log(
        &self,
        found: impl IntoIterator<Item = Breach>,
        handler: Option<(&str, &'static Location<'static>)>,
    ) {
        let (webhook, location) = handler.unzip();
        for breach in found {
            let key = (location, breach);
            if !self.is_due(&key, SILENCE) {
                continue;
            }
            let Breach { element, attribute, rule, code } = key.1;
            tracing::warn!(
                webhook,
                location = location.map(tracing::field::display),
                element,
                attribute,
                error = code,
                "what this document was given at run time breaks a rule of TwiML: {rule}; the document is sent as it is{}",
                code.map(|code| format!(", and Twilio will report error {code}")).unwrap_or_default()
            );
        }
    }
}
