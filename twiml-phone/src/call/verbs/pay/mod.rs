//! `<Pay>`: a card or a bank account, keyed in.
//!
//! <https://www.twilio.com/docs/voice/twiml/pay>

mod card;
mod check;
mod collect;
mod paying;
mod prompt;
mod step;

use twiml_schema::Delivery;
use twiml_values::CallStatus;

use self::collect::{Collected, collect};
use self::paying::Paying;
use self::step::{Step, steps};
use crate::answer::Element;
use crate::call::gone::Gone;
use crate::call::input::{Ear, Payment};
use crate::call::script::{End, Flow, Script};
use crate::fault::Fault;
use crate::request::Parameters;

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
    let result = match collect_all(&mut paying).await {
        Ok(result) => result,
        Err(gone) => {
            if matches!(gone, Gone::HungUp) {
                let about =
                    paying.result("caller-hung-up").with("CallStatus", CallStatus::Completed.as_str());
                script.ask_in_vain(action(script, pay, &about)).await;
            }
            return Err(gone);
        }
    };
    Ok(action(script, pay, &paying.result(result)))
}

/// Goes on with the action. One that is not `https` is not asked, as a URL that is not valid: that this ends the documents is an assumption.
fn action(script: &Script, pay: &Element, facts: &Parameters) -> Flow {
    match pay.fault_of_scheme("action") {
        Some(fault) => {
            script.raise(fault.clone());
            Flow::End(End::Failed(fault))
        }
        None => script.action_or_here(pay, Delivery::PayAction, facts),
    }
}

async fn collect_all(paying: &mut Paying<'_>) -> Result<&'static str, Gone> {
    let connector = paying.pay.value("paymentConnector").unwrap_or("Default");
    let has = paying.script.board.settings().read(|settings| match &settings.pay_connectors {
        Some(names) => names.iter().any(|name| name == connector),
        None => connector == "Default",
    });
    if !has {
        paying.script.raise(Fault::new(64001, format!("there is no connector `{connector}`")));
        return Ok("payment-connector-error");
    }
    let _listening = paying.script.leg.listen(&[Ear::Keys, Ear::Payment]);
    for step in steps(paying.pay) {
        match collect(paying, step).await? {
            Collected::Done => {}
            Collected::Star => return Ok("caller-interrupted-with-star"),
            Collected::TooOften => return Ok("too-many-failed-attempts"),
        }
    }
    paying.tell(Step::Processing, 1, None);
    prompt::play(paying, Step::Processing, 1, None).await?;
    Ok("success")
}
