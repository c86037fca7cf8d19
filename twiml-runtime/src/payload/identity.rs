//! What every request of Twilio's says, and says once: its account, and what it is about.

use crate::params::Params;
use crate::value::{AccountSid, Format, is_well_formed_sid};
use crate::verify::{ACCOUNT, names_account};

use super::PayloadError;
use super::row::PayloadRow;

/// Refuses a request that does not identify itself as Twilio's do. `key` is the text of the parameter that it is about.
pub(crate) fn check(
    row: &'static PayloadRow,
    key: Option<&str>,
    params: &Params,
) -> Result<(), PayloadError> {
    single(params, |name| row.sends_once(name))?;
    if let [parameter, ..] = row.parameters
        && let Format::Sid(prefixes) = parameter.format
        && !key.is_some_and(|sid| is_well_formed_sid(sid, prefixes))
    {
        return Err(PayloadError::malformed(parameter.name, prefixes));
    }
    if names_account(params) {
        return Ok(());
    }
    Err(match params.get(ACCOUNT) {
        Some(_) => PayloadError::malformed(ACCOUNT, AccountSid::PREFIXES),
        None => PayloadError::missing(ACCOUNT, row.kind, params),
    })
}

/// Refuses a request in which a parameter that Twilio sends once comes twice. The order of its values is not signed.
pub(crate) fn single(
    params: &Params,
    sent_once: impl Fn(&str) -> Option<&'static str>,
) -> Result<(), PayloadError> {
    if !params.has_repeated_names() {
        return Ok(());
    }
    match params.repeated_names().find_map(sent_once) {
        Some(parameter) => Err(PayloadError::repeated(parameter)),
        None => Ok(()),
    }
}
