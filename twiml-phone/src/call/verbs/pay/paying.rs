//! A payment that is being collected.

use super::card;
use super::step::Step;
use crate::answer::Element;
use crate::call::input::Payment;
use crate::call::script::Script;
use crate::request::Parameters;

/// What is known of a payment.
pub(super) struct Paying<'p> {
    pub(super) script: &'p Script,
    pub(super) pay: &'p Element,
    pub(super) sid: String,
    /// What is known of the card or the account, for requests.
    pub(super) known: Parameters,
    /// What the test has keyed in beforehand.
    pub(super) given: Payment,
    pub(super) card: Option<card::Kind>,
}

impl Paying<'_> {
    /// Tells how far the payment has come.
    pub(super) fn tell(&self, step: Step, attempt: u32, error: Option<&str>) {
        let facts = self
            .known
            .clone()
            .with("PaymentSid", &self.sid)
            .with("For", step.name())
            .with("Attempt", attempt.to_string())
            .with_some("ErrorType", error);
        self.script.tell(self.pay, "statusCallback", &facts);
    }

    /// What the action is told.
    pub(super) fn result(&self, result: &str) -> Parameters {
        let facts = self.known.clone().with("Result", result);
        if result != "success" {
            return facts;
        }
        let account = self.script.board.account();
        let made_up = |prefix: &str| account.new_sid(prefix).to_lowercase();
        if self
            .pay
            .value("chargeAmount")
            .and_then(|amount| amount.parse::<f64>().ok())
            .is_some_and(|amount| amount > 0.0)
        {
            return facts.with("PaymentConfirmationCode", made_up("ch_"));
        }
        let facts = facts.with("PaymentToken", made_up("tok_"));
        if self.pay.value("tokenType") == Some("one-time") {
            facts
        } else {
            facts.with("ProfileId", made_up("cus_"))
        }
    }
}
