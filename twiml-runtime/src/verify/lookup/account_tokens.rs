//! The handle that the application has: what is kept, for how long, and how often the source is asked.

use std::fmt;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures_util::FutureExt as _;
use tokio::sync::Semaphore;

use super::error::{Cause, LookupError};
use super::memory::{Answer, Instead, Lifetimes, Memory, Question};
use super::source::{AnySource, Function, TokenSource};
use crate::error::BoxError;
use crate::in_time::in_time;
use crate::value::AccountSid;
use crate::verify::config::AuthToken;
use crate::verify::keys::TokenKey;
use crate::verify::throttle::Throttle;

/// The auth tokens of many accounts, looked up while the application runs, and kept for a time.
///
/// ```
/// use twiml_runtime::prelude::*;
/// use twiml_runtime::verify::AccountTokens;
///
/// # #[derive(Clone)] struct Db;
/// # impl Db { async fn auth_token(&self, _account: &str) -> Result<Option<String>, BoxError> { Ok(None) } }
/// # let db = Db;
/// let tokens = AccountTokens::from_fn(move |account| {
///     let db = db.clone();
///     async move { db.auth_token(&account).await }
/// });
///
/// let verifier = Verifier::builder()
///     .account_tokens(tokens.clone())
///     .public_url("https://example.com")
///     .build()?;
///
/// // Later, where a customer leaves or a token was seen by others:
/// tokens.invalidate("AC0123456789abcdef0123456789abcdef");
/// # Ok::<(), twiml_runtime::ConfigError>(())
/// ```
///
/// **Which account it is, the request says**, in its `AccountSid`. That is no proof: the tokens of the account are looked up, and
/// the signature must be made with one of them. An account that the source does not know is checked with the verifier's own
/// [`auth_token`](crate::VerifierBuilder::auth_token), if it has one, and is refused otherwise.
///
/// **Answers are kept**: five minutes for an account with tokens, ten seconds for one without. Requests that ask for the same
/// account at once are one question to the source.
///
/// **A rotated token works at once.** If a signature does not match tokens that are older than ten seconds, the source is asked
/// again, and the request is checked with the new answer. The old token counts until its answer is too old or replaced;
/// [`invalidate`](Self::invalidate) makes an end of it.
///
/// **Strangers are limited.** Anyone can send any `AccountSid`, so questions about accounts that are not known yet are limited
/// to a hundred a second, after a thousand at once; requests above that get `503`. Such questions never take the place of
/// accounts that are known, in memory or in line.
///
/// **If the source fails**, or takes longer than five seconds, the request is answered with `503`, so that Twilio asks the fallback
/// URL, and the error is logged.
///
/// A clone is the same memory, also with other settings. Verifiers and hosts may share it.
#[derive(Clone)]
pub struct AccountTokens {
    source: Arc<dyn AnySource>,
    memory: Arc<Mutex<Memory>>,
    failures: Arc<Throttle>,
    lines: Arc<Lines>,
    strangers: Arc<Throttle>,
    lifetimes: Lifetimes,
    max_accounts: usize,
    lookup_timeout: Duration,
}

/// The questions that are asked at the same time. Accounts that are known have a line of their own, so that they do not wait
/// behind strangers.
struct Lines {
    known: Semaphore,
    strangers: Semaphore,
}

/// How many seconds' worth of questions may come at once.
const BURST: u32 = 10;

impl AccountTokens {
    /// Tokens that this source knows.
    pub fn new(source: impl TokenSource) -> Self {
        Self {
            source: Arc::new(source),
            memory: Arc::default(),
            failures: Arc::new(Throttle::new()),
            lines: lines(16),
            strangers: strangers(100),
            lifetimes: Lifetimes {
                known: Duration::from_secs(5 * 60),
                unknown: Duration::from_secs(10),
                refresh: Duration::from_secs(10),
            },
            max_accounts: 10_000,
            lookup_timeout: Duration::from_secs(5),
        }
    }

    /// Tokens that this function knows. It returns one token or several, in an `Option`, a `Vec` or whatever can be iterated over,
    /// and none for an account that it does not know.
    pub fn from_fn<F, Answer, Tokens, E>(source: F) -> Self
    where
        F: Fn(AccountSid) -> Answer + Send + Sync + 'static,
        Answer: Future<Output = Result<Tokens, E>> + Send,
        Tokens: IntoIterator<Item: Into<AuthToken>>,
        E: Into<BoxError>,
    {
        Self::new(Function(source))
    }

    /// How long the tokens of an account count before the source is asked again. The default is five minutes.
    ///
    /// This is how long a token that is no longer valid lets requests in, unless it is [invalidated](Self::invalidate).
    #[must_use]
    pub fn time_to_live(mut self, time: Duration) -> Self {
        self.lifetimes.known = time;
        self
    }

    /// How long an account stays unknown before the source is asked again. The default is ten seconds.
    #[must_use]
    pub fn negative_time_to_live(mut self, time: Duration) -> Self {
        self.lifetimes.unknown = time;
        self
    }

    /// How long after the last question the source is asked again because a signature does not match. The default is ten
    /// seconds.
    ///
    /// A rotated token works at once if the last question is older. Anyone can cause such a question for an account whose SID
    /// they know.
    #[must_use]
    pub fn refresh_interval(mut self, interval: Duration) -> Self {
        self.lifetimes.refresh = interval;
        self
    }

    /// How many accounts with tokens are kept, and how many unknown ones. The default is 10 000.
    #[must_use]
    pub fn max_accounts(mut self, accounts: usize) -> Self {
        self.max_accounts = accounts;
        self
    }

    /// How many questions about accounts that are not known the source gets in a second. Ten seconds' worth may come at once,
    /// as after a start, when no account is known. The default is 100.
    #[must_use]
    pub fn max_lookups_per_second(mut self, lookups: u32) -> Self {
        self.strangers = strangers(lookups);
        self
    }

    /// How many questions the source gets at the same time about accounts that are known, and how many about others; the rest wait.
    /// The default is 16.
    #[must_use]
    pub fn max_concurrent_lookups(mut self, lookups: usize) -> Self {
        self.lines = lines(lookups);
        self
    }

    /// How long a question may take, with the time in line. The default is five seconds; Twilio waits for fifteen. The time is
    /// kept in a Tokio runtime with timers.
    #[must_use]
    pub fn lookup_timeout(mut self, timeout: Duration) -> Self {
        self.lookup_timeout = timeout;
        self
    }

    /// Forgets what is known of an account: its next request asks the source.
    pub fn invalidate(&self, account: impl AsRef<str>) {
        self.memory().forget(account.as_ref());
    }

    /// Forgets all accounts.
    pub fn invalidate_all(&self) {
        self.memory().forget_all();
    }

    /// The answer that is in memory.
    pub(in crate::verify) fn in_memory(&self, account: &AccountSid) -> Option<Answer> {
        self.memory().answer(account, self.lifetimes)
    }

    /// Some of the tokens that are in memory.
    pub(in crate::verify) fn some_in_memory(&self, most: usize) -> Vec<TokenKey> {
        self.memory().some(most).flat_map(Answer::keys).cloned().collect()
    }

    /// The answer that is in memory, or that of the source.
    pub(in crate::verify) async fn look_up(&self, account: &AccountSid) -> Result<Answer, LookupError> {
        let question = {
            let mut memory = self.memory();
            match memory.answer(account, self.lifetimes) {
                Some(answer) => return Ok(answer),
                None => self.ask(&mut memory, account)?,
            }
        };
        question.await
    }

    /// The answer to take instead of one that did not do. None if there is no other.
    pub(in crate::verify) async fn refresh(
        &self,
        account: &AccountSid,
        seen: &Answer,
    ) -> Result<Option<Answer>, LookupError> {
        let question = {
            let mut memory = self.memory();
            match memory.instead_of(account, seen, self.lifetimes) {
                Instead::Same => return Ok(None),
                Instead::Newer(answer) => return Ok(Some(answer)),
                Instead::Unsure => self.ask(&mut memory, account)?,
            }
        };
        question.await.map(Some)
    }

    /// The question that is being asked for an account, or a new one.
    fn ask(&self, memory: &mut Memory, account: &AccountSid) -> Result<Question, LookupError> {
        if let Some(question) = memory.question(account) {
            return Ok(question);
        }
        let is_known = memory.knows(account);
        if !is_known && self.strangers.admit().is_none() {
            return Err(Cause::Busy.into());
        }
        let number = memory.next_number();
        let asking = Asking { tokens: self.clone(), account: account.clone(), number, answer: None };
        let question = asking.answered(is_known).boxed().shared();
        memory.ask(account, number, &question);
        Ok(question)
    }

    /// What the source says. It runs without the lock.
    async fn answer_of_source(&self, account: &AccountSid, is_known: bool) -> Result<Answer, LookupError> {
        let asked = Instant::now();
        let line = if is_known { &self.lines.known } else { &self.lines.strangers };
        let source = Arc::clone(&self.source);
        let answer = async {
            // It fails where the line is closed, which nobody does.
            let _place = line.acquire().await;
            source.ask(account.clone()).await
        };
        let answered = AssertUnwindSafe(self.in_time(answer)).catch_unwind().await;
        let answered = answered.map_err(|_| Cause::Panicked)??;
        let failed = |error: BoxError| Cause::Failed(Arc::new(error));
        let tokens = answered.map_err(failed)?;
        let keys: Result<Vec<TokenKey>, _> = tokens.iter().map(TokenKey::new).collect();
        Ok(Answer::new(keys.map_err(|error| failed(error.into()))?, asked))
    }

    /// Waits for an answer as long as it may take.
    async fn in_time<T>(&self, answer: impl Future<Output = T>) -> Result<T, LookupError> {
        let end = || tokio::time::Instant::now().checked_add(self.lookup_timeout);
        in_time(pin!(answer), end).await.ok_or_else(|| Cause::TimedOut(self.lookup_timeout).into())
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        // Nothing that is done under the lock leaves it half done.
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A question to the source. It ends with its answer, or when nobody waits for that any more.
struct Asking {
    tokens: AccountTokens,
    account: AccountSid,
    number: u64,
    answer: Option<Answer>,
}

impl Asking {
    async fn answered(mut self, is_known: bool) -> Result<Answer, LookupError> {
        let answered = self.tokens.answer_of_source(&self.account, is_known).await;
        match &answered {
            Ok(answer) => self.answer = Some(answer.clone()),
            Err(error) => self.log(error),
        }
        answered
    }

    #[cold]
    fn log(&self, error: &LookupError) {
        if let Some(left_out) = self.tokens.failures.admit() {
            tracing::error!(
                account = self.account.as_str(),
                error = error as &dyn std::error::Error,
                left_out = left_out.field(),
                "the auth tokens of an account could not be looked up, so its requests are answered with 503"
            );
        }
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        let most = self.tokens.max_accounts;
        self.tokens.memory().end(&self.account, self.number, self.answer.as_ref(), most);
    }
}

fn lines(places: usize) -> Arc<Lines> {
    let places = places.clamp(1, Semaphore::MAX_PERMITS);
    Arc::new(Lines { known: Semaphore::new(places), strangers: Semaphore::new(places) })
}

fn strangers(per_second: u32) -> Arc<Throttle> {
    let per_second = per_second.max(1);
    Arc::new(Throttle::of(per_second.saturating_mul(BURST), Duration::from_secs(1) / per_second))
}

/// The settings; what is kept is secret.
impl fmt::Debug for AccountTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountTokens")
            .field("time_to_live", &self.lifetimes.known)
            .field("negative_time_to_live", &self.lifetimes.unknown)
            .field("max_accounts", &self.max_accounts)
            .finish_non_exhaustive()
    }
}
