//! What every value that is a text with a meaning has in common.

use super::{Format, Text};

/// A value that any text makes, however odd the text.
pub(crate) trait FromText: AsRef<str> + Sized {
    /// Whether an empty parameter says something, or is as good as none.
    const EMPTY_IS_A_VALUE: bool = false;

    /// What the texts look like that Twilio sends.
    const FORMAT: Format;

    /// The value that this text is.
    fn from_text(text: Text) -> Self;
}

impl FromText for Text {
    const EMPTY_IS_A_VALUE: bool = true;
    const FORMAT: Format = Format::Text;

    fn from_text(text: Text) -> Self {
        text
    }
}

/// Writing of a type that has `as_str` into documents.
macro_rules! written_as_text {
    ($name:ident) => {
        impl $crate::twiml::Written for $name {
            fn write(&self, out: &mut $crate::twiml::Escaped<'_>) {
                out.push_str(self.as_str());
            }
        }

        #[diagnostic::do_not_recommend]
        impl $crate::twiml::TextValue for $name {}
    };
}

/// Reading and writing of a type that has `as_str` and [`FromText`]: as the text on the wire, both ways, and into
/// documents.
macro_rules! as_on_the_wire {
    ($name:ident) => {
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl PartialEq<$name> for str {
            fn eq(&self, other: &$name) -> bool {
                self == other.as_str()
            }
        }

        impl PartialEq<$name> for &str {
            fn eq(&self, other: &$name) -> bool {
                *self == other.as_str()
            }
        }

        written_as_text!($name);

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as ::serde::Deserialize>::deserialize(deserializer)?;
                Ok($crate::value::FromText::from_text(text.into()))
            }
        }
    };
}

/// A tuple struct over [`Text`] that behaves as the text does, and what its texts look like.
macro_rules! text_newtype {
    ($name:ident, $format:expr) => {
        impl $name {
            /// The text, exactly as it was on the wire.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl $crate::value::FromText for $name {
            const FORMAT: $crate::value::Format = $format;

            fn from_text(text: $crate::value::Text) -> Self {
                Self(text)
            }
        }

        impl ::std::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        as_on_the_wire!($name);
    };
}

/// `Debug` as the text in quotes, for the text newtypes that hide nothing.
macro_rules! debug_as_text {
    ($name:ident) => {
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(self.as_str(), f)
            }
        }
    };
}

/// `From` texts of every kind, for the values that users make themselves.
macro_rules! from_text {
    ($name:ident) => {
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $crate::value::FromText::from_text(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                $crate::value::FromText::from_text(text.into())
            }
        }

        impl From<$crate::value::Text> for $name {
            fn from(text: $crate::value::Text) -> Self {
                $crate::value::FromText::from_text(text)
            }
        }
    };
}
