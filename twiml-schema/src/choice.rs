//! Values for attributes that take words of a closed set.

use std::error::Error;
use std::fmt;

use crate::alternatives;

/// A value for an attribute that takes one word of the set `C`, which is one of [`choices`](crate::choices):
/// a `C`, a `bool` where the set has `true` and `false`, or an [`Option`] of one, of which `None` leaves the
/// attribute out.
///
/// A type of your own may stand for one as well:
///
/// ```
/// use twiml_schema::OneOfValue;
/// use twiml_schema::choices::RejectReason;
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
    /// The word that it stands for, if any.
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
    /// The words that it stands for, if it stands for a list at all.
    fn choices(&self) -> Option<impl Iterator<Item = C>>;
}

// What may be passed is in the notes of the traits, for which the compiler's own list of types is no help.
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

/// The text is no word of the set asked for.
///
/// ```
/// use twiml_schema::choices::Trim;
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

/// Whether two lists have the same words in the same order.
pub(crate) const fn same_words(one: &[&str], other: &[&str]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        let (one, other) = (one[at].as_bytes(), other[at].as_bytes());
        if one.len() != other.len() {
            return false;
        }
        let mut byte = 0;
        while byte < one.len() {
            if one[byte] != other[byte] {
                return false;
            }
            byte += 1;
        }
        at += 1;
    }
    true
}

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

    #[test]
    fn words_are_the_same_only_if_all_are() {
        assert!(same_words(&[], &[]));
        assert!(same_words(&["a", "bc"], &["a", "bc"]));
        for other in [&["a"][..], &["a", "bd"], &["a", "b"], &["bc", "a"], &["a", "bc", "d"]] {
            assert!(!same_words(&["a", "bc"], other), "{other:?}");
        }
    }
}
