//! Who knows the tokens.

use std::sync::Arc;

use futures_util::future::BoxFuture;

use crate::error::BoxError;
use crate::value::AccountSid;
use crate::verify::config::AuthToken;

/// Knows the auth tokens of accounts: a database, a secret manager, a service.
///
/// It is asked by [`AccountTokens`](super::AccountTokens), which keeps its answers. For a closure, there is
/// [`AccountTokens::from_fn`](super::AccountTokens::from_fn).
///
/// ```
/// use std::collections::HashMap;
///
/// use tokio::sync::RwLock;
/// use twiml_runtime::prelude::*;
/// use twiml_runtime::value::AccountSid;
/// use twiml_runtime::verify::{AccountTokens, TokenSource};
///
/// struct Customers(RwLock<HashMap<AccountSid, String>>);
///
/// impl TokenSource for Customers {
///     async fn tokens(&self, account: &AccountSid) -> Result<Vec<AuthToken>, BoxError> {
///         Ok(self.0.read().await.get(account).map(AuthToken::from).into_iter().collect())
///     }
/// }
///
/// let tokens = AccountTokens::new(Customers(RwLock::default()));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a source of auth tokens",
    label = "cannot look up the tokens of an account",
    note = "implement `TokenSource` for it, or give a closure to `AccountTokens::from_fn(|account| async move {{ … }})`"
)]
pub trait TokenSource: Send + Sync + 'static {
    /// The tokens of an account, the primary one first; none for an account that is not known.
    ///
    /// Twilio signs with the primary token of the account that owns the number or the resource. A subaccount has its own. A
    /// second token is for the time of a [rotation](https://www.twilio.com/docs/iam/api/authtoken).
    ///
    /// The SID is well formed, and otherwise what an unverified request says: anyone can ask for any account. Return the tokens of
    /// exactly this account.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from knowing. The request is then answered with 503, and Twilio asks the fallback URL.
    fn tokens(&self, account: &AccountSid) -> impl Future<Output = Result<Vec<AuthToken>, BoxError>> + Send;
}

/// A source whose type is forgotten.
pub(super) trait AnySource: Send + Sync {
    fn ask(self: Arc<Self>, account: AccountSid) -> BoxFuture<'static, Result<Vec<AuthToken>, BoxError>>;
}

impl<S: TokenSource> AnySource for S {
    fn ask(self: Arc<Self>, account: AccountSid) -> BoxFuture<'static, Result<Vec<AuthToken>, BoxError>> {
        Box::pin(async move { self.tokens(&account).await })
    }
}

/// A source that is a function.
pub(super) struct Function<F>(pub(super) F);

impl<F, Answer, Tokens, E> TokenSource for Function<F>
where
    F: Fn(AccountSid) -> Answer + Send + Sync + 'static,
    Answer: Future<Output = Result<Tokens, E>> + Send,
    Tokens: IntoIterator<Item: Into<AuthToken>>,
    E: Into<BoxError>,
{
    async fn tokens(&self, account: &AccountSid) -> Result<Vec<AuthToken>, BoxError> {
        let Self(function) = self;
        let tokens = function(account.clone()).await.map_err(Into::into)?;
        Ok(tokens.into_iter().map(Into::into).collect())
    }
}
