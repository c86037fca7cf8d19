//! The phone.

use std::fmt;
use std::sync::Arc;

use axum::Router;
use futures_util::lock::{Mutex, MutexGuard};
use twiml_runtime::Verifier;
use twiml_values::AccountSid;

use crate::call::{CallSettings, Switchboard};
use crate::chaos::{Chaos, Disorder};
use crate::driver::Driver;
use crate::fetch::{Account, Webhook};
use crate::machine::{Machine, Shared};
use crate::message::{MessageSettings, Office};
use crate::transcript::Transcript;
use crate::transport::{InProcess, OverHttp, Transport};

/// Twilio, on this machine: it calls an application, and does what the application answers. Clones are the same phone.
#[derive(Clone)]
pub struct Phone(Arc<Inner>);

struct Inner {
    driver: Mutex<Driver>,
    account: Account,
    transcript: Transcript,
    board: Switchboard,
    is_strict: Shared<bool>,
    office: Office,
}

impl Phone {
    /// A phone that reaches the application by a transport of one's own. The verifier is that of the application, or one with the same token
    /// and public URL.
    pub fn over(transport: impl Transport + 'static, verifier: Verifier) -> Self {
        Self::of(None, transport, verifier)
    }

    /// As [`over`](Self::over), of the account with this SID, for an application that serves certain accounts. Any other phone makes one up.
    pub fn of_account(account: &AccountSid, transport: impl Transport + 'static, verifier: Verifier) -> Self {
        Self::of(Some(account), transport, verifier)
    }

    fn of(sid: Option<&AccountSid>, transport: impl Transport + 'static, verifier: Verifier) -> Self {
        let machine = Machine::new();
        let mut account = Account::new(verifier, machine.handle(), SEED);
        if let Some(sid) = sid {
            account.sid = sid.as_str().into();
        }
        let transcript = Transcript::default();
        let board = Switchboard::new(&account, &transcript);
        let office = Office::new(&account, &transcript);
        let driver = Mutex::new(Driver::new(machine, Box::new(transport)));
        let is_strict = Shared::default();
        Self(Arc::new(Inner { driver, account, transcript, board, is_strict, office }))
    }

    /// A phone for an application in the same process. The verifier is that of the application, or one with the same token and public URL; requests
    /// to any other host find nobody. A verifier that [moves](Verifier::set_public_url) takes the phone with it: calls that are under way go on at the
    /// address that they began with.
    ///
    /// Its steps are awaited in a runtime of tokio. If that runtime's clock is paused, an application that takes too long costs no time.
    pub fn new(router: Router, verifier: Verifier) -> Self {
        Self::over(InProcess::new(router, verifier.clone()), verifier)
    }

    /// A phone for an application that listens at an `http://` address, in any language. The verifier has its auth token, and the public URL that it
    /// believes to be called at. Requests arrive as through a tunnel: with the host of the public URL, and its scheme in `X-Forwarded-Proto`.
    ///
    /// It does not speak TLS, so an `https://` address, also that of another host in a document, fails in the handshake.
    pub fn connect(address: &str, verifier: Verifier) -> Self {
        Self::over(OverHttp::of(address, verifier.clone()), verifier)
    }

    /// The same phone, whose clock moves that of the tokio runtime it is called in: what an application sleeps for passes during pauses and timeouts of a call.
    ///
    /// In a test with `#[tokio::test(start_paused = true)]` that takes no time. With a clock that runs, a call takes as long as it would.
    #[must_use]
    pub fn with_tokio_time(self) -> Self {
        if let Some(mut driver) = self.0.driver.try_lock() {
            driver.share_time();
        }
        self
    }

    /// Everything that has happened.
    pub fn transcript(&self) -> &Transcript {
        &self.0.transcript
    }

    pub(crate) fn account(&self) -> &Account {
        &self.0.account
    }

    pub(crate) fn be_strict(&self) {
        self.0.is_strict.change(|strict| *strict = true);
    }

    pub(crate) fn is_strict(&self) -> bool {
        self.0.is_strict.get()
    }

    pub(crate) fn board(&self) -> &Switchboard {
        &self.0.board
    }

    pub(crate) fn office(&self) -> &Office {
        &self.0.office
    }

    pub(crate) async fn driver(&self) -> MutexGuard<'_, Driver> {
        #[cfg_attr(
            not(feature = "streams"),
            expect(unused_mut, reason = "only websockets have something to resume")
        )]
        let mut driver = self.0.driver.lock().await;
        #[cfg(feature = "streams")]
        driver.resume();
        driver
    }

    /// The absolute URL of a path of the application.
    pub(crate) fn url_of(&self, path: &str) -> String {
        self.0.account.url_of(path)
    }

    /// What the account has for calls: applications, queues, conferences and so on. Whoever waits in a queue or is in a conference has left it.
    pub fn set_calls(&self, settings: CallSettings) {
        self.board().set(settings);
    }

    /// How the numbers of the account handle messages.
    pub fn set_messaging(&self, settings: MessageSettings) {
        self.office().settings.change(|old| *old = settings);
    }

    /// What goes wrong from now on between Twilio and the application.
    pub fn set_chaos(&self, chaos: Chaos) {
        self.account().disorder.change(|disorder| *disorder = Disorder::new(chaos));
    }

    /// The debugger's webhook, which hears of errors and warnings.
    pub fn set_debugger(&self, path: &str) {
        let webhook = Webhook::post(self.url_of(path));
        self.0.account.debugger.change(|debugger| *debugger = Some(webhook));
    }
}

/// What is made up follows from it, so that it is the same every time.
const SEED: u64 = 1;

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phone").field("account", &self.0.account).finish_non_exhaustive()
    }
}
