//! Parameters as any serde type.

mod error;
mod value;

use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::Params;
use value::{Value, Values};

pub use error::DeserializeError;

impl Params {
    /// Reads the parameters, or the JSON body where the request had one, into a type of yours.
    ///
    /// In a form every value is text. Numbers and booleans are parsed from it, an `Option` is `None` where
    /// the parameter is missing or empty, and a `Vec` takes every value of a repeated name. A repeated name
    /// that is not read into a `Vec` is an error, because an attacker can swap such values without breaking
    /// the signature. Under `#[serde(flatten)]` serde does not say which types it needs, so every value is text there.
    ///
    /// ```
    /// # use twiml_runtime::Params;
    /// #[derive(serde::Deserialize)]
    /// #[serde(rename_all = "PascalCase")]
    /// struct Order {
    ///     order_id: u64,
    ///     express: Option<bool>,
    ///     #[serde(default)]
    ///     item: Vec<String>,
    /// }
    ///
    /// # fn read(params: &Params) -> Result<(), twiml_runtime::params::DeserializeError> {
    /// let order: Order = params.deserialize()?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`DeserializeError`] where a parameter is missing, repeated, or does not parse as its type.
    pub fn deserialize<T: DeserializeOwned>(&self) -> Result<T, DeserializeError> {
        match self.json() {
            Some(body) => serde_json::from_slice(body).map_err(DeserializeError::from_json),
            None => T::deserialize(FormDeserializer { params: self }),
        }
    }
}

/// The pairs of a form: a map from each name to its values, or a sequence of pairs.
struct FormDeserializer<'a> {
    params: &'a Params,
}

impl<'a> FormDeserializer<'a> {
    /// Each name once, in the order of first appearance, with all its values.
    fn grouped(&self) -> impl Iterator<Item = (&'a str, Values<'a>)> {
        let params = self.params;
        let mut by_name: Vec<(&str, usize, &str)> =
            params.iter().enumerate().map(|(index, (name, value))| (name, index, value)).collect();
        by_name.sort_unstable_by_key(|&(name, index, _)| (name, index));
        let mut groups: Vec<(usize, &str, Vec<&str>)> = Vec::with_capacity(by_name.len());
        for (name, index, value) in by_name {
            match groups.last_mut() {
                Some((_, last, values)) if *last == name => values.push(value),
                _ => groups.push((index, name, vec![value])),
            }
        }
        groups.sort_unstable_by_key(|(index, ..)| *index);
        groups.into_iter().map(|(_, name, values)| (name, Values::new(name, values)))
    }
}

impl<'de> Deserializer<'de> for FormDeserializer<'_> {
    type Error = DeserializeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_map(MapDeserializer::new(self.grouped()))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let pairs = self.params.iter().map(|(name, text)| (name, Value::new(name, text)));
        // As a sequence, serde's deserializer of maps yields pairs.
        visitor.visit_seq(MapDeserializer::new(pairs))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashMap};

    use bytes::Bytes;
    use serde::Deserialize;

    use super::*;

    fn read<T: DeserializeOwned>(body: &str) -> Result<T, DeserializeError> {
        Params::from_form(Bytes::copy_from_slice(body.as_bytes()), 100).unwrap().deserialize()
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Order {
        id: u64,
        name: String,
        ratio: Option<f32>,
        express: Option<bool>,
        #[serde(default)]
        item: Vec<u8>,
        kind: Option<Kind>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        InProgress,
    }

    #[test]
    fn values_are_parsed_from_text() {
        let order: Order =
            read("Id=7&Name=a+b&Ratio=0.5&Express=true&Item=1&Other=x&Item=2&Kind=in-progress").unwrap();
        let expected = Order {
            id: 7,
            name: "a b".into(),
            ratio: Some(0.5),
            express: Some(true),
            item: vec![1, 2],
            kind: Some(Kind::InProgress),
        };
        assert_eq!(order, expected);
    }

    #[test]
    fn what_is_missing_or_empty_is_none() {
        let order: Order = read("Id=7&Name=&Ratio=&Express=").unwrap();
        assert_eq!((order.name.as_str(), order.ratio, order.express, order.item), ("", None, None, vec![]));
    }

    #[test]
    fn errors_name_the_parameter_and_never_its_value() {
        for (body, name) in [
            ("Id=secret&Name=x", "Id"),
            ("Id=1&Name=x&Ratio=secret", "Ratio"),
            ("Id=1&Name=x&Express=secret", "Express"),
            ("Id=1&Name=x&Item=1&Item=secret", "Item"),
            ("Id=1&Name=x&Kind=secret", "Kind"),
            ("Id=1&Name=secret&Name=secret2", "Name"),
            ("Id=1", "Name"),
        ] {
            let error = read::<Order>(body).unwrap_err().to_string();
            assert!(error.contains(name) && !error.contains("secret"), "{body}: {error}");
        }
    }

    #[test]
    fn what_a_type_says_of_a_value_is_not_for_logs() {
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Quoting {
            #[serde(rename = "At", deserialize_with = "quoting")]
            _at: String,
        }
        fn quoting<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
            let text = String::deserialize(deserializer)?;
            Err(serde::de::Error::custom(format_args!("`{text}` is not a time")))
        }
        let error = read::<Quoting>("At=secret").unwrap_err();
        assert_eq!(error.to_string(), "a parameter has a value that its type does not take");
        assert_eq!(error.quoting().unwrap().to_string(), "`secret` is not a time");
        assert!(std::error::Error::source(&error).is_none() && !format!("{error:?}").contains("secret"));
        for (body, expected) in [
            ("My+secret=1", "the parameter (9 characters) is unknown"),
            ("Novel=secret", "the parameter Novel is unknown"),
            ("", "missing field `At`"),
        ] {
            assert_eq!(read::<Quoting>(body).unwrap_err().to_string(), expected);
        }
        let error = read::<HashMap<String, u8>>("My+secret=1&My+secret=2").unwrap_err();
        assert_eq!(error.to_string(), "the parameter (9 characters) was sent 2 times; read it into a list");
    }

    #[test]
    fn a_repeated_name_is_read_by_a_list_alone() {
        assert!(read::<HashMap<String, String>>("a=1&a=2").is_err());
        let lists: BTreeMap<String, Vec<String>> = read("b=3&a=1&a=2").unwrap();
        assert_eq!(lists["a"], ["1", "2"]);
        assert_eq!(lists["b"], ["3"]);
    }

    #[test]
    fn maps_pairs_and_values_are_readable() {
        let pairs: Vec<(String, String)> = read("b=1&a=2&b=3").unwrap();
        assert_eq!(pairs, [("b".into(), "1".into()), ("a".into(), "2".into()), ("b".into(), "3".into())]);
        let value: serde_json::Value = read("b=1&a=2&b=3").unwrap();
        assert_eq!(value, serde_json::json!({"b": ["1", "3"], "a": "2"}));
        read::<()>("a=1").unwrap();
    }

    #[test]
    fn flattened_structs_work() {
        #[derive(Deserialize)]
        struct Outer {
            #[serde(flatten)]
            rest: HashMap<String, String>,
        }
        assert_eq!(read::<Outer>("a=1").unwrap().rest["a"], "1");
    }

    #[test]
    fn a_json_body_is_read_as_json() {
        let body = Bytes::from_static(br#"{"Id": 7, "Name": "x"}"#);
        let order: Order = Params::from_json(body).deserialize().unwrap();
        assert_eq!((order.id, order.name.as_str()), (7, "x"));
    }

    #[test]
    fn a_json_error_says_where_but_not_what() {
        let body = Bytes::from_static(br#"{"Id": "secret"}"#);
        let error = Params::from_json(body).deserialize::<Order>().unwrap_err();
        assert_eq!(error.to_string(), "the JSON body has other data than expected at line 1 column 15");
    }
}
