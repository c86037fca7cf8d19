//! Finding rows.

use crate::{Callback, Element, Role, rows};

/// All elements of TwiML.
pub fn elements() -> &'static [&'static Element] {
    &rows::ALL
}

/// The elements with exactly this tag: two for `Response` and for `Sip`, one or none for the others.
pub fn find(name: &str) -> impl Iterator<Item = &'static Element> {
    elements().iter().copied().filter(move |element| element.name == name)
}

/// The elements that a document begins with, one for each [`Family`](crate::Family).
pub fn roots() -> impl Iterator<Item = &'static Element> {
    elements().iter().copied().filter(|element| element.role == Role::Root)
}

impl Element {
    /// The elements that this one is allowed in.
    pub fn parents(&self) -> impl Iterator<Item = &'static Self> {
        elements().iter().copied().filter(move |parent| parent.children.contains(&self))
    }

    /// The webhook whose address is the value of this attribute, or with `None` the text.
    pub fn callback(&self, attribute: Option<&str>) -> Option<Callback> {
        match attribute {
            Some(name) => self.attribute(name)?.callback,
            None => self.text.spec()?.callback,
        }
    }

    /// Whether the value of this attribute is the URL of a websocket, which Twilio opens.
    pub fn opens_websocket(&self, attribute: &str) -> bool {
        self.attribute(attribute).is_some_and(|attribute| attribute.value.is_websocket_url())
    }

    /// Every webhook that it can name, with the attribute, or `None` where its text is the address.
    ///
    /// ```
    /// let dial = twiml_schema::find("Dial").next().unwrap();
    /// let attributes: Vec<_> = dial.callbacks().filter_map(|(attribute, _)| attribute).collect();
    /// assert_eq!(attributes, ["action", "recordingStatusCallback", "referUrl"]);
    /// ```
    pub fn callbacks(&self) -> impl Iterator<Item = (Option<&'static str>, Callback)> {
        let text = self.callback(None).map(|callback| (None, callback));
        let attributes = self.attributes.iter();
        text.into_iter()
            .chain(attributes.filter_map(|attribute| Some((Some(attribute.name), attribute.callback?))))
    }
}
