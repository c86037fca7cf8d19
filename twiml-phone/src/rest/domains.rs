//! SIP domains.

use serde_json::{Value, json};

use super::setting::Setting;

/// What can be set of a SIP domain.
///
/// <https://www.twilio.com/docs/voice/sip/api/sip-domain-resource>
pub(super) const SETTINGS: &[Setting] = &[
    Setting::text("domain_name", "DomainName", 255),
    Setting::text("friendly_name", "FriendlyName", 64),
    Setting::url("voice_url", "VoiceUrl"),
    Setting::method("voice_method", "VoiceMethod"),
    Setting::url("voice_fallback_url", "VoiceFallbackUrl"),
    Setting::method("voice_fallback_method", "VoiceFallbackMethod"),
    Setting::url("voice_status_callback_url", "VoiceStatusCallbackUrl"),
    Setting::method("voice_status_callback_method", "VoiceStatusCallbackMethod"),
    Setting::flag("sip_registration", "SipRegistration", false),
    Setting::flag("emergency_calling_enabled", "EmergencyCallingEnabled", false),
    Setting::flag("secure", "Secure", false),
    Setting::sid("byoc_trunk_sid", "ByocTrunkSid", "BY"),
    Setting::sid("emergency_caller_sid", "EmergencyCallerSid", "PN"),
];

/// What a new domain has beside its settings, at this path. It has no lists of addresses and credentials, and none can be added here.
pub(super) fn fixed(path: &str) -> Value {
    json!({
        "auth_type": "",
        "subresource_uris": {
            "credential_list_mappings": format!("{path}/CredentialListMappings.json"),
            "ip_access_control_list_mappings": format!("{path}/IpAccessControlListMappings.json"),
        },
    })
}
