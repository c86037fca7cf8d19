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

/// Traits of the webhooks that are called without arguments, for places that have one address for everything.
macro_rules! called_alone {
    ($(
        $(#[$doc:meta])*
        $name:ident: $message:literal, $label:literal, $note:literal;
    )+) => { $(
        $(#[$doc])*
        ///
        /// `A` is what it is called with.
        #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
        pub trait $name<A>: NamedAlone<A> {
            /// `P`. The requirements on a webhook's payload are put on this, so that only the arguments are reported.
            type Received<P>;
        }

        #[diagnostic::do_not_recommend]
        impl<W> $name<WithoutArguments> for W {
            type Received<P> = P;
        }

        // Not what any webhook is called with, see `answers!`.
        #[diagnostic::do_not_recommend]
        impl<W> $name<()> for W {
            type Received<P> = P;
        }
    )+ };
}

called_alone! {
    /// A webhook that can be a fallback, as far as its arguments go.
    TakesOverAlone:
    "`{Self}` is called with arguments, but a fallback is called without arguments",
    "not a handler without arguments",
    "Twilio has one address for everything that fails: take the parameters out of the path of `{Self}`, and `Query<_>` out of \
     its arguments";

    /// A webhook that can be an entry, as far as its arguments go.
    BeginsAlone:
    "`{Self}` is called with arguments, but an entry is called without arguments",
    "not a handler without arguments",
    "a number has one address for everyone who calls or writes: take the parameters out of the path of `{Self}`, and `Query<_>` out \
     of its arguments; a query that may be missing is taken as `Result<Query<_>, QueryRejection>`";
}

/// Implemented for nothing: it has the message for the parameters of a path that has none.
#[diagnostic::on_unimplemented(
    message = "the path of `{Self}` has no parameters, so it takes nothing by `at`",
    label = "has no parameters in its path",
    note = "write `{Self}` alone, or `{Self}::link()` where a value is needed; a query is passed by `{Self}::with(&query)`"
)]
pub trait HasParameters {}
