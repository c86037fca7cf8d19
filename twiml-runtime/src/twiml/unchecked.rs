//! Documents that no compiler has seen.

use std::panic::Location;

use roxmltree::Document;
use twiml_schema::rules::{Finding, Place, check_document};

use super::document::Twiml;
use super::family::Family;
use super::markup::Markup;
use super::read::outline;

impl<F: Family> Twiml<F> {
    /// A document that was made earlier, or elsewhere: a reply that a database has kept.
    ///
    /// It is sent as it is. Nothing is checked in a release build. In a debug build, what breaks a rule of TwiML is logged as a warning, with its
    /// line.
    ///
    /// ```
    /// use twiml_runtime::prelude::*;
    ///
    /// let reply: MessagingResponse = twiml! { <Response><Message>"Thank you & goodbye"</Message></Response> };
    /// let kept = String::from(reply.clone());
    /// assert_eq!(MessagingResponse::from_xml_unchecked(kept), reply);
    /// ```
    ///
    /// Where a document names handlers, its text has their paths. Given back, nobody knows which addresses those are, so neither the path of a router
    /// around it nor the host is put before them. Where an application has such a path, or a document names handlers where Twilio takes only a whole
    /// URL, keep the text that [`PublicUrl::absolute`](crate::PublicUrl::absolute) makes.
    ///
    /// # Panics
    ///
    /// In a debug build, if the text is not a `<Response>` in well-formed XML, or is of the other family.
    #[must_use]
    #[track_caller]
    pub fn from_xml_unchecked(xml: impl Into<String>) -> Self {
        let xml = xml.into();
        if cfg!(debug_assertions) {
            check(&xml, F::FAMILY);
        }
        Self::from_markup(Markup::written(xml, Vec::new(), Vec::new()))
    }
}

#[track_caller]
fn check(xml: &str, family: twiml_schema::Family) {
    // The caller has promised that this is a document.
    #[expect(clippy::panic, reason = "a promise was broken, in a debug build")]
    let document = Document::parse(xml).unwrap_or_else(|error| panic!("this is not TwiML: {error}"));
    #[expect(clippy::panic, reason = "as above")]
    let response = outline(&document).unwrap_or_else(|| panic!("this is not TwiML: it is nested too deep"));
    let root = Place::response();
    assert!(
        response.name == root.name(),
        "this is not TwiML: it is a `<{}>`, not a `<{}>`",
        response.name,
        root.name()
    );
    let checked = check_document(&[response]);
    assert!(
        checked.family.is_none_or(|of_verbs| of_verbs == family),
        "this document is not {family} TwiML, as its type says"
    );
    let location = Location::caller();
    for Finding { at: line, violation } in checked.findings {
        tracing::warn!(
            %location,
            line,
            error = violation.code(),
            "this document was not made by `twiml!`, and breaks a rule of TwiML: {}",
            violation.without_value()
        );
    }
}
