//! The phone.

use std::fmt;
use std::sync::Arc;

use futures_util::lock::{Mutex, MutexGuard};
use twiml_runtime::Verifier;

use crate::call::{Settings, Switchboard};
use crate::driver::Driver;
use crate::fetch::{Account, Webhook};
use crate::machine::Machine;
use crate::transcript::Transcript;
use crate::transport::Transport;

/// Twilio, on this machine: it calls an application, and does what the application answers. Clones are the same phone.
#[derive(Clone)]
pub struct Phone(Arc<Inner>);

struct Inner {
    driver: Mutex<Driver>,
    account: Account,
    transcript: Transcript,
    board: Switchboard,
}

impl Phone {
    /// A phone that reaches the application by a transport of one's own. The verifier is that of the application, or one with the same token
    /// and public URL.
    pub fn over(transport: impl Transport + 'static, verifier: Verifier) -> Self {
        Self::with(transport, verifier, Settings::default())
    }

    /// As [`over`](Self::over), of an account that has something besides.
    pub fn with(transport: impl Transport + 'static, verifier: Verifier, settings: Settings) -> Self {
        let machine = Machine::new();
        let account = Account::new(verifier, machine.handle(), SEED);
        let transcript = Transcript::default();
        let board = Switchboard::new(&account, &transcript, settings);
        let driver = Mutex::new(Driver::new(machine, Box::new(transport)));
        Self(Arc::new(Inner { driver, account, transcript, board }))
    }

    /// Everything that has happened.
    pub fn transcript(&self) -> &Transcript {
        &self.0.transcript
    }

    pub(crate) fn account(&self) -> &Account {
        &self.0.account
    }

    pub(crate) fn board(&self) -> &Switchboard {
        &self.0.board
    }

    pub(crate) async fn driver(&self) -> MutexGuard<'_, Driver> {
        self.0.driver.lock().await
    }

    /// The absolute URL of a path of the application.
    pub(crate) fn url_of(&self, path: &str) -> String {
        match twiml_schema::url::scheme(path) {
            Some(_) => path.to_owned(),
            None => self.0.account.verifier.public_url().join(path),
        }
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
