//! What the requests say. Every parameter is a field, as it is in the payloads of the framework: otherwise a hand would win by what it leaves out.

use std::str::FromStr;

use serde::{Deserialize, Deserializer};

/// Declares a payload twice: with text of its own, which serde reads, and with text that it borrows, which is read by name.
macro_rules! payload {
    ($owned:ident, $borrowed:ident {
        $($required:ident = $required_name:literal,)+
    } numbers {
        $($number:ident = $number_name:literal,)*
    } optional {
        $($optional:ident = $optional_name:literal,)+
    }) => {
        #[derive(Deserialize)]
        #[expect(dead_code, reason = "a handler would read all of them")]
        pub(crate) struct $owned {
            $(#[serde(rename = $required_name)] pub(crate) $required: String,)+
            $(#[serde(rename = $number_name, deserialize_with = "number")] pub(crate) $number: u32,)*
            $(#[serde(rename = $optional_name, default, deserialize_with = "some")] pub(crate) $optional: Option<String>,)+
        }

        #[derive(Default)]
        #[allow(dead_code, reason = "a handler would read all of them")]
        pub(crate) struct $borrowed<'a> {
            $(pub(crate) $required: &'a str,)+
            $(pub(crate) $number: u32,)*
            $(pub(crate) $optional: Option<&'a str>,)+
        }

        impl<'a> $borrowed<'a> {
            pub(crate) fn read(pairs: impl Iterator<Item = (&'a [u8], &'a str)>) -> Option<Self> {
                let mut payload = Self::default();
                let mut found = 0;
                for (name, value) in pairs {
                    // Compared as texts, which is faster than by one byte after another.
                    match str::from_utf8(name).unwrap_or_default() {
                        $($required_name => { payload.$required = value; found += 1; })+
                        $($number_name => { payload.$number = value.parse().ok()?; found += 1; })*
                        $($optional_name => payload.$optional = Some(value),)+
                        _ => {}
                    }
                }
                let needed = [$($required_name,)+ $($number_name,)*].len();
                (found == needed).then_some(payload)
            }
        }
    };
}

payload! {
    Message, MessageRef {
        message_sid = "MessageSid",
        account_sid = "AccountSid",
        from = "From",
        to = "To",
        body = "Body",
    } numbers {
        num_media = "NumMedia",
        num_segments = "NumSegments",
    } optional {
        sms_sid = "SmsSid",
        sms_message_sid = "SmsMessageSid",
        messaging_service_sid = "MessagingServiceSid",
        sms_status = "SmsStatus",
        api_version = "ApiVersion",
        from_city = "FromCity",
        from_state = "FromState",
        from_zip = "FromZip",
        from_country = "FromCountry",
        to_city = "ToCity",
        to_state = "ToState",
        to_zip = "ToZip",
        to_country = "ToCountry",
    }
}

payload! {
    Call, CallRef {
        call_sid = "CallSid",
        account_sid = "AccountSid",
        from = "From",
        to = "To",
        call_status = "CallStatus",
        direction = "Direction",
    } numbers {
    } optional {
        api_version = "ApiVersion",
        stir_verstat = "StirVerstat",
        called = "Called",
        called_city = "CalledCity",
        called_country = "CalledCountry",
        called_state = "CalledState",
        called_zip = "CalledZip",
        caller = "Caller",
        caller_city = "CallerCity",
        caller_country = "CallerCountry",
        caller_state = "CallerState",
        caller_zip = "CallerZip",
        from_city = "FromCity",
        from_country = "FromCountry",
        from_state = "FromState",
        from_zip = "FromZip",
        to_city = "ToCity",
        to_country = "ToCountry",
        to_state = "ToState",
        to_zip = "ToZip",
    }
}

fn number<'de, D: Deserializer<'de>, T: FromStr>(deserializer: D) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(|_| serde::de::Error::custom("not a number"))
}

/// Text that is there. That of a form cannot be an `Option` by itself.
fn some<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}
