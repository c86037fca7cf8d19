//! Parts of documents, which are put into others.

use std::fmt;
use std::marker::PhantomData;

use twiml_schema::Within;

use super::markup::Markup;
use super::output::Output;
use super::pieces::StaticDocument;

/// A part of a document, made by [`twiml!`](crate::twiml) without `<Response>`.
///
/// `P` is the place for which it is made, one of the [`tags`](crate::tags): the smallest element in which all of it is allowed.
/// A fragment of `<Say>`, `<Play>` and `<Pause>` is a `Fragment<tags::Gather>`. It is allowed wherever everything is that a
/// `<Gather>` may contain: in a `<Gather>`, a `<Prompt>` and a `<Response>`. A fragment of `<Number>` is a `Fragment<tags::Dial>`,
/// and is allowed only there.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// fn greeting(name: &str) -> Fragment<tags::Gather> {
///     twiml! { <Say>"Hello " {name}</Say> <Pause length=1/> }
/// }
///
/// let reply: VoiceResponse = twiml! {
///     <Response>
///         {greeting("Ann")}
///         <Hangup/>
///     </Response>
/// };
/// assert_eq!(reply.as_str(), r#"<Response><Say>Hello Ann</Say><Pause length="1"/><Hangup/></Response>"#);
/// ```
///
/// Options, vectors and iterators of fragments are allowed wherever one fragment is. A function that returns a fragment may
/// name only the place: `-> impl StandsIn<tags::Response>`.
pub struct Fragment<P> {
    markup: Markup,
    place: PhantomData<fn() -> P>,
}

impl<P> Fragment<P> {
    /// A fragment known at compile time.
    #[doc(hidden)]
    pub const fn from_static(document: &'static StaticDocument) -> Self {
        Self { markup: Markup::known(document), place: PhantomData }
    }

    pub(super) fn from_markup(markup: Markup) -> Self {
        Self { markup, place: PhantomData }
    }

    /// The fragment as XML.
    pub fn as_str(&self) -> &str {
        self.markup.as_str()
    }
}

impl<P> Clone for Fragment<P> {
    fn clone(&self) -> Self {
        Self::from_markup(self.markup.clone())
    }
}

impl<P> fmt::Debug for Fragment<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Fragment").field(&self.as_str()).finish()
    }
}

impl<P> fmt::Display for Fragment<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is allowed as children of the element `P`: fragments, and options, vectors, slices and arrays of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not allowed in `{P}`",
    label = "not a fragment for this place",
    note = "a `Fragment<tags::X>` is allowed where everything is that an `<X>` can contain",
    note = "a function says for which place its fragment is: `-> impl StandsIn<tags::Response>`, or the fragment's own type"
)]
pub trait StandsIn<P> {
    /// Writes the markup.
    #[doc(hidden)]
    fn write(&self, out: &mut Output);
}

#[diagnostic::do_not_recommend]
impl<A: Within<P>, P> StandsIn<P> for Fragment<A> {
    fn write(&self, out: &mut Output) {
        out.fragment(&self.markup);
    }
}

impl<T: StandsIn<P> + ?Sized, P> StandsIn<P> for &T {
    fn write(&self, out: &mut Output) {
        (**self).write(out);
    }
}

impl<T: StandsIn<P>, P> StandsIn<P> for Option<T> {
    fn write(&self, out: &mut Output) {
        self.as_slice().write(out);
    }
}

impl<T: StandsIn<P>, P> StandsIn<P> for [T] {
    fn write(&self, out: &mut Output) {
        for fragment in self {
            fragment.write(out);
        }
    }
}

impl<T: StandsIn<P>, P> StandsIn<P> for Vec<T> {
    fn write(&self, out: &mut Output) {
        self.as_slice().write(out);
    }
}

impl<T: StandsIn<P>, P, const N: usize> StandsIn<P> for [T; N] {
    fn write(&self, out: &mut Output) {
        self.as_slice().write(out);
    }
}
