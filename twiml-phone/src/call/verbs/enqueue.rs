//! `<Enqueue>`: the caller waits until somebody takes the call.
//!
//! <https://www.twilio.com/docs/voice/twiml/enqueue>

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::Either;
use twiml_schema::Delivery;

use crate::answer::Element;
use crate::call::address::address;
use crate::call::gone::{Gone, Instructions};
use crate::call::rooms::{Place, Taken};
use crate::call::script::{End, Flow, Script};
use crate::fault::Fault;
use crate::machine::{Pace, race};
use crate::request::Parameters;
use crate::transcript::{Sound, What};

/// The most characters of a queue's name.
const LONGEST_NAME: usize = 64;

/// Waits in the queue. Then the action is asked, or the next verb runs.
pub(crate) async fn run(script: &Script, enqueue: &Element) -> Result<Flow, Gone> {
    let name = name(enqueue);
    let fails = script.fails(enqueue) | fails_inside(script, enqueue);
    let name = match name {
        Ok(name) if !fails => name,
        other => {
            if let Err(fault) = other {
                script.raise(fault);
            }
            return Ok(result(script, enqueue, "error", None));
        }
    };
    let max = enqueue.number("maxQueueSize").and_then(|max| usize::try_from(max).ok());
    let Some(place) = script.board.queues().change(|queues| queues.join(&name, &script.leg, max)) else {
        script.raise(Fault::new(14207, format!("the queue `{name}`")));
        return Ok(result(script, enqueue, "queue-full", None));
    };
    script.leg.does(format!("<Enqueue>, waiting in the queue `{name}`"));
    let since = script.leg.clock().now();
    let ended = {
        let taken = place.taken.until(|taken| taken.clone());
        match race(taken, wait(script, enqueue, &place)).await {
            Either::Left(taken) => Ok(Waited::Taken(taken)),
            Either::Right(ended) => ended,
        }
    };
    script.board.queues().change(|queues| queues.leave(&place));
    let time = Some((place.queue.as_str(), script.leg.clock().now().saturating_sub(since)));
    match ended {
        Ok(Waited::Taken(taken)) => talk(script, enqueue, taken, time).await,
        Ok(Waited::Ended(End::Left)) => Ok(result(script, enqueue, "leave", time)),
        Ok(Waited::Ended(End::Failed(_))) => Ok(result(script, enqueue, "error", time)),
        Ok(Waited::Ended(end)) => {
            script.ask_in_vain(result(script, enqueue, "hangup", time)).await;
            Ok(Flow::End(end))
        }
        Err(gone) => {
            let word = if matches!(gone, Gone::HungUp) { "hangup" } else { "redirected" };
            script.ask_in_vain(result(script, enqueue, word, time)).await;
            Err(gone)
        }
    }
}

/// How the waiting ended.
enum Waited {
    Taken(Taken),
    Ended(End),
}

/// The name of the queue. With a workflow, TaskRouter has a queue of its own.
fn name(enqueue: &Element) -> Result<String, Fault> {
    let name = enqueue.text();
    let length = name.chars().count();
    match enqueue.value("workflowSid") {
        _ if length > LONGEST_NAME => Err(Fault::new(14205, format!("it has {length} characters"))),
        Some(workflow) if name.is_empty() => Ok(workflow.to_owned()),
        None if name.is_empty() => Err(Fault::new(14204, format!("<Enqueue> at {}", enqueue.position))),
        _ => Ok(name),
    }
}

fn fails_inside(script: &Script, enqueue: &Element) -> bool {
    let mut fails = false;
    for task in enqueue.elements() {
        fails |= script.fails(task);
        if task.name() == "Task" && !twiml_schema::is_json_object(&task.text()) {
            script.raise(Fault::new(14221, format!("<Task> at {}", task.position)));
            fails = true;
        }
    }
    fails
}

/// Plays the wait document again and again. It only ends by itself.
async fn wait(script: &Script, enqueue: &Element, place: &Place) -> Result<Waited, Gone> {
    let silence = async || Err(script.leg.gone().await);
    let Some(address) = address(enqueue, "waitUrl") else {
        script.leg.hear(Sound::Music, Duration::ZERO, Pace::Pausing).await?;
        return silence().await;
    };
    if address.url.is_empty() {
        return silence().await;
    }
    let (queues, own) = (script.board.queues().clone(), place.clone());
    let facts = move || queues.read(|queues| queues.facts(&own));
    let mut waiting = script.beside(&script.leg, Delivery::EnqueueWait).with_facts(Arc::new(facts));
    loop {
        waiting.base.clone_from(&script.base);
        let question = match waiting.question(&address, &Parameters::new()) {
            Ok(question) => question,
            Err(fault) => {
                script.raise(fault.clone());
                return Ok(Waited::Ended(End::Failed(fault)));
            }
        };
        let before = script.leg.clock().now();
        match waiting.run(Instructions::Ask(question)).await? {
            End::Finished if waiting.goes_round() && before == script.leg.clock().now() => {
                script.leg.log().note("loop: the wait document takes no time");
                return silence().await;
            }
            End::Finished => {}
            end => return Ok(Waited::Ended(end)),
        }
    }
}

/// Talks to whoever took the call, until one of them leaves.
async fn talk(
    script: &Script,
    enqueue: &Element,
    taken: Taken,
    time: Option<(&str, Duration)>,
) -> Result<Flow, Gone> {
    let leg = &script.leg;
    if let Some(question) = taken.first.clone() {
        let mut first = script.beside(leg, Delivery::QueueUrl);
        if let Err(gone) = first.run(Instructions::Ask(question)).await {
            taken.is_over.change(|over| *over = true);
            script.ask_in_vain(result(script, enqueue, "hangup", time)).await;
            return Err(gone);
        }
    }
    taken.is_ready.change(|ready| *ready = true);
    let (with, to) = (taken.by.sid().to_owned(), taken.by.facts().from.clone());
    leg.log().add(What::Bridged { with, to });
    leg.does("<Enqueue>, talking to whoever took the call");
    let over = taken.is_over.until(|over| over.then_some(()));
    let ended = leg.unless_gone(over).await;
    taken.is_over.change(|over| *over = true);
    match ended {
        Ok(()) => Ok(result(script, enqueue, "bridged", time)),
        Err(gone) => {
            let word = if matches!(gone, Gone::HungUp) { "bridged" } else { "redirected-from-bridged" };
            script.ask_in_vain(result(script, enqueue, word, time)).await;
            Err(gone)
        }
    }
}

/// The action, or the next verb. How long it was in the queue is told only if it was in.
fn result(script: &Script, enqueue: &Element, word: &str, time: Option<(&str, Duration)>) -> Flow {
    let mut facts = Parameters::new().with("QueueResult", word);
    if let Some((queue, time)) = time {
        facts.set("QueueSid", queue);
        facts.set("QueueTime", time.as_secs().to_string());
    }
    script.action_or_next(enqueue, &facts)
}
