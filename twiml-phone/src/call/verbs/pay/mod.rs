//! `<Pay>`: a card or a bank account, keyed in.
//!
//! <https://www.twilio.com/docs/voice/twiml/pay>

mod card;
mod collect;
mod prompt;
mod step;

use twiml_schema::Delivery;
use twiml_values::CallStatus;

use self::collect::{Collected, collect};
use self::step::{Step, steps};
use crate::answer::Element;
use crate::call::gone::Gone;
use crate::call::input::{Ear, Payment};
use crate::call::script::{Flow, Script};
use crate::fault::Fault;
use crate::request::Parameters;

/// What is known of a payment.
struct Paying<'p> {
    script: &'p Script,
    pay: &'p Element,
    sid: String,
    /// What is known of the card or the account, for requests.
    known: Parameters,
    /// What the test has keyed in beforehand.
    given: Payment,
    card: Option<card::Kind>,
}

/// Collects step after step, and asks the action or the document itself with the result.
///
/// Nothing is charged: any payment that is complete succeeds, if there is a connector.
pub(crate) async fn run(script: &Script, pay: &Element) -> Result<Flow, Gone> {
    script.raise_all(pay.faults());
    let mut paying = Paying {
        script,
        pay,
        sid: script.board.account().new_sid("PK"),
        known: Parameters::new().with("PaymentMethod", pay.value("paymentMethod").unwrap_or("credit-card")),
        given: Payment::default(),
        card: None,
    };
    let result = match paying.collect_all().await {
        Ok(result) => result,
        Err(gone) => {
            if matches!(gone, Gone::HungUp) {
                let about =
                    paying.result("caller-hung-up").with("CallStatus", CallStatus::Completed.as_str());
                script.ask_in_vain(script.action_or_here(pay, Delivery::PayAction, &about)).await;
            }
            return Err(gone);
        }
    };
    Ok(script.action_or_here(pay, Delivery::PayAction, &paying.result(result)))
}

impl Paying<'_> {
    async fn collect_all(&mut self) -> Result<&'static str, Gone> {
        let connector = self.pay.value("paymentConnector").unwrap_or("Default");
        let connectors = &self.script.board.settings().pay_connectors;
        let has = connectors
            .as_ref()
            .map_or(connector == "Default", |all| all.iter().any(|known| known == connector));
        if !has {
            self.script.raise(Fault::new(64001, format!("there is no connector `{connector}`")));
            return Ok("payment-connector-error");
        }
        let _listening = self.script.leg.listen(&[Ear::Keys, Ear::Payment]);
        for step in steps(self.pay) {
            match collect(self, step).await? {
                Collected::Done => {}
                Collected::Star => return Ok("caller-interrupted-with-star"),
                Collected::TooOften => return Ok("too-many-failed-attempts"),
            }
        }
        self.tell(Step::Processing, 1, None);
        prompt::play(self, Step::Processing, 1, None).await?;
        Ok("success")
    }

    /// Tells how far the payment has come.
    fn tell(&self, step: Step, attempt: u32, error: Option<&str>) {
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
    fn result(&self, result: &str) -> Parameters {
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
