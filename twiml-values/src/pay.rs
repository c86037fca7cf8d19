//! What the parameters of payments may say.

open_enum! {
    /// How a `<Pay>` ended.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/pay#result-values>
    pub enum PayResult {
        /// Paid, or tokenized.
        Success = "success",
        /// The caller made too many mistakes.
        TooManyFailedAttempts = "too-many-failed-attempts",
        /// The payment processor refused.
        PaymentConnectorError = "payment-connector-error",
        /// The caller pressed `*`.
        CallerInterruptedWithStar = "caller-interrupted-with-star",
        /// The caller hung up.
        CallerHungUp = "caller-hung-up",
        /// The TwiML was wrong.
        ValidationError = "validation-error",
        /// Twilio failed.
        InternalError = "internal-error",
    }

    /// What is paid with.
    pub enum PaymentMethod {
        /// A credit or debit card.
        CreditCard = "credit-card",
        /// A bank account.
        AchDebit = "ach-debit",
    }

    /// The brand of a card.
    pub enum PaymentCardType {
        /// Visa.
        Visa = "visa",
        /// Mastercard.
        Mastercard = "mastercard",
        /// American Express.
        Amex = "amex",
        /// Maestro.
        Maestro = "maestro",
        /// Discover.
        Discover = "discover",
        /// Optima.
        Optima = "optima",
        /// JCB.
        Jcb = "jcb",
        /// Diners Club.
        DinersClub = "diners-club",
        /// Enroute.
        Enroute = "enroute",
    }

    /// The kind of a bank account.
    pub enum BankAccountType {
        /// A consumer's checking account.
        ConsumerChecking = "consumer-checking",
        /// A consumer's savings account.
        ConsumerSavings = "consumer-savings",
        /// A company's checking account.
        CommercialChecking = "commercial-checking",
        /// A person's account.
        Personal = "personal",
        /// A company's account.
        Business = "business",
    }

    /// What the caller is asked for during a payment.
    pub enum PayStep {
        /// The number of the card.
        PaymentCardNumber = "payment-card-number",
        /// When the card expires.
        ExpirationDate = "expiration-date",
        /// The security code.
        SecurityCode = "security-code",
        /// The postal code.
        PostalCode = "postal-code",
        /// The routing number of the bank.
        BankRoutingNumber = "bank-routing-number",
        /// The number of the bank account.
        BankAccountNumber = "bank-account-number",
        /// Nothing: the payment is processed.
        PaymentProcessing = "payment-processing",
    }

    /// What went wrong in a step of a payment.
    pub enum PayErrorType {
        /// Nothing was entered.
        InputTimeout = "input-timeout",
        /// No number of a card.
        InvalidCardNumber = "invalid-card-number",
        /// A brand that is not accepted.
        InvalidCardType = "invalid-card-type",
        /// No date, or a past one.
        InvalidDate = "invalid-date",
        /// No security code.
        InvalidSecurityCode = "invalid-security-code",
        /// No postal code.
        InvalidPostalCode = "invalid-postal-code",
        /// No routing number.
        InvalidBankRoutingNumber = "invalid-bank-routing-number",
        /// No account number.
        InvalidBankAccountNumber = "invalid-bank-account-number",
        /// No type of account.
        InvalidBankAccountType = "invalid-bank-account-type",
        /// The security code was asked for before the number of the card.
        InvalidCaptureSequence = "invalid-card-number-security-code-capture-sequence",
        /// The two inputs differ.
        InputMatchingFailed = "input-matching-failed",
        /// Another session goes on.
        SessionInProgress = "session-in-progress",
        /// Twilio failed.
        InternalError = "internal-error",
    }
}
