//! What `{}` among the children of an element takes.

use twiml_schema::HoldsText;

use super::family::{Family, FamilyOfUse};
use super::fragment::StandsIn;
use super::value::TextValue;
use super::writer::Writer;

/// Escaped text.
#[derive(Debug)]
pub enum ViaText {}

/// A fragment, or a collection of them.
#[derive(Debug)]
pub enum ViaFragment {}

/// An iterator of fragments.
#[derive(Debug)]
pub enum ViaIterator {}

/// What may stand as `{}` among the children of the element `P`; `M` says what it is, and is inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand here",
    label = "neither text nor a fragment for this place",
    note = "text is written from strings, numbers, addresses and SIDs, and from `Option`s of them, into elements that hold \
            text; what only implements `Display` is written as `{{value.to_string()}}`",
    note = "elements are written from what `twiml!` makes without `<Response>`, where all of them may stand, and from \
            `Option`s, `Vec`s and iterators of such fragments"
)]
pub trait Content<P, M> {
    /// Writes it.
    fn write(&self, writer: &mut Writer);
}

#[diagnostic::do_not_recommend]
impl<P: HoldsText, T: TextValue + ?Sized> Content<P, ViaText> for T {
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl<P, T: StandsIn<P> + ?Sized> Content<P, ViaFragment> for T {
    fn write(&self, writer: &mut Writer) {
        StandsIn::write(self, writer);
    }
}

impl<P, I> Content<P, ViaIterator> for I
where
    I: Iterator + Clone,
    I::Item: StandsIn<P>,
{
    /// The iterator is cloned: a document only borrows what it is given.
    fn write(&self, writer: &mut Writer) {
        self.clone().for_each(|fragment| StandsIn::write(&fragment, writer));
    }
}

impl Writer {
    /// The `{}` among the children of the element `P`.
    pub fn child<P, M>(&mut self, value: &(impl Content<P, M> + ?Sized)) {
        value.write(self);
    }

    /// The `{}` among the verbs of a document whose family only its use decides.
    pub fn verb<F: Family, M>(&mut self, _: FamilyOfUse<F>, value: &(impl Content<F::Root, M> + ?Sized)) {
        value.write(self);
    }
}
