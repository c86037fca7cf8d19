//! Whether what was keyed in can be right.

use super::card;
use super::paying::Paying;
use super::step::Step;

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
