//! What others do: those who are called, those who wait, the application and the REST API.

use std::time::Duration;

use serde_json::Value;

use super::call::Call;
use super::steps::are_keys;
use super::stuck::Stuck;
use crate::call::{Change, Decision, Input, Leg, Member, Payment, Referred, Ringing, SessionEnd};
use crate::fault::Fault;

/// What somebody does whose phone rings.
#[derive(Clone, Debug)]
pub struct Callee {
    decision: Decision,
    to: Option<String>,
    after: Duration,
}

impl Callee {
    fn new(outcome: Ringing) -> Self {
        Self { decision: Decision::new(outcome), to: None, after: Duration::ZERO }
    }

    /// Somebody answers.
    pub fn answers() -> Self {
        Self::new(Ringing::Answered)
    }

    /// The line is busy.
    pub fn is_busy() -> Self {
        Self::new(Ringing::Busy)
    }

    /// Nobody answers, before the time to ring is over.
    pub fn does_not_answer() -> Self {
        Self::new(Ringing::NoAnswer)
    }

    /// It cannot be reached.
    pub fn cannot_be_reached() -> Self {
        Self::new(Ringing::Failed)
    }

    /// A machine answers, with or without a beep after its greeting.
    pub fn is_machine(beep: bool) -> Self {
        let mut callee = Self::new(Ringing::Answered).by("machine");
        callee.decision.beep = beep;
        callee
    }

    /// The leg to this address. Without one, it is the first leg that rings.
    #[must_use]
    pub fn to(mut self, to: impl Into<String>) -> Self {
        self.to = Some(to.into());
        self
    }

    /// It rings so long before.
    #[must_use]
    pub fn after(mut self, time: Duration) -> Self {
        self.after = time;
        self
    }

    /// The status of the SIP response.
    #[must_use]
    pub fn sip(mut self, status: u16) -> Self {
        self.decision.sip = Some(status);
        self
    }

    /// Who or what answers, as `AnsweredBy` has it.
    #[must_use]
    pub fn by(mut self, who: impl Into<String>) -> Self {
        self.decision.answered_by = Some(who.into());
        self
    }
}

/// A card or an account to pay with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paid(Payment);

impl Paid {
    /// A card: its number, and the month and year in which it expires.
    pub fn by_card(number: &str, date: &str) -> Self {
        Self::default().with("payment-card-number", number).with("expiration-date", date)
    }

    /// An account: the number of the bank, and its own.
    pub fn by_account(routing: &str, account: &str) -> Self {
        Self::default().with("bank-routing-number", routing).with("bank-account-number", account)
    }

    /// The keys for a step, by its name in `<Prompt for>`.
    #[must_use]
    pub fn with(mut self, step: &str, keys: &str) -> Self {
        self.0.steps.push((step.to_owned(), keys.to_owned()));
        self
    }
}

/// Those who are called.
impl Call {
    fn ringing(&self, to: Option<&str>) -> Option<Leg> {
        let own = std::iter::once(self.leg.clone()).filter(|leg| leg.facts().direction == "outbound-api");
        let mut legs = own.chain(self.children());
        legs.find(|leg| leg.rings() && !leg.is_decided() && to.is_none_or(|to| leg.facts().to == to))
    }

    /// Decides what becomes of a leg that rings: one that a `<Dial>` calls, or the call itself if the application has placed it.
    ///
    /// # Errors
    ///
    /// If none rings.
    pub async fn callee(&self, callee: Callee) -> Result<(), Stuck> {
        let Callee { decision, to, after } = callee;
        let rings_out = decision.outcome == Ringing::NoAnswer;
        self.reach(|| self.ringing(to.as_deref()).is_some()).await;
        let leg = self.ringing(to.as_deref());
        if let Some(leg) = &leg {
            let mut driver = self.phone.driver().await;
            let at = driver.after(after);
            driver.advance(at).await;
            leg.decide(decision);
            driver.settle().await;
            drop(driver);
            if rings_out && self.rests {
                self.ring_out().await;
            }
            self.come_to_rest().await;
        }
        self.unless_stuck(leg.is_some(), || "the callee's answer".to_owned())
    }

    /// A call that is [`held`](super::Placing::held) goes out now, and rings.
    pub async fn goes_out(&self) {
        let mut driver = self.phone.driver().await;
        self.leg.comes_due();
        driver.settle().await;
        drop(driver);
        self.come_to_rest().await;
    }

    fn other(&self, fits: impl Fn(&Leg) -> bool) -> Option<Leg> {
        self.children().into_iter().rev().find(|leg| leg.is_answered() && !leg.is_over() && fits(leg))
    }

    /// Whoever was called presses keys.
    ///
    /// # Errors
    ///
    /// As [`press`](Self::press).
    pub async fn callee_presses(&self, keys: &str) -> Result<(), Stuck> {
        self.unless_stuck(are_keys(keys), || {
            format!("the other side pressing \"{keys}\", which is not keys of a phone,")
        })?;
        let is_heard = self.reach(|| self.other(Leg::listens).is_some()).await;
        if let Some(leg) = self.other(Leg::listens).or_else(|| self.other(|_| true)) {
            self.keys(&leg, keys).await;
            self.come_to_rest().await;
        }
        self.unless_stuck(is_heard, || format!("the other side pressing {keys}"))
    }

    /// Whoever was called hangs up.
    ///
    /// # Errors
    ///
    /// If nobody is there.
    pub async fn callee_hangs_up(&self) -> Result<(), Stuck> {
        self.on_other("the other side hanging up", Leg::hang_up).await
    }

    /// Whoever was called asks by SIP to be sent elsewhere.
    ///
    /// # Errors
    ///
    /// If nobody is there.
    pub async fn callee_refers(&self, target: &str) -> Result<(), Stuck> {
        self.on_other("a REFER of the other side", |leg| leg.input(Input::Refer(target.to_owned()))).await
    }

    async fn on_other(&self, step: &str, act: impl FnOnce(&Leg)) -> Result<(), Stuck> {
        let is_there = self.reach(|| self.other(|_| true).is_some()).await;
        let mut driver = self.phone.driver().await;
        if let Some(leg) = self.other(|_| true) {
            act(&leg);
        }
        driver.settle().await;
        drop(driver);
        self.come_to_rest().await;
        self.unless_stuck(is_there, || step.to_owned())
    }

    /// What comes of a `<Refer>`: the status of the SIP response, and of the notification about the new call.
    ///
    /// # Errors
    ///
    /// If nothing waits for it.
    pub async fn referred(&self, response: u16, notified: Option<u16>) -> Result<(), Stuck> {
        self.input("a REFER", Input::Referred(Referred { response, notified })).await
    }
}

/// What is at the other end of a session, or pays.
impl Call {
    async fn input(&self, step: &str, input: Input) -> Result<(), Stuck> {
        let has_effect = self.reach(|| self.leg.hears(&input)).await;
        self.act(input).await;
        self.come_to_rest().await;
        self.unless_stuck(has_effect, || step.to_owned())
    }

    /// The application closes the WebSocket of a `<Connect>`, where the phone has opened none.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn socket_closes(&self) -> Result<(), Stuck> {
        self.input("closing the WebSocket", Input::Session(SessionEnd::Closed)).await
    }

    /// A WebSocket breaks: that of a `<Connect>`, or one that a `<Start>` has opened.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn socket_fails(&self) -> Result<(), Stuck> {
        let input = Input::Session(SessionEnd::Failed);
        let mut driver = self.phone.driver().await;
        driver.settle().await;
        if !self.leg.hears(&input) && self.phone.board().fail(&self.leg) {
            driver.settle().await;
            drop(driver);
            self.come_to_rest().await;
            return Ok(());
        }
        drop(driver);
        self.input("breaking the WebSocket", input).await
    }

    /// The application sends a message to a `<ConversationRelay>`, where the phone has opened no WebSocket.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn relay(&self, message: Value) -> Result<(), Stuck> {
        self.input("a message to the relay", Input::Session(SessionEnd::Message(message))).await
    }

    /// A virtual agent is done, with this status.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn agent_ends(&self, status: &str) -> Result<(), Stuck> {
        self.input("the agent's end", Input::Session(SessionEnd::Agent(status.to_owned()))).await
    }

    /// The caller keys in all that a `<Pay>` asks for.
    ///
    /// # Errors
    ///
    /// If nothing waits for it.
    pub async fn pay(&self, paid: Paid) -> Result<(), Stuck> {
        self.input("paying", Input::Payment(paid.0)).await
    }

    /// Somebody else joins the conference that the call is in. A moderator starts it, and ends it on leaving.
    ///
    /// # Errors
    ///
    /// If it is in none.
    pub async fn somebody_joins(&self, moderates: bool) -> Result<(), Stuck> {
        let conference = self.conference().await;
        if let Some(name) = &conference {
            let mut driver = self.phone.driver().await;
            let member = Member::made_up(self.phone.account().new_sid("CA"), "", moderates);
            self.phone.board().conferences().change(|rooms| rooms.enter_made_up(name, member));
            driver.settle().await;
            drop(driver);
            self.come_to_rest().await;
        }
        self.unless_stuck(conference.is_some(), || "joining the conference".to_owned())
    }

    /// Somebody else leaves the conference that the call is in: somebody who [joined](Self::somebody_joins), or who was in it from the beginning.
    ///
    /// # Errors
    ///
    /// If it is in none, or if nobody like that is in it.
    pub async fn somebody_leaves(&self, moderates: bool) -> Result<(), Stuck> {
        let mut has_left = false;
        if let Some(name) = self.conference().await {
            let mut driver = self.phone.driver().await;
            has_left = self.phone.board().conferences().change(|rooms| rooms.leave_made_up(&name, moderates));
            driver.settle().await;
            drop(driver);
            self.come_to_rest().await;
        }
        self.unless_stuck(has_left, || "leaving the conference".to_owned())
    }

    async fn conference(&self) -> Option<String> {
        let name = || self.phone.board().conferences().read(|rooms| rooms.of(&self.leg).map(str::to_owned));
        self.reach(|| name().is_some()).await;
        name()
    }

    /// The REST API gives it another URL.
    ///
    /// # Errors
    ///
    /// If it refuses to: the code says why.
    pub async fn redirect(&self, url: &str, method: twiml_values::Method) -> Result<(), Fault> {
        let url = Some(self.phone.url_of(url));
        self.change(Change { url, method: Some(method), ..Change::default() }).await
    }

    /// The REST API gives it another document.
    ///
    /// # Errors
    ///
    /// If it refuses to: the code says why.
    pub async fn update(&self, twiml: &str) -> Result<(), Fault> {
        self.change(Change { twiml: Some(twiml.to_owned()), ..Change::default() }).await
    }

    /// The REST API ends it: `completed`, or `canceled` while it waits or rings.
    ///
    /// # Errors
    ///
    /// If it refuses to: the code says why.
    pub async fn end(&self, status: &str) -> Result<(), Fault> {
        self.change(Change { status: Some(status.to_owned()), ..Change::default() }).await
    }

    async fn change(&self, change: Change) -> Result<(), Fault> {
        self.reach(|| true).await;
        let mut driver = self.phone.driver().await;
        let changed = self.phone.board().change(&self.leg, change);
        driver.settle().await;
        drop(driver);
        self.come_to_rest().await;
        changed
    }
}
