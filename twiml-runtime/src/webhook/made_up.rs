//! A value that any type of a parameter can be read from, to see how a type is read.

use std::marker::PhantomData;

use serde::de::{Deserializer, Error, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// A value of whatever type is asked for.
pub(super) struct MadeUp<E>(PhantomData<E>);

impl<E> MadeUp<E> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<E: Error> IntoDeserializer<'_, E> for MadeUp<E> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! made_up {
    ($($deserialize:ident by $visit:ident $value:expr;)+) => { $(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
            visitor.$visit($value)
        }
    )+ };
}

impl<'de, E: Error> Deserializer<'de> for MadeUp<E> {
    type Error = E;

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

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
