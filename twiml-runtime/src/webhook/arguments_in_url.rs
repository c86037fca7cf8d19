//! What a handler is called with in its URL, as a type, so that it is not named without.

use crate::seal::Seal;

/// A handler that is called without arguments.
#[derive(Debug)]
pub enum WithoutArguments {}

/// A handler with parameters in its path, or with a query.
#[derive(Debug)]
pub enum WithArguments {}

/// One of both.
pub trait ArgumentsInUrl {
    /// Whether there are any.
    const ANY: bool;
}

impl ArgumentsInUrl for WithoutArguments {
    const ANY: bool = false;
}

impl ArgumentsInUrl for WithArguments {
    const ANY: bool = true;
}

/// A webhook that can be named alone. `A` is what it is called with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is called with arguments, which are missing here",
    label = "without its arguments",
    note = "`{Self}::at(…)` fills in the parameters of its path, `{Self}::with(&query)` the query that it takes, and \
            `{Self}::at(…).with(&query)` both"
)]
pub trait NamedAlone<A> {
    #[doc(hidden)]
    const SEAL: Seal;
}

#[diagnostic::do_not_recommend]
impl<W> NamedAlone<WithoutArguments> for W {
    const SEAL: Seal = Seal;
}

// Not what any webhook is called with: traits that follow from this one have a second implementation, see `answers!`.
#[diagnostic::do_not_recommend]
impl<W> NamedAlone<()> for W {
    const SEAL: Seal = Seal;
}

/// Implemented for nothing: it has the message for the parameters of a path that has none.
#[diagnostic::on_unimplemented(
    message = "the path of `{Self}` has no parameters, so it takes nothing by `at`",
    label = "has no parameters in its path",
    note = "write `{Self}` alone, or `{Self}::link()` where a value is needed; a query is passed by `{Self}::with(&query)`"
)]
pub trait HasParameters {}
