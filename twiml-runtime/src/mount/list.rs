//! Lists of webhooks, as types: one list takes in another.

use super::unverified::Unverified;
use crate::webhook::Listed;

/// A list of webhooks that a module or a crate names, to be taken in by another list.
///
/// [`webhooks!`](crate::webhooks) makes one:
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// mod menu {
///     use twiml_runtime::prelude::*;
///
///     webhooks! {
///         /// What a caller is asked.
///         pub type Menu = [ask, chosen];
///     }
///
///     #[voice_webhook("/menu")]
///     pub async fn ask(_call: IncomingCall) -> VoiceResponse {
///         twiml! { <Response><Gather numDigits=1 action=chosen><Say>"Press 1 for sales."</Say></Gather></Response> }
///     }
///
///     #[voice_webhook("/menu/chosen")]
///     async fn chosen(_input: GatherInput) -> VoiceResponse {
///         twiml! { <Response><Dial>"+15551234567"</Dial></Response> }
///     }
/// }
///
/// #[sms_webhook("/sms")]
/// async fn sms(_msg: IncomingMessage) -> MessagingResponse {
///     twiml! { <Response><Message>"Please call us."</Message></Response> }
/// }
///
/// fn listed() -> Unverified<()> {
///     webhooks![sms, ..menu::Menu]
/// }
///
/// # fn main() -> Result<(), BoxError> {
/// let webhooks = listed().verified_by(Verifier::new("token", "https://example.com")?);
/// assert_eq!(webhooks.routes().count(), 3);
/// # Ok(())
/// # }
/// ```
///
/// Everything that a list checks is checked for the whole, where the webhooks are mounted: two handlers at one path, a handler
/// that names one that is not mounted.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of webhooks",
    label = "not a list",
    note = "a list is made by `webhooks! {{ pub type Menu = [ask, chosen]; }}` and taken in by `webhooks![sms, ..Menu]`; \
            a handler is listed without `..`"
)]
pub trait WebhookList {
    /// Its webhooks, with those of the lists that it takes in.
    #[doc(hidden)]
    const WEBHOOKS: &'static [Listed];
}

/// A list whose webhooks can be mounted on a router with the state `S`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the webhooks of `{Self}` cannot be mounted on a router with the state `{S}`",
    label = "need another state",
    note = "implement `axum::extract::FromRef<{S}>` for what they take by `State<_>`"
)]
pub trait MountOn<S>: WebhookList {
    /// Adds its webhooks.
    fn mount(on: Unverified<S>) -> Unverified<S>;
}

/// How many webhooks there are in all parts of a list.
pub const fn count(parts: &[&[Listed]]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < parts.len() {
        count += parts[at].len();
        at += 1;
    }
    count
}

/// The webhooks of all parts of a list.
pub const fn joined<const N: usize>(parts: &[&[Listed]]) -> [Listed; N] {
    let mut all = [Listed::PLACEHOLDER; N];
    let (mut at, mut part) = (0, 0);
    while part < parts.len() {
        let mut of_part = 0;
        while of_part < parts[part].len() {
            all[at] = parts[part][of_part];
            of_part += 1;
            at += 1;
        }
        part += 1;
    }
    all
}
