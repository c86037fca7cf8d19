//! One handler named by another.

use std::fmt;

use twiml_schema::{Delivery, find};

use super::descriptor::Descriptor;

/// A handler that is named by another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reference {
    /// The handler that is named.
    pub handler: Descriptor,
    /// Where it is named.
    pub via: Via,
}

/// Where a handler names another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Via {
    /// In a document, as the value of an attribute: `<Gather action=menu>`.
    Attribute {
        /// The element.
        element: &'static str,
        /// The attribute.
        attribute: &'static str,
    },
    /// In a document, as the text of an element: `<Redirect>menu</Redirect>`.
    Text {
        /// The element.
        element: &'static str,
    },
    /// As the handler that takes over when it fails: `fallback = sms_fallback`.
    Fallback,
}

#[doc(hidden)]
impl Reference {
    pub const fn attribute(handler: Descriptor, element: &'static str, attribute: &'static str) -> Self {
        Self { handler, via: Via::Attribute { element, attribute } }
    }

    pub const fn text(handler: Descriptor, element: &'static str) -> Self {
        Self { handler, via: Via::Text { element } }
    }

    pub const fn fallback(handler: Descriptor) -> Self {
        Self { handler, via: Via::Fallback }
    }
}

impl Via {
    /// The element, if it is a document that names the handler.
    pub fn element(self) -> Option<&'static str> {
        match self {
            Self::Attribute { element, .. } | Self::Text { element } => Some(element),
            Self::Fallback => None,
        }
    }

    /// The attribute, if the handler is named by one.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Attribute { attribute, .. } => Some(attribute),
            Self::Text { .. } | Self::Fallback => None,
        }
    }

    /// What Twilio sends to the handler.
    pub(crate) fn delivers(self) -> Option<Delivery> {
        let callback = find(self.element()?).find_map(|row| row.callback(self.attribute()))?;
        Some(callback.delivers)
    }

    /// The words at an arrow.
    pub(crate) fn label(self) -> String {
        self.to_string().replace(['<', '>'], "")
    }
}

/// `<Gather action>`, `<Redirect>` or `fallback`.
impl fmt::Display for Via {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Attribute { element, attribute } => write!(f, "<{element} {attribute}>"),
            Self::Text { element } => write!(f, "<{element}>"),
            Self::Fallback => f.write_str("fallback"),
        }
    }
}
