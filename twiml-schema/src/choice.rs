//! Values for attributes that take words of a closed set.

use std::error::Error;
use std::fmt;

use crate::alternatives;

/// A closed set of words, one of [`choices`](crate::choices).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    /// The name of its enum: `Trim`.
    pub name: &'static str,
    /// The words, in the order of the enum's variants.
    pub words: &'static [&'static str],
}

/// A value for an attribute that takes one word of the set `C`, which is one of [`choices`](crate::choices):
/// a `C`, a `bool` where the set has `true` and `false`, or an [`Option`] of one, of which `None` leaves the
/// attribute out.
///
/// A type of your own can be one as well:
///
/// ```
/// # use twiml_schema as twiml_runtime;
/// use twiml_runtime::OneOfValue;
/// use twiml_runtime::choices::RejectReason;
///
/// enum Refusal {
///     Spam,
///     Overload,
/// }
///
/// impl OneOfValue<RejectReason> for Refusal {
///     fn choice(&self) -> Option<RejectReason> {
///         Some(match self {
///             Self::Spam => RejectReason::Rejected,
///             Self::Overload => RejectReason::Busy,
///         })
///     }
/// }
///
/// assert_eq!(Refusal::Overload.choice(), Some(RejectReason::Busy));
/// assert_eq!(None::<Refusal>.choice(), None);
/// # let _ = Refusal::Spam;
/// ```
#[diagnostic::on_unimplemented(
    message = "this attribute takes `{C}`, not `{Self}`",
    label = "not of its set of words",
    note = "pass a variant of `{C}`, which is in `twiml_runtime::choices`, or an `Option` of one; `None` leaves the attribute out",
    note = "text becomes one with `.parse::<{C}>()`, and is refused there if Twilio would refuse it"
)]
pub trait OneOfValue<C> {
    /// The word, if there is one.
    fn choice(&self) -> Option<C>;
}

/// A value for an attribute that takes several words of the set `C`, which is one of
/// [`choices`](crate::choices): a `C`, or a slice, array or [`Vec`] of them. A `None` leaves the attribute
/// out; an empty list leaves it empty.
#[diagnostic::on_unimplemented(
    message = "this attribute takes a list of `{C}`, not `{Self}`",
    label = "not of its set of words",
    note = "pass a variant of `{C}`, which is in `twiml_runtime::choices`, or several in an array, a slice or a `Vec`; \
            an `Option` that is `None` leaves the attribute out",
    note = "text becomes one with `.parse::<{C}>()`, and is refused there if Twilio would refuse it"
)]
pub trait ListOfValue<C> {
    /// The words, or `None` to leave the attribute out.
    fn choices(&self) -> Option<impl Iterator<Item = C>>;
}

// The notes of the traits say what to pass; the compiler's own list of types would not help.
#[diagnostic::do_not_recommend]
impl<C, T: OneOfValue<C> + ?Sized> OneOfValue<C> for &T {
    fn choice(&self) -> Option<C> {
        (**self).choice()
    }
}

#[diagnostic::do_not_recommend]
impl<C, T: OneOfValue<C>> OneOfValue<C> for Option<T> {
    fn choice(&self) -> Option<C> {
        self.as_ref()?.choice()
    }
}

#[diagnostic::do_not_recommend]
impl<C, T: ListOfValue<C> + ?Sized> ListOfValue<C> for &T {
    fn choices(&self) -> Option<impl Iterator<Item = C>> {
        (**self).choices()
    }
}

#[diagnostic::do_not_recommend]
impl<C, T: ListOfValue<C>> ListOfValue<C> for Option<T> {
    fn choices(&self) -> Option<impl Iterator<Item = C>> {
        self.as_ref()?.choices()
    }
}

#[diagnostic::do_not_recommend]
impl<C, T: OneOfValue<C>> ListOfValue<C> for [T] {
    fn choices(&self) -> Option<impl Iterator<Item = C>> {
        Some(self.iter().filter_map(OneOfValue::choice))
    }
}

#[diagnostic::do_not_recommend]
impl<C, T: OneOfValue<C>, const N: usize> ListOfValue<C> for [T; N] {
    fn choices(&self) -> Option<impl Iterator<Item = C>> {
        self.as_slice().choices()
    }
}

#[diagnostic::do_not_recommend]
impl<C, T: OneOfValue<C>> ListOfValue<C> for Vec<T> {
    fn choices(&self) -> Option<impl Iterator<Item = C>> {
        self.as_slice().choices()
    }
}

/// The text is not a word of the set.
///
/// ```
/// # use twiml_schema as twiml_runtime;
/// use twiml_runtime::choices::Trim;
///
/// let error = "yes".parse::<Trim>().unwrap_err();
/// assert_eq!(error.to_string(), "expected `trim-silence` or `do-not-trim`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidChoice {
    words: &'static [&'static str],
}

impl InvalidChoice {
    pub(crate) const fn among(words: &'static [&'static str]) -> Self {
        Self { words }
    }

    /// The words of the set.
    pub const fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

impl fmt::Display for InvalidChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", alternatives(self.words, |word| format!("`{word}`")))
    }
}

impl Error for InvalidChoice {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choices::{Beep, CardType, RejectReason};

    fn one<C>(value: impl OneOfValue<C>) -> Option<C> {
        value.choice()
    }

    fn list<C>(value: impl ListOfValue<C>) -> Option<Vec<C>> {
        value.choices().map(Iterator::collect)
    }

    #[test]
    fn one_word_may_be_borrowed_or_absent() {
        assert_eq!(one::<RejectReason>(RejectReason::Busy), Some(RejectReason::Busy));
        assert_eq!(one::<RejectReason>(Some(&RejectReason::Busy)), Some(RejectReason::Busy));
        assert_eq!(one::<RejectReason>(&None::<RejectReason>), None);
    }

    #[test]
    fn a_bool_is_a_word_where_the_set_has_both() {
        assert_eq!(one::<Beep>(true), Some(Beep::True));
        assert_eq!(one::<Beep>(Some(false)), Some(Beep::False));
    }

    #[test]
    fn lists_may_be_of_any_length_or_absent() {
        use CardType::{Amex, Visa};
        assert_eq!(list::<CardType>(Visa), Some(vec![Visa]));
        assert_eq!(list::<CardType>([Visa, Amex]), Some(vec![Visa, Amex]));
        assert_eq!(list::<CardType>([&Visa, &Amex].as_slice()), Some(vec![Visa, Amex]));
        assert_eq!(list::<CardType>(vec![Some(Visa), None]), Some(vec![Visa]));
        assert_eq!(list::<CardType>(Vec::<CardType>::new()), Some(vec![]));
        assert_eq!(list::<CardType>(None::<Vec<CardType>>), None);
    }
}
