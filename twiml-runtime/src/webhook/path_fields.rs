//! Whether what is in a `Path` can be read from the path. axum finds out when the first request comes in; here it is found out by reading it
//! from a path with made-up values.

use std::fmt::{self, Display};

use serde::de::value::MapDeserializer;
use serde::de::{self, DeserializeOwned, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::argument::Probe;
use super::descriptor::Descriptor;
use super::made_up::MadeUp;

impl<T: DeserializeOwned> Probe<T> {
    /// Finds what of `T` a path does not have.
    pub const MISSING_IN: fn(&str) -> Option<Missing> = missing::<T>;
}

/// What cannot be read is missing nothing, see [`Probe`].
pub trait NotRead {
    /// Finds nothing.
    const MISSING_IN: fn(&str) -> Option<Missing> = |_| None;
}

impl<T> NotRead for Probe<T> {}

/// Why a type cannot be read from a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The path has no parameter of this name.
    Field(&'static str),
    /// It takes this many parameters, and the path has another number of them.
    Count(usize),
}

/// Logs that a handler reads something from its path which that does not have. It is only a warning: a router around it may have it.
pub fn report_missing(handler: &Descriptor, missing_in: fn(&str) -> Option<Missing>) {
    let Descriptor { name, path, location, .. } = handler;
    match missing_in(path) {
        None => {}
        Some(Missing::Field(field)) => tracing::warn!(
            webhook = name,
            %location,
            "`{name}` reads `{field}` from its path, and `{path}` has no parameter of that name, so it refuses every request \
             unless a router around it has one; write `{{{field}}}` into the path, or name the field after its parameter"
        ),
        Some(Missing::Count(taken)) => tracing::warn!(
            webhook = name,
            %location,
            "the number of parameters that `{name}` reads from its path is {taken}, and `{path}` has {}, so every request is answered with 500 \
             unless a router around it has the others; take one value for each parameter, several as a tuple or a struct",
            parameters(path).count()
        ),
    }
}

fn parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
}

fn missing<T: DeserializeOwned>(path: &str) -> Option<Missing> {
    match T::deserialize(MadeUpPath(path)) {
        Err(Failure::Missing(missing)) => Some(missing),
        Ok(_) | Err(Failure::Other) => None,
    }
}

/// Why a made-up path cannot be read.
#[derive(Debug)]
enum Failure {
    /// The path does not have it.
    Missing(Missing),
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
        Self::Missing(Missing::Field(field))
    }
}

/// A path, of which structs and maps are read, and the others counted, as axum does it.
struct MadeUpPath<'p>(&'p str);

impl MadeUpPath<'_> {
    /// Where this many parameters are taken. What they are is not known.
    fn taken<T>(&self, count: usize) -> Result<T, Failure> {
        let is_count = parameters(self.0).count() == count;
        Err(if is_count { Failure::Other } else { Failure::Missing(Missing::Count(count)) })
    }
}

macro_rules! taken_one {
    ($($deserialize:ident)+) => { $(
        fn $deserialize<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Failure> {
            self.taken(1)
        }
    )+ };
}

impl<'de> Deserializer<'de> for MadeUpPath<'_> {
    type Error = Failure;

    taken_one! {
        deserialize_any deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64 deserialize_char deserialize_str
        deserialize_string deserialize_byte_buf
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Failure> {
        self.taken(1)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, _: V) -> Result<V::Value, Failure> {
        self.taken(len)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        _: V,
    ) -> Result<V::Value, Failure> {
        self.taken(len)
    }

    /// Any number of parameters.
    fn deserialize_seq<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Failure> {
        Err(Failure::Other)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let parameters = parameters(self.0).map(|name| (name.to_owned(), MadeUp::new()));
        visitor.visit_map(MapDeserializer::new(parameters))
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

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { bytes option identifier ignored_any }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use serde::Deserialize;

    use super::{Missing, missing};
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

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Number(u32);

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Pair(u32, String);

    #[test]
    fn fields_that_the_path_does_not_have_are_found() {
        assert_eq!(missing::<Place>("/{town}/x/{number}"), None);
        assert_eq!(missing::<Place>("/{city}/{number}/{call}/{floor}"), None);
        assert_eq!(missing::<Place>("/{place}/{number}"), Some(Missing::Field("town")));
        assert_eq!(missing::<Wrapped>("/{town}"), Some(Missing::Field("number")));
        assert_eq!(missing::<Place>("/"), Some(Missing::Field("town")));
    }

    #[test]
    fn another_number_of_parameters_is_found() {
        for path in ["/", "/{a}/{b}"] {
            assert_eq!(missing::<String>(path), Some(Missing::Count(1)), "{path}");
            assert_eq!(missing::<Number>(path), Some(Missing::Count(1)), "{path}");
            assert_eq!(missing::<Kind>(path), Some(Missing::Count(1)), "{path}");
        }
        assert_eq!(missing::<(String, u32)>("/{a}"), Some(Missing::Count(2)));
        assert_eq!(missing::<Pair>("/{a}"), Some(Missing::Count(2)));
        assert_eq!(missing::<Number>("/{a}"), None);
        assert_eq!(missing::<Pair>("/{a}/{b}"), None);
    }

    #[test]
    fn what_cannot_be_told_is_not_reported() {
        assert_eq!(missing::<HashMap<String, String>>("/{a}"), None);
        assert_eq!(missing::<HashMap<String, String>>("/"), None);
        assert_eq!(missing::<Vec<u32>>("/"), None);
        assert_eq!(missing::<()>("/"), None);
        assert_eq!(missing::<Choice>("/{kind}"), None);
        let _ = Kind::Red;
    }
}
