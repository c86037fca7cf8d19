//! TwiML applications.

use super::setting::Setting;

/// What can be set of an application.
///
/// <https://www.twilio.com/docs/usage/api/applications>
pub(super) const SETTINGS: &[Setting] = &[
    Setting::text("friendly_name", "FriendlyName", 64),
    Setting::url("voice_url", "VoiceUrl"),
    Setting::method("voice_method", "VoiceMethod"),
    Setting::url("voice_fallback_url", "VoiceFallbackUrl"),
    Setting::method("voice_fallback_method", "VoiceFallbackMethod"),
    Setting::flag("voice_caller_id_lookup", "VoiceCallerIdLookup", false),
    Setting::url("status_callback", "StatusCallback"),
    Setting::method("status_callback_method", "StatusCallbackMethod"),
    Setting::url("sms_url", "SmsUrl"),
    Setting::method("sms_method", "SmsMethod"),
    Setting::url("sms_fallback_url", "SmsFallbackUrl"),
    Setting::method("sms_fallback_method", "SmsFallbackMethod"),
    Setting::url("sms_status_callback", "SmsStatusCallback"),
    Setting::url("message_status_callback", "MessageStatusCallback"),
    Setting::flag("public_application_connect_enabled", "PublicApplicationConnectEnabled", false),
];

/// Parameters that change nothing here.
pub(super) const OTHERS: &[&str] = &["ApiVersion"];
