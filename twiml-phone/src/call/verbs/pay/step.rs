//! The steps of a payment.

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
