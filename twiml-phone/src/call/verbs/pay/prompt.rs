//! What is said at a step.
//!
//! <https://www.twilio.com/docs/voice/twiml/pay/prompt>

use super::paying::Paying;
use super::step::Step;
use crate::answer::Element;
use crate::call::gone::Gone;
use crate::call::prompts;
use crate::machine::Pace;
use crate::transcript::Sound;

/// Says what there is to say at a step, at this attempt and after this error.
pub(super) async fn play(
    paying: &Paying<'_>,
    step: Step,
    attempt: u32,
    error: Option<&str>,
) -> Result<(), Gone> {
    let script = paying.script;
    match chosen(paying, step, attempt, error) {
        Some(prompt) => {
            script.begin(prompt);
            script.raise_all(prompt.faults());
            prompts::all(script, prompt.elements()).await
        }
        None => {
            let words = step.words();
            let time = prompts::spoken(words);
            script.leg.hear(Sound::Speech(words.to_owned()), time, Pace::Running).await
        }
    }
}

/// The prompt that fits most conditions; of several, the last. Twilio does not document which one it takes.
pub(super) fn chosen<'p>(
    paying: &Paying<'p>,
    step: Step,
    attempt: u32,
    error: Option<&str>,
) -> Option<&'p Element> {
    let prompts = paying.pay.elements().filter(|inside| inside.name() == "Prompt");
    let fitting = prompts.filter_map(|prompt| Some((fits(paying, prompt, step, attempt, error)?, prompt)));
    fitting.max_by_key(|(conditions, _)| *conditions).map(|(_, prompt)| prompt)
}

/// How many conditions a prompt has, if all of them are fulfilled.
fn fits(
    paying: &Paying<'_>,
    prompt: &Element,
    step: Step,
    attempt: u32,
    error: Option<&str>,
) -> Option<usize> {
    let error =
        error.map(|error| error.strip_prefix("input-").filter(|error| *error == "timeout").unwrap_or(error));
    let has = |name: &str, wanted: Option<&str>| match prompt.value(name) {
        None => Some(0),
        Some(words) => {
            let listed = words.split([' ', ',']).any(|word| Some(word) == wanted);
            listed.then_some(1)
        }
    };
    let attempt = attempt.to_string();
    let conditions = [
        has("for", Some(step.name()))?,
        has("attempt", Some(&attempt))?,
        has("errorType", error)?,
        has("cardType", paying.card.map(|kind| kind.name))?,
    ];
    Some(conditions.iter().sum())
}
