//! `<Pay>`: payments by phone.

use super::prelude::*;

payload! {
    /// A `<Pay>` has ended.
    ///
    /// Sent to its `action`. Twilio masks card and account numbers.
    pub struct PayOutcome: call, "https://www.twilio.com/docs/voice/twiml/pay#action" {
        /// How it ended.
        result: PayResult = "Result";
        /// The customer at the payment processor.
        profile_id: Option<Text> = "ProfileId", hidden;
        /// The token that represents the card or account.
        payment_token: Option<Text> = "PaymentToken", hidden;
        /// The processor's confirmation of the charge.
        payment_confirmation_code: Option<Text> = "PaymentConfirmationCode";
        /// What was paid with.
        payment_method: Option<PaymentMethod> = "PaymentMethod";
        /// The card number, with all but the last four digits masked.
        payment_card_number: Option<Text> = "PaymentCardNumber", hidden;
        /// The brand of the card.
        payment_card_type: Option<PaymentCardType> = "PaymentCardType";
        /// When the card expires, `MMYY`.
        expiration_date: Option<Text> = "ExpirationDate", hidden;
        /// The security code, masked.
        security_code: Option<Text> = "SecurityCode", hidden;
        /// The postal code.
        payment_card_postal_code: Option<Text> = "PaymentCardPostalCode", hidden;
        /// The bank account number, with all but the last two digits masked.
        bank_account_number: Option<Text> = "BankAccountNumber", hidden;
        /// The routing number of the bank.
        bank_routing_number: Option<Text> = "BankRoutingNumber", hidden;
        /// The kind of bank account.
        bank_account_type: Option<BankAccountType> = "BankAccountType";
        /// What went wrong.
        payment_error: Option<Text> = "PaymentError";
        /// What went wrong, by number.
        pay_error_code: Option<ErrorCode> = "PayErrorCode";
        /// What the payment processor says went wrong.
        connector_error: Option<Text> = "ConnectorError";
    }
}

payload! {
    /// A payment has reached its next step.
    ///
    /// Sent to the `statusCallback` of a `<Pay>` or of the REST API's payments. The parameters of a call are not sent.
    pub struct PayProgress: "https://www.twilio.com/docs/voice/twiml/pay#statuscallback" {
        /// The leg of the call.
        key call_sid: CallSid = "CallSid";
        /// The account that the call belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The payment, if the REST API started it.
        payment_sid: Option<PaymentSid> = "PaymentSid";
        /// What the caller is asked for.
        r#for: Option<PayStep> = "For";
        /// What went wrong in this step.
        error_type: Option<PayErrorType> = "ErrorType";
        /// Which attempt this is, from 1.
        attempt: Option<u32> = "Attempt";
        /// What is paid with.
        payment_method: Option<PaymentMethod> = "PaymentMethod";
        /// The card number, with all but the last four digits masked.
        payment_card_number: Option<Text> = "PaymentCardNumber", hidden;
        /// The brand of the card.
        payment_card_type: Option<PaymentCardType> = "PaymentCardType";
        /// When the card expires, `MMYY`.
        expiration_date: Option<Text> = "ExpirationDate", hidden;
        /// The security code, masked.
        security_code: Option<Text> = "SecurityCode", hidden;
        /// The postal code.
        payment_card_postal_code: Option<Text> = "PaymentCardPostalCode", hidden;
        /// The bank account number, with all but the last two digits masked.
        bank_account_number: Option<Text> = "BankAccountNumber", hidden;
        /// The routing number of the bank.
        bank_routing_number: Option<Text> = "BankRoutingNumber", hidden;
        /// The kind of bank account.
        bank_account_type: Option<BankAccountType> = "BankAccountType";
        /// Whether the caller has yet to finish this step.
        partial_result: Option<bool> = "PartialResult";
        /// What is being captured.
        capture: Option<Text> = "Capture";
        /// What is still missing, separated by spaces.
        required: Option<Text> = "Required";
    }
}
