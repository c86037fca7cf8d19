//! `<Application>`: the other side is a TwiML app.
//!
//! <https://www.twilio.com/docs/voice/twiml/dial/application>

use twiml_schema::Delivery;
use twiml_values::{CallStatus, Method};

use super::outcome::{Dialed, Ended, facts, facts_of};
use crate::answer::Element;
use crate::call::address::Address;
use crate::call::gone::Instructions;
use crate::call::leg::Facts;
use crate::call::script::{Kind, Script};
use crate::call::verbs::start::parameters;
use crate::request::Parameters;
use crate::transcript::What;

/// Runs the app on a leg of its own, whose voice the caller hears, until its documents end.
pub(super) async fn run(script: &Script, _dial: &Element, noun: &Element) -> Ended {
    script.raise_all(noun.faults());
    let parent = &script.leg;
    let sid = noun.elements().find(|inside| inside.name() == "ApplicationSid");
    let sid = sid.map_or_else(|| noun.text(), Element::text);
    let url = script.board.settings().read(|settings| {
        let known = settings.applications.iter().find(|(known, _)| *known == sid);
        known.map(|(_, url)| url.clone())
    });
    let Some(url) = url else {
        parent.log().note(format!("the phone has no application {sid}"));
        return Ok(Dialed::Over(facts("failed")));
    };
    let given = parameters(noun);
    let others = given.iter().map(|(name, value)| (format!("Param_{name}"), value.clone())).collect();
    let to = if noun.is_true("copyParentTo") { parent.facts().to.clone() } else { sid.clone() };
    let leg_facts = Facts {
        sid: script.board.account().new_sid("CA"),
        parent: Some(parent.sid().to_owned()),
        from: parent.facts().from.clone(),
        to,
        direction: "outbound-dial",
        is_sip: false,
        others,
    };
    let leg = script.board.new_child(parent, leg_facts, script.watchers(noun));
    parent.log().add(What::Dialed {
        leg: leg.sid().to_owned(),
        to: sid,
        parameters: given,
        headers: Vec::new(),
    });
    leg.becomes(&CallStatus::Initiated);
    leg.speaks_to(parent);
    leg.answer();
    parent.answer();
    let mut app = Script::new(&script.board, &leg, Kind::Call);
    app.base.clone_from(&script.base);
    let address = Address { url, method: Method::Post, delivery: Delivery::Redirect };
    let question = match app.question(&address, &app.leg.facts().others.clone()) {
        Ok(question) => question,
        Err(fault) => {
            script.raise(fault);
            return Ok(Dialed::Over(facts("failed")));
        }
    };
    let heard = parent.passes_on_to(&leg);
    let ended = parent.unless_gone(app.run(Instructions::Ask(question))).await;
    drop(heard);
    script.board.end(&leg, &CallStatus::Completed);
    let about: Parameters = facts_of(&leg, &CallStatus::Completed, true);
    match ended {
        Ok(_) => Ok(Dialed::Over(about)),
        Err(gone) => Err((gone, about)),
    }
}
