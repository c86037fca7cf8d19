//! Messaging services.

use serde_json::{Value, json};

use super::setting::Setting;

/// What can be set of a messaging service.
///
/// <https://www.twilio.com/docs/messaging/api/service-resource>
pub(super) const SETTINGS: &[Setting] = &[
    Setting::text("friendly_name", "FriendlyName", 64),
    Setting::url("inbound_request_url", "InboundRequestUrl"),
    Setting::method("inbound_method", "InboundMethod"),
    Setting::url("fallback_url", "FallbackUrl"),
    Setting::method("fallback_method", "FallbackMethod"),
    Setting::url("status_callback", "StatusCallback"),
    Setting::flag("use_inbound_webhook_on_number", "UseInboundWebhookOnNumber", false),
    Setting::flag("sticky_sender", "StickySender", true),
    Setting::flag("mms_converter", "MmsConverter", true),
    Setting::flag("smart_encoding", "SmartEncoding", true),
    Setting::word("scan_message_content", "ScanMessageContent", &["inherit", "enable", "disable"], "inherit"),
    Setting::flag("fallback_to_long_code", "FallbackToLongCode", true),
    Setting::flag("area_code_geomatch", "AreaCodeGeomatch", true),
    Setting::flag("synchronous_validation", "SynchronousValidation", false),
    Setting::count("validity_period", "ValidityPeriod", 36000, 36000),
    Setting::word(
        "usecase",
        "Usecase",
        &["notifications", "marketing", "verification", "discussion", "poll", "undeclared"],
        "undeclared",
    ),
];

/// What a new service has beside its settings, at this URL.
pub(super) fn fixed(url: &str) -> Value {
    json!({
        "us_app_to_person_registered": false,
        "links": {
            "phone_numbers": format!("{url}/PhoneNumbers"),
            "short_codes": format!("{url}/ShortCodes"),
            "alpha_senders": format!("{url}/AlphaSenders"),
            "messages": format!("{url}/Messages"),
            "us_app_to_person": format!("{url}/Compliance/Usa2p"),
            "us_app_to_person_usecases": format!("{url}/Compliance/Usa2p/Usecases"),
            "channel_senders": format!("{url}/ChannelSenders"),
            "destination_alpha_senders": format!("{url}/DestinationAlphaSenders"),
        },
    })
}
