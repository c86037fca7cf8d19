//! What a handler is the entry for, as a function for each kind of webhook: it compiles where the handler can be an entry.

use super::annotated::{Receives, Webhook};
use super::arguments_in_url::BeginsAlone;
use super::entry_role::EntryRole;
use super::kind::{SmsWebhook, StatusCallback, VoiceWebhook};
use crate::payload::{CallStatusUpdate, MessageStatusUpdate, delivery};
use crate::value::Method;

/// The entry that an `#[sms_webhook]` is.
pub const fn sms<W, P>() -> EntryRole
where
    W: Receives<SmsWebhook, P> + BeginsAlone<W::Arguments>,
    W: delivery::MessageEntry<<W as BeginsAlone<W::Arguments>>::Received<P>>,
{
    EntryRole::Message
}

/// The entry that a `#[voice_webhook]` is.
pub const fn voice<W, P>() -> EntryRole
where
    W: Receives<VoiceWebhook, P> + BeginsAlone<W::Arguments>,
    W: delivery::CallEntry<<W as BeginsAlone<W::Arguments>>::Received<P>>,
{
    EntryRole::Call
}

/// The entry that a `#[status_callback]` is.
pub const fn status<W, P>() -> EntryRole
where
    W: Receives<StatusCallback, P> + BeginsAlone<W::Arguments>,
    W: SaysWhichStatus<<W as BeginsAlone<W::Arguments>>::Received<P>>,
{
    W::ROLE
}

/// Does not compile if Twilio calls the entry by POST alone and the handler answers to GET.
///
/// # Panics
///
/// At compile time.
pub const fn check_method<W: Webhook>() {
    assert!(
        !matches!((W::DESCRIPTOR.entry, W::METHOD), (Some(EntryRole::MessageStatus), Method::Get)),
        "Twilio sends the status of messages by POST, and no setting changes that; remove `method = \"GET\"` from the attribute"
    );
}

/// A handler whose payload `P` says what it is the status of.
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes `{P}`, which is neither the status of a call nor the status of a message",
    label = "not known what this is the entry for",
    note = "take `CallStatusUpdate` for the calls to a number, or `MessageStatusUpdate` for the messages of a messaging service or of a \
            TwiML application",
    note = "a handler of other notifications is not an entry: remove `entry`, and name the handler where they are asked for"
)]
pub trait SaysWhichStatus<P> {
    /// What it is the entry for.
    const ROLE: EntryRole;
}

#[diagnostic::do_not_recommend]
impl<W> SaysWhichStatus<CallStatusUpdate> for W {
    const ROLE: EntryRole = EntryRole::CallStatus;
}

#[diagnostic::do_not_recommend]
impl<W> SaysWhichStatus<MessageStatusUpdate> for W {
    const ROLE: EntryRole = EntryRole::MessageStatus;
}
