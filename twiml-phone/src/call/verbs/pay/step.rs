//! The steps of a payment.

use super::Paying;
use super::card;
use crate::answer::Element;

/// A step of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    CardNumber,
    ExpirationDate,
    SecurityCode,
    PostalCode,
    RoutingNumber,
    AccountNumber,
    Processing,
}

impl Step {
    /// As `<Prompt for>` names it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::CardNumber => "payment-card-number",
            Self::ExpirationDate => "expiration-date",
            Self::SecurityCode => "security-code",
            Self::PostalCode => "postal-code",
            Self::RoutingNumber => "bank-routing-number",
            Self::AccountNumber => "bank-account-number",
            Self::Processing => "payment-processing",
        }
    }

    /// What is said where no `<Prompt>` fits. Twilio's own words are not documented.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::CardNumber => "Please enter your card number.",
            Self::ExpirationDate => "Please enter the month and year in which your card expires.",
            Self::SecurityCode => "Please enter the security code of your card.",
            Self::PostalCode => "Please enter your postal code.",
            Self::RoutingNumber => "Please enter your bank routing number.",
            Self::AccountNumber => "Please enter your bank account number.",
            Self::Processing => "Please wait while your payment is processed.",
        }
    }
}

/// The steps in which a payment is collected.
pub(super) fn steps(pay: &Element) -> Vec<Step> {
    if pay.value("paymentMethod") == Some("ach-debit") {
        return vec![Step::RoutingNumber, Step::AccountNumber];
    }
    let mut steps = vec![Step::CardNumber, Step::ExpirationDate];
    if pay.is_true("securityCode") {
        steps.push(Step::SecurityCode);
    }
    // A postal code that is given is not asked for.
    if pay.value("postalCode").is_none_or(|value| value == "true") {
        steps.push(Step::PostalCode);
    }
    steps
}

/// Takes what was keyed in for a step, if it can be that.
pub(super) fn take(paying: &mut Paying<'_>, step: Step, keys: &str) -> Result<(), &'static str> {
    if keys.is_empty() {
        return Err("input-timeout");
    }
    match step {
        Step::CardNumber => {
            let kind = card::kind(keys).ok_or("invalid-card-number")?;
            let accepted = paying.pay.value("validCardTypes").unwrap_or_default();
            if !accepted.split_whitespace().any(|accepted| accepted == kind.name) {
                return Err("invalid-card-type");
            }
            paying.card = Some(kind);
            paying.known.set("PaymentCardNumber", masked(keys, 4));
            paying.known.set("PaymentCardType", kind.name);
        }
        Step::ExpirationDate => {
            if !is_to_come(paying, keys) {
                return Err("invalid-date");
            }
            paying.known.set("ExpirationDate", keys);
        }
        Step::SecurityCode => {
            if keys.len() != paying.card.map_or(3, |kind| kind.code) {
                return Err("invalid-security-code");
            }
            paying.known.set("SecurityCode", masked(keys, 0));
        }
        Step::PostalCode => {
            let shortest =
                paying.pay.number("minPostalCodeLength").and_then(|least| usize::try_from(least).ok());
            if keys.len() < shortest.unwrap_or(1) {
                return Err("invalid-postal-code");
            }
            paying.known.set("PaymentCardPostalCode", keys);
        }
        Step::RoutingNumber => {
            if keys.len() != 9 {
                return Err("invalid-bank-routing-number");
            }
            paying.known.set("BankRoutingNumber", keys);
        }
        Step::AccountNumber => {
            paying.known.set("BankAccountNumber", masked(keys, 2));
            let kind = paying.pay.value("bankAccountType").unwrap_or("consumer-checking");
            paying.known.set("BankAccountType", kind);
        }
        Step::Processing => {}
    }
    Ok(())
}

/// A month and a year, `MMYY`, that are not over.
fn is_to_come(paying: &Paying<'_>, keys: &str) -> bool {
    let account = paying.script.board.account();
    // `2026-01-…`
    let today = account.iso_8601();
    let (year, month) = (today.get(2..4).unwrap_or_default(), today.get(5..7).unwrap_or_default());
    let (Some(given_month), Some(given_year), 4) = (keys.get(..2), keys.get(2..), keys.len()) else {
        return false;
    };
    let is_month = given_month.parse().is_ok_and(|month: u8| (1..=12).contains(&month));
    is_month && (given_year, given_month) >= (year, month)
}

/// The last digits, and an `x` for each other one.
fn masked(keys: &str, shown: usize) -> String {
    let hidden = keys.chars().count().saturating_sub(shown);
    keys.chars().enumerate().map(|(at, key)| if at < hidden { 'x' } else { key }).collect()
}
