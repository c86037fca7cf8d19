//! What `{}` among the children of an element takes.

use twiml_schema::HoldsText;

use super::fragment::StandsIn;
use super::output::Output;
use super::value::TextValue;

/// Escaped text.
#[derive(Debug)]
pub enum ViaText {}

/// A fragment, or a collection of them.
#[derive(Debug)]
pub enum ViaFragment {}

/// An iterator of fragments.
#[derive(Debug)]
pub enum ViaIterator {}

/// What is allowed as `{}` among the children of the element `P`. `M` says what it is, and is inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not allowed here",
    label = "neither text nor a fragment for this place",
    note = "text is written from strings, numbers, addresses and SIDs, and from `Option`s of them, in elements with text; \
            what only implements `Display` is written as `{{value.to_string()}}`",
    note = "elements are written from fragments, which `twiml!` makes without `<Response>`, and from `Option`s, `Vec`s and iterators of them; \
            a `Fragment<tags::X>` is allowed where everything is that an `<X>` can contain, which the trait `StandsIn` says",
    note = "a function makes such elements by `twiml!` without `<Response>`, and returns `impl StandsIn<tags::Response>`, or the narrowest type, such as \
            `Fragment<tags::Gather>` for `<Say>` and `<Play>`"
)]
pub trait Content<P, M> {
    /// Writes it.
    fn write(&self, out: &mut Output);
}

#[diagnostic::do_not_recommend]
impl<P: HoldsText, T: TextValue + ?Sized> Content<P, ViaText> for T {
    fn write(&self, out: &mut Output) {
        out.text(self);
    }
}

impl<P, T: StandsIn<P> + ?Sized> Content<P, ViaFragment> for T {
    fn write(&self, out: &mut Output) {
        StandsIn::write(self, out);
    }
}

impl<P, I> Content<P, ViaIterator> for I
where
    I: Iterator + Clone,
    I::Item: StandsIn<P>,
{
    /// The iterator is cloned: a document only borrows what it is given.
    fn write(&self, out: &mut Output) {
        self.clone().for_each(|fragment| StandsIn::write(&fragment, out));
    }
}
