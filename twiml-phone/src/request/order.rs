//! The order in which Twilio sends parameters.

use twiml_schema::Family;

use super::parameters::Parameters;

/// Puts parameters into the order in which Twilio sends them.
///
/// No page promises an order. Requests about calls that were captured are in the order in which a hash map of Java gives its keys, and those about
/// messages in one of their own; both are kept up here.
///
/// What is about neither is put into the order of calls.
pub(crate) fn in_order(mut parameters: Parameters, family: Family) -> Parameters {
    match family {
        Family::Messaging => parameters.sort_by_key(place_in_message),
        Family::Voice => {
            let buckets = buckets(parameters.len());
            parameters.sort_by_key(|name| bucket(name, buckets));
        }
    }
    parameters
}

/// The parameters of a message as they were captured. Names that are not among them come before the SID.
const MESSAGE: [&str; 31] = [
    "ToCountry",
    "MediaContentType",
    "ToState",
    "SmsMessageSid",
    "NumMedia",
    "ToCity",
    "FromZip",
    "ProfileName",
    "MessageType",
    "SmsSid",
    "FromState",
    "WaId",
    "SmsStatus",
    "MessageStatus",
    "FromCity",
    "ChannelToAddress",
    "Body",
    "FromCountry",
    "To",
    "MessagingServiceSid",
    "ToZip",
    "ChannelPrefix",
    "NumSegments",
    "ReferralNumMedia",
    "",
    "MessageSid",
    "AccountSid",
    "ChannelMetadata",
    "StructuredMessage",
    "From",
    "MediaUrl",
];

/// After all that is in [`MESSAGE`].
const LAST: [&str; 2] = ["ApiVersion", "ChannelInstallSid"];

fn place_in_message(name: &str) -> usize {
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let others = MESSAGE.iter().position(|known| known.is_empty()).unwrap_or_default();
    let known = MESSAGE.iter().chain(&LAST).position(|known| *known == name);
    known.unwrap_or(others)
}

/// How many buckets a hash map of Java has for so many keys: a power of two, filled up to three quarters.
fn buckets(keys: usize) -> u32 {
    let mut buckets: u32 = 16;
    while keys > (buckets / 4 * 3) as usize {
        buckets *= 2;
    }
    buckets
}

fn bucket(name: &str, buckets: u32) -> u32 {
    let hash =
        name.encode_utf16().fold(0_u32, |hash, unit| hash.wrapping_mul(31).wrapping_add(u32::from(unit)));
    (hash ^ (hash >> 16)) & (buckets - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(family: Family, names: impl Iterator<Item = &'a &'a str>) -> Vec<String> {
        let parameters: Parameters = names.map(|name| (*name, "")).collect();
        in_order(parameters, family).iter().map(|(name, _)| name.to_owned()).collect()
    }

    fn check(family: Family, captured: &[&str]) {
        assert_eq!(sorted(family, captured.iter()), captured);
        // Names of one bucket stay as they come, so from another beginning only their places are the same.
        let from_behind = sorted(family, captured.iter().rev());
        assert_eq!(from_behind[..4], captured[..4]);
    }

    #[test]
    fn calls_are_in_the_order_that_was_captured() {
        check(
            Family::Voice,
            &[
                "ApiVersion",
                "Called",
                "CallStatus",
                "Duration",
                "From",
                "CallerCountry",
                "Direction",
                "CallDuration",
                "Timestamp",
                "AccountSid",
                "CallbackSource",
                "CallerCity",
                "CallerState",
                "Caller",
                "FromCountry",
                "FromCity",
                "SequenceNumber",
                "CallSid",
                "To",
                "FromZip",
                "CallerZip",
                "FromState",
            ],
        );
    }

    #[test]
    fn messages_are_in_the_order_that_was_captured() {
        check(
            Family::Messaging,
            &[
                "ToCountry",
                "MediaContentType0",
                "ToState",
                "SmsMessageSid",
                "NumMedia",
                "ToCity",
                "FromZip",
                "SmsSid",
                "FromState",
                "SmsStatus",
                "FromCity",
                "Body",
                "FromCountry",
                "To",
                "ToZip",
                "NumSegments",
                "MessageSid",
                "AccountSid",
                "From",
                "MediaUrl0",
                "ApiVersion",
            ],
        );
        check(
            Family::Messaging,
            &[
                "SmsSid",
                "SmsStatus",
                "MessageStatus",
                "ChannelToAddress",
                "To",
                "ChannelPrefix",
                "MessageSid",
                "AccountSid",
                "StructuredMessage",
                "From",
                "ApiVersion",
                "ChannelInstallSid",
            ],
        );
    }
}
