//! What may be in what, as traits that the compiler checks: implemented by the rows in [`vocabulary`](crate::vocabulary).

/// Implemented for the type of an element, for every `Parent` in which that element is directly allowed.
///
/// ```
/// use twiml_schema::{AllowedIn, names::{Gather, Say}};
///
/// fn nests<Child: AllowedIn<Parent>, Parent>() {}
/// nests::<Say::Tag, Gather::Tag>();
/// ```
///
/// `<Dial>` inside `<Gather>` does not compile:
///
/// ```compile_fail,E0277
/// # use twiml_schema::{AllowedIn, names::{Dial, Gather}};
/// # fn nests<Child: AllowedIn<Parent>, Parent>() {}
/// nests::<Dial::Tag, Gather::Tag>();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not allowed in `{Parent}`",
    label = "this element is not allowed here"
)]
pub trait AllowedIn<Parent> {}

/// Implemented for the type of an element that can hold text directly.
pub trait HoldsText {}

/// Implemented for the type of an element, for every `Place` in which all that the element holds is allowed as well.
///
/// ```
/// use twiml_schema::{Within, tags::{Gather, Response}};
///
/// fn fits<Content: Within<Place>, Place>() {}
/// fits::<Gather, Response>();
/// ```
///
/// The verbs of a `<Response>` do not all fit into a `<Gather>`:
///
/// ```compile_fail,E0277
/// # use twiml_schema::{Within, tags::{Gather, Response}};
/// # fn fits<Content: Within<Place>, Place>() {}
/// fits::<Response, Gather>();
/// ```
#[diagnostic::on_unimplemented(
    message = "not all that is allowed in `{Self}` is allowed in `{Place}`",
    label = "for another place"
)]
pub trait Within<Place> {}
