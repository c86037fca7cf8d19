//! Whether a struct in a `Path` finds its fields in the path. axum finds out when the first request comes in; here it is found out by reading the struct
//! from a path with made-up values.

use std::fmt::{self, Display};

use serde::de::value::MapDeserializer;
use serde::de::{self, DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::argument::Probe;
use super::descriptor::Descriptor;

impl<T: DeserializeOwned> Probe<T> {
    /// Finds a field of `T` that a path does not have.
    pub const MISSING_IN: fn(&str) -> Option<&'static str> = missing::<T>;
}

/// What cannot be read is missing nothing, see [`Probe`].
pub trait NotRead {
    /// Finds nothing.
    const MISSING_IN: fn(&str) -> Option<&'static str> = |_| None;
}

impl<T> NotRead for Probe<T> {}

/// Logs that a handler reads something from its path which that does not have. It is only a warning: a router around it may have it.
pub fn report_missing(handler: &Descriptor, missing_in: fn(&str) -> Option<&'static str>) {
    if let Some(field) = missing_in(handler.path) {
        let Descriptor { name, path, location, .. } = handler;
        tracing::warn!(
            webhook = name,
            %location,
            "`{name}` reads `{field}` from its path, and `{path}` has no parameter of that name, so it refuses every request \
             unless a router around it has one; write `{{{field}}}` into the path, or name the field after its parameter"
        );
    }
}

fn missing<T: DeserializeOwned>(path: &str) -> Option<&'static str> {
    match T::deserialize(MadeUpPath(path)) {
        Err(Failure::Missing(field)) => Some(field),
        Ok(_) | Err(Failure::Other) => None,
    }
}

/// Why a struct cannot be read.
#[derive(Debug)]
enum Failure {
    /// The path does not have it.
    Missing(&'static str),
    /// Something else, as where a made-up value does not suit.
    Other,
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not read")
    }
}

impl std::error::Error for Failure {}

impl de::Error for Failure {
    fn custom<M: Display>(_: M) -> Self {
        Self::Other
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }
}

/// A path, of which only structs and maps are read.
struct MadeUpPath<'p>(&'p str);

impl<'de> Deserializer<'de> for MadeUpPath<'_> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Failure> {
        Err(Failure::Other)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let parameter = |segment: &'_ str| Some(segment.strip_prefix('{')?.strip_suffix('}')?.to_owned());
        let parameters = self.0.split('/').filter_map(parameter);
        visitor.visit_map(MapDeserializer::new(parameters.map(|name| (name, MadeUp))))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple
        tuple_struct enum identifier ignored_any
    }
}

/// A value of whatever type is asked for.
struct MadeUp;

impl IntoDeserializer<'_, Failure> for MadeUp {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! made_up {
    ($($deserialize:ident by $visit:ident $value:expr;)+) => { $(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
            visitor.$visit($value)
        }
    )+ };
}

impl<'de> Deserializer<'de> for MadeUp {
    type Error = Failure;

    made_up! {
        deserialize_any by visit_str "0";
        deserialize_bool by visit_bool true;
        deserialize_i8 by visit_i8 0;
        deserialize_i16 by visit_i16 0;
        deserialize_i32 by visit_i32 0;
        deserialize_i64 by visit_i64 0;
        deserialize_i128 by visit_i128 0;
        deserialize_u8 by visit_u8 0;
        deserialize_u16 by visit_u16 0;
        deserialize_u32 by visit_u32 0;
        deserialize_u64 by visit_u64 0;
        deserialize_u128 by visit_u128 0;
        deserialize_f32 by visit_f32 0.0;
        deserialize_f64 by visit_f64 0.0;
        deserialize_char by visit_char '0';
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use serde::Deserialize;

    use super::missing;
    use crate::value::CallSid;

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Place {
        #[serde(alias = "city")]
        town: String,
        number: u32,
        call: Option<CallSid>,
        #[serde(default)]
        floor: u8,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Wrapped(Place);

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Choice {
        kind: Kind,
        id: u32,
    }

    #[derive(Deserialize)]
    enum Kind {
        Red,
    }

    #[test]
    fn fields_that_the_path_does_not_have_are_found() {
        assert_eq!(missing::<Place>("/{town}/x/{number}"), None);
        assert_eq!(missing::<Place>("/{city}/{number}/{call}/{floor}"), None);
        assert_eq!(missing::<Place>("/{place}/{number}"), Some("town"));
        assert_eq!(missing::<Wrapped>("/{town}"), Some("number"));
        assert_eq!(missing::<Place>("/"), Some("town"));
    }

    #[test]
    fn what_cannot_be_told_is_not_reported() {
        assert_eq!(missing::<HashMap<String, String>>("/{a}"), None);
        assert_eq!(missing::<String>("/"), None);
        assert_eq!(missing::<(String, u32)>("/{a}"), None);
        assert_eq!(missing::<Choice>("/{kind}"), None);
        let _ = Kind::Red;
    }
}
