//! Two who talk to each other.

use std::time::Duration;

use futures_util::future::Either;
use twiml_schema::Delivery;
use twiml_values::CallStatus;

use super::outcome::{Dialed, Ended, facts_of};
use super::star::star_ears;
use crate::answer::Element;
use crate::call::address::address;
use crate::call::gone::Gone;
use crate::call::input::{Ear, Input};
use crate::call::leg::Leg;
use crate::call::script::Script;
use crate::fault::Fault;
use crate::machine::{Pace, race};
use crate::request::Parameters;
use crate::transcript::What;

/// Waits until one of the two leaves, the time is over, or the other side is sent elsewhere.
pub(super) async fn run(script: &Script, dial: &Element, other: &Leg) -> Ended {
    let leg = &script.leg;
    let (with, to) = (other.sid().to_owned(), other.facts().to.clone());
    leg.does(format!("<Dial>, talking to {to}"));
    leg.log().add(What::Bridged { with, to });
    let ended = {
        let _listening = leg.listen(star_ears(dial));
        let limit = Duration::from_secs(dial.number("timeLimit").unwrap_or(14_400));
        let over = leg.clock().sleep(limit, Pace::Waiting);
        let caller = race(leg.pressed('*'), over);
        leg.unless_gone(race(caller, leaves(script, dial, other))).await
    };
    let completed = || {
        other.end(&CallStatus::Completed);
        facts_of(other, &CallStatus::Completed, true)
    };
    match ended {
        Ok(Either::Left(_) | Either::Right(Leaves::HangsUp)) => Ok(Dialed::Over(completed())),
        // Its duration is not told, since it goes on.
        Ok(Either::Right(Leaves::Redirected(gone))) => {
            let facts = facts_of(other, &CallStatus::Completed, true).without("DialCallDuration");
            script.board.go_on_alone(other, gone);
            Ok(Dialed::Over(facts))
        }
        Ok(Either::Right(Leaves::Refers(target))) => {
            completed();
            let facts = Parameters::new().with("ReferTransferTarget", target);
            let address = address(dial, "referUrl");
            let flow = address.map(|address| script.go_to(&address, &facts));
            Ok(flow.map_or_else(|| Dialed::Over(Parameters::new()), Dialed::Referred))
        }
        Err(gone) => Err((gone, completed())),
    }
}

/// How the other side leaves.
enum Leaves {
    HangsUp,
    /// The REST API gives it something else to do.
    Redirected(Gone),
    /// By a SIP REFER to this address.
    Refers(String),
}

async fn leaves(script: &Script, dial: &Element, other: &Leg) -> Leaves {
    let _listening = other.listen(&[Ear::Refer]);
    loop {
        match other.unless_gone(other.next_input()).await {
            Ok(Input::Refer(target))
                if address(dial, "referUrl")
                    .is_some_and(|address| address.delivery == Delivery::DialRefer) =>
            {
                return Leaves::Refers(target);
            }
            Ok(Input::Refer(_)) => script.raise(Fault::new(13802, format!("<Dial> at {}", dial.position))),
            Ok(_) => {}
            Err(Gone::HungUp) => return Leaves::HangsUp,
            Err(gone) => return Leaves::Redirected(gone),
        }
    }
}
