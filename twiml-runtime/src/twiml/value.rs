//! Which Rust values are allowed for which TwiML values.

use std::borrow::Cow;
use std::fmt;
use std::num::NonZero;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use super::written::Written;
use crate::value::{ErrorCode, Method, Text, Url};

/// A value that is allowed where TwiML takes text: strings, numbers, and the values of payloads.
///
/// Anything else that implements `Display` is written as `{format_args!("{value}")}` or `{value.to_string()}`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as text",
    label = "not text",
    note = "text is written from strings, numbers, addresses and SIDs, and from `Option`s of them",
    note = "anything that implements `Display` can be written as `{{value.to_string()}}`"
)]
pub trait TextValue: Written {}

/// A value for an attribute that takes a whole number.
#[diagnostic::on_unimplemented(
    message = "this attribute takes a whole number, not `{Self}`",
    label = "not a whole number",
    note = "pass any integer type or an `Option` of one; `None` leaves the attribute out"
)]
pub trait IntegerValue: Written {}

/// A value for an attribute that takes a number.
#[diagnostic::on_unimplemented(
    message = "this attribute takes a number, not `{Self}`",
    label = "not a number",
    note = "pass any integer or floating point type or an `Option` of one; `None` leaves the attribute out"
)]
pub trait NumberValue: Written {}

/// A value for an attribute that takes `true` or `false`.
#[diagnostic::on_unimplemented(
    message = "this attribute takes `true` or `false`, not `{Self}`",
    label = "not a `bool`",
    note = "pass a `bool`, or an `Option<bool>`; `None` leaves the attribute out"
)]
pub trait BooleanValue: Written {}

/// A value for an attribute that takes `GET` or `POST`.
#[diagnostic::on_unimplemented(
    message = "this attribute takes an HTTP method, not `{Self}`",
    label = "not a `Method`",
    note = "pass `Method::Get` or `Method::Post`, or an `Option<Method>`; `None` leaves the attribute out"
)]
pub trait MethodValue: Written {}

/// A value for an attribute that takes a URL.
#[diagnostic::on_unimplemented(
    message = "this attribute takes a URL, not `{Self}`",
    label = "not a URL",
    note = "to have Twilio call a webhook of this application, name its handler without braces: `action=menu`",
    note = "a handler with arguments is called in the braces themselves: `action={{menu::with(&query)}}`",
    note = "other addresses are passed as text, `http::Uri` or `twiml_runtime::Url`"
)]
pub trait UrlValue: Written {}

/// A handler and its arguments, where an attribute or text names a callback.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a link to a handler",
    label = "not a complete link",
    note = "a handler with a path template and a `Query<_>` takes both: `{{menu::at(id).with(&query)}}`"
)]
pub trait LinkValue {
    /// The path and query.
    fn url(&self) -> &str;
}

impl<L: LinkValue> LinkValue for &L {
    fn url(&self) -> &str {
        (**self).url()
    }
}

/// What is passed to the handler of a websocket, where an attribute names it.
pub trait ParametersValue {
    /// The names and values.
    fn parameters(&self) -> impl Iterator<Item = (&str, &str)>;
}

/// A webhook in this place is reported where its kind is checked.
#[diagnostic::do_not_recommend]
impl<L: LinkValue> ParametersValue for L {
    fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        std::iter::empty()
    }
}

/// A value for an attribute that counts seconds.
#[diagnostic::on_unimplemented(
    message = "this attribute takes a number of seconds, not `{Self}`",
    label = "not a number of seconds",
    note = "pass any integer type, or a `std::time::Duration`, which is rounded up to whole seconds",
    note = "an `Option` of one is allowed as well; `None` leaves the attribute out"
)]
pub trait SecondsValue {
    /// What is written.
    type Written: Written;

    /// How many seconds.
    fn seconds(&self) -> Self::Written;
}

/// A value for an attribute that counts milliseconds.
#[diagnostic::on_unimplemented(
    message = "this attribute takes a number of milliseconds, not `{Self}`",
    label = "not a number of milliseconds",
    note = "pass any integer type, or a `std::time::Duration`, which is rounded up to whole milliseconds",
    note = "an `Option` of one is allowed as well; `None` leaves the attribute out"
)]
pub trait MillisecondsValue {
    /// What is written.
    type Written: Written;

    /// How many milliseconds.
    fn milliseconds(&self) -> Self::Written;
}

/// Says where each type is allowed.
///
/// What can be passed is in the notes of the traits. The compiler's own list of types would not help, so it is left out.
macro_rules! values {
    ($([$($trait:ident)+] $($type:ty),+;)+) => {
        $(values!(@each [$($trait)+] [$($type),+]);)+
    };
    (@each $traits:tt [$($type:ty),+]) => { $(values!(@one $traits $type);)+ };
    (@one [$($trait:ident)+] $type:ty) => { $(
        #[diagnostic::do_not_recommend]
        impl $trait for $type {}
    )+ };
}

values! {
    [TextValue UrlValue] str, String, Cow<'_, str>, Box<str>, Rc<str>, Arc<str>, fmt::Arguments<'_>;
    [TextValue] char;
    [UrlValue] Text, Url, http::Uri;
    [TextValue] ErrorCode;
    [BooleanValue] bool;
    [MethodValue] Method;
    [TextValue NumberValue] f32, f64;
    [TextValue IntegerValue NumberValue] i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize;
    [TextValue IntegerValue NumberValue] NonZero<u8>, NonZero<u16>, NonZero<u32>, NonZero<u64>, NonZero<usize>;
}

/// The values of payloads that are texts with a meaning.
macro_rules! text_values {
    ($($type:ty,)+) => {
        values!($([TextValue] $type;)+);
    };
}

twiml_values::each_text_value!(text_values);

macro_rules! pass_through {
    ($($trait:ident)+) => { $(
        #[diagnostic::do_not_recommend]
        impl<T: $trait + ?Sized> $trait for &T {}

        #[diagnostic::do_not_recommend]
        impl<T: $trait> $trait for Option<T> {}
    )+ };
}

pass_through!(TextValue IntegerValue NumberValue BooleanValue MethodValue UrlValue);

/// For each unit of time, what counts it: whole numbers as they are, and `Duration`, rounded up.
macro_rules! units {
    ($($trait:ident::$method:ident = $nanoseconds:literal;)+) => { $(
        #[diagnostic::do_not_recommend]
        impl $trait for Duration {
            type Written = u128;

            fn $method(&self) -> u128 {
                self.as_nanos().div_ceil($nanoseconds)
            }
        }

        units!(@each $trait $method [
            i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize,
            NonZero<u8>, NonZero<u16>, NonZero<u32>, NonZero<u64>, NonZero<usize>,
        ]);

        #[diagnostic::do_not_recommend]
        impl<T: $trait + ?Sized> $trait for &T {
            type Written = T::Written;

            fn $method(&self) -> T::Written {
                (**self).$method()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: $trait> $trait for Option<T> {
            type Written = Option<T::Written>;

            fn $method(&self) -> Option<T::Written> {
                self.as_ref().map($trait::$method)
            }
        }
    )+ };
    (@each $trait:ident $method:ident [$($type:ty,)+]) => { $(
        #[diagnostic::do_not_recommend]
        impl $trait for $type {
            type Written = Self;

            fn $method(&self) -> Self {
                *self
            }
        }
    )+ };
}

units! {
    SecondsValue::seconds = 1_000_000_000;
    MillisecondsValue::milliseconds = 1_000_000;
}
