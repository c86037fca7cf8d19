//! Phone numbers of the account.

use serde_json::{Value, json};

use super::resource::Resource;
use super::setting::Setting;

/// What can be set of a phone number. What is not set shows as `null` or as an empty text, as in Twilio's own example.
///
/// <https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource>
pub(super) const SETTINGS: &[Setting] = &[
    Setting::text("friendly_name", "FriendlyName", 64),
    Setting::url("sms_url", "SmsUrl").or_empty(),
    Setting::method("sms_method", "SmsMethod"),
    Setting::url("sms_fallback_url", "SmsFallbackUrl").or_empty(),
    Setting::method("sms_fallback_method", "SmsFallbackMethod"),
    Setting::sid("sms_application_sid", "SmsApplicationSid", "AP").or_empty(),
    Setting::url("voice_url", "VoiceUrl"),
    Setting::method("voice_method", "VoiceMethod"),
    Setting::url("voice_fallback_url", "VoiceFallbackUrl"),
    Setting::method("voice_fallback_method", "VoiceFallbackMethod"),
    Setting::sid("voice_application_sid", "VoiceApplicationSid", "AP").or_empty(),
    Setting::sid("trunk_sid", "TrunkSid", "TK"),
    Setting::flag("voice_caller_id_lookup", "VoiceCallerIdLookup", false),
    Setting::word("voice_receive_mode", "VoiceReceiveMode", &["voice", "fax"], "voice"),
    Setting::url("status_callback", "StatusCallback").or_empty(),
    Setting::method("status_callback_method", "StatusCallbackMethod"),
    Setting::word("emergency_status", "EmergencyStatus", &["Active", "Inactive"], "Inactive"),
    Setting::sid("emergency_address_sid", "EmergencyAddressSid", "AD"),
    Setting::sid("address_sid", "AddressSid", "AD"),
    Setting::sid("identity_sid", "IdentitySid", "RI"),
    Setting::sid("bundle_sid", "BundleSid", "BU"),
];

/// Parameters of an update that change nothing here. `AccountSid` moves a number to another account, of which the phone has none.
pub(super) const OTHERS: &[&str] = &["ApiVersion", "AccountSid"];

/// What a new number has beside its settings.
pub(super) fn fixed(number: &str) -> Value {
    json!({
        "phone_number": number,
        "capabilities": { "voice": true, "sms": true, "mms": true, "fax": false },
        "address_requirements": "none",
        "emergency_address_status": "unregistered",
        "beta": false,
        "origin": "twilio",
        "status": "in-use",
        "type": if crate::geography::is_toll_free(number) { "toll-free" } else { "local" },
    })
}

/// A number of North America as it is shown to people: `(206) 555-0199`. Others stay as they are.
pub(super) fn formatted(address: &str) -> String {
    let national = address.strip_prefix("+1").filter(|national| national.len() == 10);
    let parts = national.and_then(|digits| Some((digits.get(..3)?, digits.get(3..6)?, digits.get(6..)?)));
    parts.map_or_else(|| address.to_owned(), |(area, office, line)| format!("({area}) {office}-{line}"))
}

/// Whether a resource can have a webhook for messages: all but numbers that can neither get SMS nor MMS.
pub(super) fn takes_messages(resource: &Resource) -> bool {
    let can = |capabilities: &Value, name| capabilities.get(name) != Some(&Value::Bool(false));
    resource
        .get("capabilities")
        .is_none_or(|capabilities| can(capabilities, "sms") || can(capabilities, "mms"))
}

/// Whether a number fits a filter: a part of it, in which `*` is any digit. A `+` that came as a space, since it was not encoded, is not
/// part of a number.
pub(super) fn fits(number: &str, filter: &str) -> bool {
    let (pattern, number): (Vec<_>, Vec<_>) = (filter.chars().collect(), number.chars().collect());
    pattern.is_empty()
        || number.windows(pattern.len()).any(|window| {
            let fits = |(c, wanted): (&char, &char)| c == wanted || (*wanted == '*' && c.is_ascii_digit());
            window.iter().zip(&pattern).all(fits)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_a_part_of_a_number() {
        for filter in ["+12065550199", "+1206", "206555", "+1206***0199", "0199", ""] {
            assert!(fits("+12065550199", filter), "{filter}");
        }
        for filter in ["+12065550198", "0199*", "x", " 12065550199", "+206", "*12065550199"] {
            assert!(!fits("+12065550199", filter), "{filter}");
        }
    }

    #[test]
    fn numbers_of_north_america_are_shown_with_their_area_code() {
        assert_eq!(formatted("+12065550199"), "(206) 555-0199");
        assert_eq!(formatted("+442071838750"), "+442071838750");
        assert_eq!(formatted("client:anna"), "client:anna");
    }
}
