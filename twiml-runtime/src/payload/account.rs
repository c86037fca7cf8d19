//! What concerns the account: caller ids, usage, errors.

use super::prelude::*;

payload! {
    /// The call that verifies a caller id has ended.
    pub struct CallerIdValidation: call, "https://www.twilio.com/docs/voice/api/outgoing-caller-ids" {
        /// Whether the number is yours.
        verification_status: Option<VerificationStatus> = "VerificationStatus";
        /// The caller id, if it was verified.
        outgoing_caller_id_sid: Option<PhoneNumberSid> = "OutgoingCallerIdSid";
        /// The number, if it was verified.
        outgoing_caller_id_phone_number: Option<Address> = "OutgoingCallerIdPhoneNumber";
    }
}

payload! {
    /// Usage has passed the value of a trigger.
    pub struct UsageTriggerFired: "https://www.twilio.com/docs/usage/api/usage-trigger" {
        /// The trigger.
        key usage_trigger_sid: UsageTriggerSid = "UsageTriggerSid";
        /// The account whose usage it is.
        account_sid: AccountSid = "AccountSid";
        /// How often the trigger fires.
        recurring: Option<Recurring> = "Recurring";
        /// What was used, such as `sms`.
        usage_category: Text = "UsageCategory";
        /// What the trigger watches.
        trigger_by: TriggerBy = "TriggerBy";
        /// The value that was passed: a count, an amount, or a price in the account's currency.
        trigger_value: f64 = "TriggerValue";
        /// The value now.
        current_value: f64 = "CurrentValue";
        /// The usage, as a path in the REST API.
        usage_record_uri: Option<Text> = "UsageRecordUri";
        /// Identifies this request: a repetition has the same token.
        idempotency_token: Option<Text> = "IdempotencyToken";
        /// When the trigger fired.
        date_fired: Option<Timestamp> = "DateFired";
    }
}

payload! {
    /// An error or a warning was logged in the account.
    pub struct DebuggerEvent: "https://www.twilio.com/docs/usage/troubleshooting/debugging-event-webhooks" {
        /// The event.
        key sid: DebuggerEventSid = "Sid";
        /// The account in which it happened.
        account_sid: AccountSid = "AccountSid";
        /// The parent account, if there is one.
        parent_account_sid: Option<AccountSid> = "ParentAccountSid";
        /// When it happened.
        timestamp: Timestamp = "Timestamp";
        /// How serious it is.
        level: DebuggerLevel = "Level";
        /// What `payload` is: `application/json`.
        payload_type: Text = "PayloadType";
        /// What happened: `resource_sid`, `service_sid`, `error_code`, `more_info`, and the `webhook` with
        /// its request and response.
        payload: JsonText = "Payload", hidden;
    }
}
