//! How payments are taken.

choices! {
    /// The kind of bank account that pays: `bankAccountType` of `<Pay>`.
    BankAccountType: "voice/twiml/pay" {
        /// A consumer's checking account.
        ConsumerChecking = "consumer-checking",
        /// A consumer's savings account.
        ConsumerSavings = "consumer-savings",
        /// A company's checking account.
        CommercialChecking = "commercial-checking",
        /// A company's savings account.
        CommercialSavings = "commercial-savings",
    }

    /// How the details are entered: `input` of `<Pay>`.
    PayInput: "voice/twiml/pay" {
        /// By the keys of the phone.
        Dtmf = "dtmf",
    }

    /// Whether a bank account or a card pays: `paymentMethod` of `<Pay>`.
    PaymentMethod: "voice/twiml/pay" {
        /// A bank account.
        AchDebit = "ach-debit",
        /// A credit or debit card.
        CreditCard = "credit-card",
    }

    /// Whether a token can be used once or again: `tokenType` of `<Pay>`.
    TokenType: "voice/twiml/pay" {
        /// Once.
        OneTime = "one-time",
        /// Again.
        Reusable = "reusable",
        /// Again, and the processor keeps it as a payment method.
        PaymentMethod = "payment-method",
    }

    /// The brand of a card: `validCardTypes` of `<Pay>` and `cardType` of `<Prompt>`.
    CardType: "voice/twiml/pay" {
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

    /// The mistakes after which a prompt is heard: `errorType` of `<Prompt>`.
    PromptErrorType: "voice/twiml/pay/prompt" {
        /// Nothing was keyed in.
        Timeout = "timeout",
        /// No number of a card.
        InvalidCardNumber = "invalid-card-number",
        /// A brand that is not taken.
        InvalidCardType = "invalid-card-type",
        /// No date, or a past one.
        InvalidDate = "invalid-date",
        /// No security code.
        InvalidSecurityCode = "invalid-security-code",
        /// Twilio failed.
        InternalError = "internal-error",
        /// The two inputs differ.
        InputMatchingFailed = "input-matching-failed",
        /// No routing number.
        InvalidBankRoutingNumber = "invalid-bank-routing-number",
    }

    /// The step at which a prompt is heard: `for` of `<Prompt>`.
    PromptFor: "voice/twiml/pay/prompt" {
        /// The number of the card is asked for.
        PaymentCardNumber = "payment-card-number",
        /// The date at which the card expires is asked for.
        ExpirationDate = "expiration-date",
        /// The security code of the card is asked for.
        SecurityCode = "security-code",
        /// The postal code is asked for.
        PostalCode = "postal-code",
        /// The payment is processed.
        PaymentProcessing = "payment-processing",
        /// The number of the bank account is asked for.
        BankAccountNumber = "bank-account-number",
        /// The routing number of the bank is asked for.
        BankRoutingNumber = "bank-routing-number",
    }
}
