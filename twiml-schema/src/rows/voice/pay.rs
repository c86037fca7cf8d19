//! Taking payments on the phone: `<Pay>` and its prompts.

use crate::names::*;

vocabulary! {
    /// Collects card or bank details by keypad and passes them to a payment processor, past your own systems.
    Pay: Verb in [Voice] {
        page "voice/twiml/pay";
        children [Parameter, Prompt];
        terminal DefaultAction;
    } with {
        /// Where Twilio sends the result, by POST; left out, the current document is asked for again.
        action: Url("https") => PayAction;
        /// The kind of bank account, for `ach-debit`.
        bankAccountType: OneOf(BankAccountType) = "consumer-checking";
        /// How much to charge; left out or 0, the details are turned into a token and nothing is charged.
        chargeAmount: Number(0.0..=1_000_000.0);
        /// The credential for the processor.
        credentialSid: Sid, deprecated("it was removed in 2018: name the processor in `paymentConnector`");
        /// The currency of the amount, as an ISO 4217 code.
        currency: Text = "usd";
        /// What the payment is for.
        description: Text;
        /// How the details are entered.
        input: OneOf(PayInput) = "dtmf";
        /// The language of the prompts.
        language: Language(PAY) = "en-US";
        /// How often the caller may try to enter a detail.
        maxAttempts: Integer(1..=3 attempts);
        /// How many characters a postal code has at least.
        minPostalCodeLength: Integer(1.. characters);
        /// The connector, set up in the account, that leads to the processor.
        paymentConnector: Text = "Default";
        /// Whether a bank account or a card pays.
        paymentMethod: OneOf(PaymentMethod) = "credit-card";
        /// Whether the caller is asked for the postal code, or the postal code itself where it is known.
        postalCode: Text = true;
        /// Whether the caller is asked for the security code of the card.
        securityCode: Boolean = true;
        /// Where Twilio reports the progress of the payment.
        statusCallback: Url => PayStatus by statusCallbackMethod;
        /// The HTTP method for payment reports.
        statusCallbackMethod: Method = "POST";
        /// How long Twilio waits for another digit.
        timeout: Integer(0.. seconds) = 5;
        /// Whether the token can be used once or again.
        tokenType: OneOf(TokenType) = "reusable";
        /// The brands of card that are taken.
        validCardTypes: ListOf(CardType) = "visa mastercard amex", retired(&[("master-card", "mastercard")]);
    }

    /// Replaces one of the prompts of `<Pay>` with your own.
    Prompt: Noun in [Voice] {
        page "voice/twiml/pay/prompt";
        children [Pause, Play, Say];
    } with {
        /// The attempts at which this prompt is heard, counted from 1 and separated by spaces.
        attempt: Numbers;
        /// The brands of card for which this prompt is heard.
        cardType: ListOf(CardType), retired(&[("master-card", "mastercard")]);
        /// The mistakes after which this prompt is heard.
        errorType: ListOf(PromptErrorType);
        /// The step at which this prompt is heard.
        r#for as "for": OneOf(PromptFor);
        /// Whether the caller has to enter the detail twice.
        requireMatchingInputs: Boolean = false;
    }
}
