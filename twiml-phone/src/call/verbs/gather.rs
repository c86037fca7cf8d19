//! `<Gather>`: keys and speech.
//!
//! <https://www.twilio.com/docs/voice/twiml/gather>

use std::time::Duration;

use futures_util::future::Either;
use twiml_schema::Delivery;

use crate::answer::Element;
use crate::call::gone::Gone;
use crate::call::input::{Ear, Input, Speech};
use crate::call::prompts;
use crate::call::script::{Flow, Script};
use crate::fault::Fault;
use crate::machine::race;
use crate::request::Parameters;

/// What it is set to.
struct Settings {
    keys: bool,
    speech: bool,
    /// The key that ends the input.
    finish: Option<char>,
    digits: Option<usize>,
    /// How long it waits for the next input.
    timeout: Duration,
    /// The silence that ends speech.
    speech_end: Duration,
    /// Whether input stops the prompts.
    barge_in: bool,
}

/// What came in.
enum Heard {
    Digits { digits: String, finished_on: Option<char> },
    Speech(Speech),
    Nothing,
}

/// Plays its prompts while keys and speech are accepted, and waits for more of them after that.
pub(crate) async fn run(script: &Script, gather: &Element) -> Result<Flow, Gone> {
    script.raise_all(gather.faults());
    let settings = Settings::of(script, gather);
    let heard = listen(script, gather, &settings).await?;
    let mut facts = Parameters::new().with("msg", "Gather End");
    match heard {
        Heard::Nothing if !gather.is_true("actionOnEmptyResult") => return Ok(Flow::Next),
        Heard::Nothing => {}
        Heard::Digits { digits, finished_on } => {
            facts.set("Digits", digits);
            facts.set("FinishedOnKey", finished_on.map(String::from).unwrap_or_default());
        }
        Heard::Speech(speech) => {
            facts.set("SpeechResult", &speech.text);
            if let Some(confidence) = speech.confidence {
                facts.set("Confidence", format!("{confidence:.8}"));
            }
            facts.set("Language", gather.value("language").unwrap_or("en-US"));
        }
    }
    Ok(script.action_or_here(gather, Delivery::GatherAction, &facts))
}

impl Settings {
    fn of(script: &Script, gather: &Element) -> Self {
        let input = gather.value("input").unwrap_or("dtmf");
        let finish = gather.value("finishOnKey").unwrap_or("#");
        let timeout = Duration::from_secs(gather.number("timeout").unwrap_or(5));
        let speech_end = match gather.value("speechTimeout") {
            Some("auto") if gather.written("speechModel").is_some() => {
                let about = "`speechTimeout=\"auto\"` cannot be used with a `speechModel`";
                script.raise(Fault::new(13335, format!("{about}, at {}", gather.position)));
                timeout
            }
            Some("auto") => Duration::from_secs(1),
            Some(seconds) => seconds.parse().map_or(timeout, Duration::from_secs),
            None => timeout,
        };
        Self {
            keys: input.split_whitespace().any(|word| word == "dtmf"),
            speech: input.split_whitespace().any(|word| word == "speech"),
            finish: finish.chars().next(),
            digits: gather.number("numDigits").and_then(|digits| usize::try_from(digits).ok()),
            timeout,
            speech_end,
            barge_in: gather.value("bargeIn") != Some("false"),
        }
    }
}

/// Raises that keys cannot be played inside of a `<Gather>`. That this is the error of a child in the wrong place is an assumption.
fn can_play(script: &Script, prompt: &Element) -> bool {
    let plays_keys = prompt.name() == "Play" && prompt.written("digits").is_some();
    if plays_keys {
        script.raise(Fault::new(13320, format!("<Play digits> at {}", prompt.position)));
    }
    !plays_keys
}

async fn listen(script: &Script, gather: &Element, settings: &Settings) -> Result<Heard, Gone> {
    let leg = &script.leg;
    let ears = [settings.keys.then_some(Ear::Keys), settings.speech.then_some(Ear::Speech)];
    let _listening = leg.listen(&ears.into_iter().flatten().collect::<Vec<_>>());
    let first = {
        let prompts = prompts::all(script, gather.elements().filter(|prompt| can_play(script, prompt)));
        if settings.barge_in {
            match race(leg.next_input(), prompts).await {
                Either::Left(input) => Some(input),
                Either::Right(played) => {
                    played?;
                    None
                }
            }
        } else {
            prompts.await?;
            None
        }
    };
    leg.does("<Gather>, waiting for input");
    let after = |time: Duration| Some(leg.clock().after(time));
    let mut next = match first {
        Some(input) => Some(input),
        None => leg.input_until(after(settings.timeout)).await?,
    };
    let mut digits = String::new();
    loop {
        match next {
            Some(Input::Key(key)) if settings.finish == Some(key) => {
                // Without a digit before it, the key is no input.
                return Ok(if digits.is_empty() {
                    Heard::Nothing
                } else {
                    Heard::Digits { digits, finished_on: Some(key) }
                });
            }
            Some(Input::Key(key)) => digits.push(key),
            // Whatever came first counts.
            Some(Input::Speech(speech)) if digits.is_empty() => {
                return speak(script, gather, settings, speech).await;
            }
            Some(_) => {}
            None if digits.is_empty() => return Ok(Heard::Nothing),
            None => return Ok(Heard::Digits { digits, finished_on: None }),
        }
        if settings.digits.is_some_and(|most| digits.chars().count() >= most) {
            return Ok(Heard::Digits { digits, finished_on: None });
        }
        next = leg.input_until(after(settings.timeout)).await?;
    }
}

/// Speech goes on until there is silence. Keys are ignored meanwhile.
async fn speak(
    script: &Script,
    gather: &Element,
    settings: &Settings,
    mut speech: Speech,
) -> Result<Heard, Gone> {
    let mut told = 0;
    tell_partials(script, gather, &speech, &mut told);
    let mut end = script.leg.clock().after(settings.speech_end);
    loop {
        match script.leg.input_until(Some(end)).await? {
            Some(Input::Speech(more)) => {
                tell_partials(script, gather, &more, &mut told);
                speech.text = format!("{} {}", speech.text, more.text);
                speech.confidence = more.confidence.or(speech.confidence);
                end = script.leg.clock().after(settings.speech_end);
            }
            Some(_) => {}
            None => return Ok(Heard::Speech(speech)),
        }
    }
}

/// What is understood on the way. What the application answers has no effect.
fn tell_partials(script: &Script, gather: &Element, speech: &Speech, told: &mut u32) {
    for partial in &speech.partials {
        let facts = Parameters::new()
            .with("UnstableSpeechResult", partial)
            .with("StableSpeechResult", "")
            .with("Stability", "0.5")
            .with("SequenceNumber", told.to_string())
            .with("Language", gather.value("language").unwrap_or("en-US"));
        script.tell(gather, "partialResultCallback", &facts);
        *told += 1;
    }
}
