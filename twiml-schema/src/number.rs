//! Rows as numbers: what generated code passes to the runtime costs the compiler one token.
//!
//! A number means something within one version of this crate only.

use crate::{Attribute, Element, elements};

/// More than any element has.
const MAX_ATTRIBUTES: usize = 64;

impl Element {
    /// The number of the element, for [`at`](Self::at).
    pub fn number(&self) -> Option<u16> {
        elements().iter().position(|row| *row == self)?.try_into().ok()
    }

    /// The element of this number.
    pub fn at(number: u16) -> Option<&'static Self> {
        elements().get(usize::from(number)).copied()
    }
}

impl Attribute {
    /// The number of an attribute of this element, for [`at`](Self::at).
    ///
    /// ```
    /// use twiml_schema::{Attribute, find};
    ///
    /// let dial = find("Dial").next().unwrap();
    /// let number = Attribute::number(dial, "timeout").unwrap();
    /// let (element, attribute) = Attribute::at(number).unwrap();
    /// assert_eq!((element.name, attribute.name), ("Dial", "timeout"));
    /// ```
    pub fn number(element: &Element, name: &str) -> Option<u16> {
        let position = element.attributes.iter().position(|attribute| attribute.name == name)?;
        let number = usize::from(element.number()?) * MAX_ATTRIBUTES + position;
        number.try_into().ok().filter(|_| position < MAX_ATTRIBUTES)
    }

    /// The attribute of this number, and its element.
    pub fn at(number: u16) -> Option<(&'static Element, &'static Self)> {
        let number = usize::from(number);
        let element = *elements().get(number / MAX_ATTRIBUTES)?;
        Some((element, element.attributes.get(number % MAX_ATTRIBUTES)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_number_of_its_own() {
        for &element in elements() {
            assert_eq!(Element::at(element.number().unwrap()), Some(element));
            for attribute in element.attributes {
                let number = Attribute::number(element, attribute.name).unwrap();
                assert_eq!(
                    Attribute::at(number),
                    Some((element, attribute)),
                    "{element:?} {}",
                    attribute.name
                );
            }
        }
    }
}
