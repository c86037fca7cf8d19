//! Every value is made from texts in the same ways.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use twiml_values::{CallSid, ErrorCode, FromText, InvalidMethod, Method, Text, each_text_value};

/// A text that `T` takes.
fn example<T: FromText>() -> String {
    match T::FORMAT {
        twiml_values::Format::Sid(prefixes) => format!("{}0123456789abcdef0123456789abcdef", prefixes[0]),
        _ => "any text".to_owned(),
    }
}

fn alike<T>(text: &str)
where
    T: FromStr + for<'a> TryFrom<&'a str> + TryFrom<String> + TryFrom<Text> + Debug + Display + PartialEq,
{
    let made = [
        text.parse().ok(),
        T::try_from(text).ok(),
        T::try_from(text.to_owned()).ok(),
        T::try_from(Text::from(text)).ok(),
    ];
    for value in &made {
        assert_eq!(value, &made[0], "{text}");
        assert_eq!(value.as_ref().map(T::to_string).as_deref(), Some(text));
    }
}

fn gives_back<T: FromText + Into<String>>(text: &str) {
    let given: String = T::from_text(text.into()).into();
    assert_eq!(given, text);
}

macro_rules! all_alike {
    ($($name:ty,)+) => { $(
        alike::<$name>(&example::<$name>());
        gives_back::<$name>(&example::<$name>());
    )+ };
}

#[test]
fn every_value_is_parsed_and_converted_alike() {
    each_text_value!(all_alike);
    alike::<ErrorCode>("30007");
    alike::<Method>("POST");
}

#[test]
fn what_is_checked_is_checked_in_every_way() {
    assert!("CA1".parse::<CallSid>().is_err());
    assert!(CallSid::try_from("CA1").is_err());
    assert!(CallSid::try_from("CA1".to_owned()).is_err());
    assert!(CallSid::try_from(Text::from("CA1")).is_err());
    assert!(ErrorCode::try_from("").is_err());
    assert_eq!(Method::try_from("get"), Err(InvalidMethod));
}
