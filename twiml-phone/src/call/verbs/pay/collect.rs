//! One step of a payment, with its attempts.

use std::time::Duration;

use futures_util::future::Either;

use super::check::take;
use super::paying::Paying;
use super::prompt::{chosen, play};
use super::step::Step;
use crate::call::gone::Gone;
use crate::call::input::Input;
use crate::machine::race;

/// How a step ends.
pub(super) enum Collected {
    Done,
    /// By the star, which ends the payment.
    Star,
    TooOften,
}

/// Collects one step. Every error costs an attempt.
///
/// `maxAttempts` counts the attempts after the first one: Twilio's page says that 1 means one retry.
pub(super) async fn collect(paying: &mut Paying<'_>, step: Step) -> Result<Collected, Gone> {
    let retries = paying.pay.number("maxAttempts").unwrap_or(0);
    let attempts = u32::try_from(retries).unwrap_or(u32::MAX).saturating_add(1);
    let mut error = None;
    for attempt in 1..=attempts {
        paying.tell(step, attempt, error);
        let Some(keys) = keys(paying, step, attempt, error).await? else { return Ok(Collected::Star) };
        let taken = take(paying, step, &keys);
        let repeats = chosen(paying, step, attempt, error)
            .is_some_and(|prompt| prompt.is_true("requireMatchingInputs"));
        error = match taken {
            Err(error) => Some(error),
            Ok(()) if !repeats => None,
            Ok(()) => match self::keys(paying, step, attempt, None).await? {
                None => return Ok(Collected::Star),
                Some(again) => (again != keys).then_some("input-matching-failed"),
            },
        };
        if error.is_none() {
            return Ok(Collected::Done);
        }
    }
    paying.tell(step, attempts, error);
    Ok(Collected::TooOften)
}

/// What is keyed in until `#` or a silence; nothing if it is the star. The first key stops the prompt.
async fn keys(
    paying: &mut Paying<'_>,
    step: Step,
    attempt: u32,
    error: Option<&str>,
) -> Result<Option<String>, Gone> {
    let leg = paying.script.leg.clone();
    leg.does(format!("<Pay>, waiting for the {}", step.name()));
    let timeout = Duration::from_secs(paying.pay.number("timeout").unwrap_or(5));
    let first = match race(leg.next_input(), play(paying, step, attempt, error)).await {
        Either::Left(input) => Some(input),
        Either::Right(played) => {
            played?;
            None
        }
    };
    let mut next = match first {
        Some(input) => Some(input),
        None => match given(paying, step) {
            Some(keys) => return Ok(Some(keys)),
            None => leg.input_until(Some(leg.clock().after(timeout))).await?,
        },
    };
    let mut keys = String::new();
    loop {
        match next {
            Some(Input::Key('*')) => return Ok(None),
            Some(Input::Key('#')) | None => return Ok(Some(keys)),
            Some(Input::Key(key)) => keys.push(key),
            Some(Input::Payment(payment)) => {
                paying.given = payment;
                if let Some(keys) = given(paying, step) {
                    return Ok(Some(keys));
                }
            }
            Some(_) => {}
        }
        next = leg.input_until(Some(leg.clock().after(timeout))).await?;
    }
}

/// What the test has keyed in for a step.
fn given(paying: &Paying<'_>, step: Step) -> Option<String> {
    let steps = paying.given.steps.iter();
    steps.rev().find(|(name, _)| name == step.name()).map(|(_, keys)| keys.clone())
}
