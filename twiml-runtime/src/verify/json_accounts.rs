//! The accounts that a JSON body names.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::value::{AccountSid, is_well_formed_sid};

/// The SIDs of accounts under the name `AccountSid`, `account_sid` or `accountSid`, at any depth. What is not JSON names none.
pub(super) fn of(body: &[u8]) -> Vec<String> {
    let mut accounts = Vec::new();
    let mut json = serde_json::Deserializer::from_slice(body);
    // Those before a mistake are found all the same.
    let _ = Search { accounts: &mut accounts, is_account: false }.deserialize(&mut json);
    accounts
}

/// Looks through one value.
struct Search<'a> {
    accounts: &'a mut Vec<String>,
    /// Whether the value has the name of an account.
    is_account: bool,
}

fn names_an_account(name: &str) -> bool {
    name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase()).eq(*b"accountsid")
}

impl<'de> DeserializeSeed<'de> for Search<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Search<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            map.next_value_seed(Search { accounts: self.accounts, is_account: names_an_account(&name) })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { accounts, is_account } = self;
        while items.next_element_seed(Search { accounts, is_account })?.is_some() {}
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if self.is_account && is_well_formed_sid(text, AccountSid::PREFIXES) {
            self.accounts.push(text.to_owned());
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SID: &str = "AC0123456789abcdef0123456789abcdef";

    #[test]
    fn accounts_are_found_under_their_names() {
        for json in [
            r#"{"AccountSid":"*"}"#,
            r#"{"account_sid":"*"}"#,
            r#"[{"id":"EZ1","data":{"accountSid":"*"}}]"#,
            r#"{"a":[1,-1,2.5,null,true,{"b":{"account\u005fsid":["*"]}}]}"#,
            r#"{"AccountSid":"*"} and more"#,
            r#"{"AccountSid":"*", mistake}"#,
        ] {
            assert_eq!(of(json.replace('*', SID).as_bytes()), [SID], "{json}");
        }
        let both = format!(r#"{{"AccountSid":"{SID}","AccountSid":"AC{}"}}"#, "1".repeat(32));
        assert_eq!(of(both.as_bytes()).len(), 2);
    }

    #[test]
    fn other_names_and_other_values_are_none() {
        for json in ["", "null", "\"AccountSid\"", r#"{"AccountSid":"AC1"}"#, r#"{"AccountSid":7}"#] {
            assert!(of(json.as_bytes()).is_empty(), "{json}");
        }
        let parent = format!(r#"{{"parent_account_sid":"{SID}","sid":"{SID}"}}"#);
        assert!(of(parent.as_bytes()).is_empty());
    }
}
