//! How Rust values are written into documents.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::num::NonZero;
use std::rc::Rc;
use std::sync::Arc;

use super::escaped::Escaped;
use crate::value::{ErrorCode, Method};

/// How a value is written into a document.
pub trait Written {
    /// Writes the value.
    fn write(&self, out: &mut Escaped<'_>);

    /// Whether there is nothing to write, so that an attribute is left out altogether.
    fn is_absent(&self) -> bool {
        false
    }
}

impl<T: Written + ?Sized> Written for &T {
    fn write(&self, out: &mut Escaped<'_>) {
        (**self).write(out);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: Written> Written for Option<T> {
    fn write(&self, out: &mut Escaped<'_>) {
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(Written::is_absent)
    }
}

impl Written for str {
    fn write(&self, out: &mut Escaped<'_>) {
        out.push_str(self);
    }
}

macro_rules! written_as_str {
    ($($type:ty),+ $(,)?) => { $(
        impl Written for $type {
            fn write(&self, out: &mut Escaped<'_>) {
                out.push_str(self);
            }
        }
    )+ };
}

written_as_str!(String, Cow<'_, str>, Box<str>, Rc<str>, Arc<str>);

macro_rules! written_as_text {
    ($($name:ty,)+) => { $(
        impl Written for $name {
            fn write(&self, out: &mut Escaped<'_>) {
                out.push_str(self.as_str());
            }
        }
    )+ };
}

twiml_values::each_text_value!(written_as_text);

impl Written for ErrorCode {
    fn write(&self, out: &mut Escaped<'_>) {
        self.number().write(out);
    }
}

impl Written for Method {
    fn write(&self, out: &mut Escaped<'_>) {
        out.push_plain(self.as_str());
    }
}

impl Written for bool {
    fn write(&self, out: &mut Escaped<'_>) {
        out.push_plain(if *self { "true" } else { "false" });
    }
}

impl Written for char {
    fn write(&self, out: &mut Escaped<'_>) {
        out.push_str(self.encode_utf8(&mut [0; 4]));
    }
}

macro_rules! written_as_integer {
    ($($type:ty),+ $(,)?) => { $(
        impl Written for $type {
            fn write(&self, out: &mut Escaped<'_>) {
                out.push_plain(itoa::Buffer::new().format(*self));
            }
        }
    )+ };
}

written_as_integer!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

macro_rules! written_through_display {
    ($($type:ty),+ $(,)?) => { $(
        impl Written for $type {
            fn write(&self, out: &mut Escaped<'_>) {
                // Writing to a string does not fail, and what a value's own `Display` refuses is left out.
                let _ = write!(out, "{self}");
            }
        }
    )+ };
}

written_through_display!(f32, f64, fmt::Arguments<'_>, http::Uri);
written_through_display!(NonZero<u8>, NonZero<u16>, NonZero<u32>, NonZero<u64>, NonZero<usize>);
