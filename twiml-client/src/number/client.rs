//! What is asked about a number.

use std::pin::pin;

use futures_util::TryStreamExt as _;
use twiml_values::PhoneNumberSid;
use twiml_values::mask::Masked;

use super::list::ListNumbers;
use super::resource::PhoneNumber;
use crate::client::Client;
use crate::error::{Invalid, Result};
use crate::target::TargetKind;

/// # Phone numbers
///
/// They are listed by [`ListNumbers`], and their URLs changed by [`UpdateNumber`](crate::UpdateNumber).
impl Client {
    /// Reads a number.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if there is none, or it cannot be read.
    pub async fn number(&self, sid: &PhoneNumberSid) -> Result<PhoneNumber> {
        self.show(&TargetKind::Number.read(sid)).await
    }

    /// Finds a number by its whole text in E.164: `+15551110000`.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if this account has no such number, here and in this region.
    pub async fn find_number(&self, number: &str) -> Result<PhoneNumber> {
        let is_e164 = number.strip_prefix('+').is_some_and(|digits| {
            (2..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
        });
        if !is_e164 {
            return Err(Invalid::new(
                "a number is written in E.164: a plus, the country and the rest, digits alone",
            )
            .into());
        }
        // Twilio's filter finds numbers that have this in them.
        let mut found = pin!(ListNumbers::new().containing(number).stream(self));
        while let Some(candidate) = found.try_next().await? {
            if candidate.phone_number.as_ref().is_some_and(|found| *found == *number) {
                return Ok(candidate);
            }
        }
        let region = match self.region() {
            Some(region) => format!("the region {region}"),
            None => "the first region (us1)".to_owned(),
        };
        Err(Invalid::new(format!(
            "the account {} has no number {} in {region}: it may belong to another account, to a subaccount, or to another region",
            self.account_sid(),
            Masked(number),
        ))
        .into())
    }
}
