//! What a caller hears: `<Say>`, `<Play>` and `<Pause>`, by themselves and inside of other verbs.
//!
//! <https://www.twilio.com/docs/voice/twiml/say>, <https://www.twilio.com/docs/voice/twiml/play>, <https://www.twilio.com/docs/voice/twiml/pause>

use std::time::Duration;

use twiml_schema::speech;

use super::digits::tones;
use super::gone::Gone;
use super::script::Script;
use crate::answer::{Element, Node};
use crate::fault::Fault;
use crate::machine::Pace;
use crate::transcript::Sound;

/// How long a `<Play>` takes. Nothing is fetched that could tell, so this is an assumption.
pub(crate) const RECORDING: Duration = Duration::from_secs(10);

/// How often `loop="0"` repeats at most.
const MOST_LOOPS: u64 = 1000;

/// The most characters that are said: of Amazon Polly's voices, and of all others.
const MOST_CHARACTERS: (usize, usize) = (3000, 4096);

/// Where prompts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    /// In the document itself.
    Document,
    /// In a verb that takes input meanwhile: a pause in it is a part of the prompt.
    Verb,
}

/// Plays prompts one after the other. Other elements are passed over.
pub(crate) async fn all(script: &Script, prompts: impl Iterator<Item = &Element>) -> Result<(), Gone> {
    for prompt in prompts {
        script.begin(prompt);
        one(script, prompt, Inside::Verb).await?;
    }
    Ok(())
}

/// Plays one prompt.
pub(crate) async fn one(script: &Script, prompt: &Element, inside: Inside) -> Result<(), Gone> {
    for fault in prompt.faults().into_iter().chain(unknown_voice(prompt)) {
        script.raise(in_place(fault, inside));
    }
    match prompt.name() {
        "Say" => say(script, prompt).await,
        "Play" => play(script, prompt, inside).await,
        "Pause" => pause(script, prompt, inside).await,
        _ => Ok(()),
    }
}

/// A voice without the name of its provider is one of a few. What providers have changes all the time.
fn unknown_voice(say: &Element) -> Option<Fault> {
    let (voice, row) = (say.value("voice")?, say.row.attribute("voice")?);
    let is_retired = row.retired.iter().any(|(retired, _)| *retired == voice);
    let is_known = row.value.known().iter().any(|known| known.eq_ignore_ascii_case(voice));
    let unknown = !voice.contains('.') && !is_known && !is_retired;
    unknown.then(|| Fault::new(13511, format!("`{voice}` at {}", say.position)))
}

/// In a `<Gather>`, voice and loop of a `<Say>` have codes of their own.
fn in_place(fault: Fault, inside: Inside) -> Fault {
    match (inside, fault.code().number()) {
        (Inside::Verb, 13511) => Fault::new(13321, fault.about()),
        (Inside::Verb, 13510) => Fault::new(13322, fault.about()),
        _ => fault,
    }
}

async fn say(script: &Script, say: &Element) -> Result<(), Gone> {
    let text = flattened(say);
    let (polly, others) = MOST_CHARACTERS;
    let most =
        if say.written("voice").is_some_and(|voice| voice.starts_with("Polly.")) { polly } else { others };
    if text.is_empty() {
        script.raise(Fault::new(13520, format!("<Say> at {}", say.position)));
        return Ok(());
    }
    let length = text.chars().count();
    if length > most {
        script.raise(Fault::new(13521, format!("{length} characters, <Say> at {}", say.position)));
        return Ok(());
    }
    let time = spoken(&text).saturating_add(breaks(say));
    repeated(script, say, &Sound::Speech(text), time).await
}

async fn play(script: &Script, play: &Element, inside: Inside) -> Result<(), Gone> {
    if play.written("digits").is_some() && play.text().is_empty() && play.value("digits").is_none() {
        return Ok(());
    }
    if let Some(keys) = play.value("digits") {
        let keys = keys.to_owned();
        let time = tones(&keys);
        return repeated(script, play, &Sound::Tones(keys), time).await;
    }
    let url = match script.recording(&play.text()).await {
        Ok(url) => url,
        Err(fault) => {
            let is_sound = fault.code() != 13420 || inside == Inside::Document;
            script.raise(if is_sound { fault } else { Fault::new(13325, fault.about()) });
            return script.leg.check();
        }
    };
    repeated(script, play, &Sound::Recording(url), RECORDING).await
}

async fn pause(script: &Script, pause: &Element, inside: Inside) -> Result<(), Gone> {
    let seconds = pause.number("length").unwrap_or(1);
    let pace = if inside == Inside::Verb { script.pace() } else { Pace::Pausing };
    script.leg.pass(Duration::from_secs(seconds), pace).await
}

/// A sound as often as its `loop` says. Without end, it is something that one can act in.
async fn repeated(script: &Script, element: &Element, sound: &Sound, time: Duration) -> Result<(), Gone> {
    let times = element.number("loop").unwrap_or(1);
    let (times, pace) = if times == 0 { (MOST_LOOPS, Pace::Pausing) } else { (times, script.pace()) };
    for _ in 0..times.min(MOST_LOOPS) {
        script.leg.hear(sound.clone(), time, pace).await?;
    }
    Ok(())
}

/// How long a word takes to say, at 150 words a minute, which is an assumption.
pub(crate) const WORD: Duration = Duration::from_millis(400);

/// How long a text takes to say: so long for each word, and half a second at least, which is an assumption.
pub(crate) fn spoken(text: &str) -> Duration {
    let words = u32::try_from(speech::words(text).count()).unwrap_or(u32::MAX);
    WORD.saturating_mul(words).max(Duration::from_millis(500))
}

/// The text of a `<Say>`, without its SSML.
pub(crate) fn flattened(say: &Element) -> String {
    fn collect(element: &Element, text: &mut String) {
        for child in &element.children {
            match child {
                Node::Text(part) => text.push_str(part),
                Node::Element(inner) if inner.name() == "sub" && inner.written("alias").is_some() => {
                    text.push_str(inner.written("alias").unwrap_or_default());
                }
                Node::Element(inner) => {
                    if inner.name() == "break" {
                        text.push(' ');
                    }
                    collect(inner, text);
                }
            }
        }
    }
    let mut text = String::new();
    collect(say, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How long the breaks in a `<Say>` take together.
fn breaks(element: &Element) -> Duration {
    let own = if element.name() == "break" { element.value("time").and_then(duration) } else { None };
    let inside = element.elements().map(breaks);
    inside.fold(own.unwrap_or_default(), Duration::saturating_add)
}

/// `1s` or `500ms`.
fn duration(text: &str) -> Option<Duration> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 0.001),
        None => (text.strip_suffix('s')?, 1.0),
    };
    Duration::try_from_secs_f64(number.parse::<f64>().ok()? * unit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_takes_its_time() {
        assert_eq!(spoken("Hi."), Duration::from_millis(500));
        assert_eq!(spoken("one two three four five"), Duration::from_secs(2));
        assert_eq!(duration("500ms"), Some(Duration::from_millis(500)));
        assert_eq!(duration("1.5s"), Some(Duration::from_millis(1500)));
        assert_eq!(duration("-1s"), None);
    }
}
