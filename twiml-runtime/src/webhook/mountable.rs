//! What a list can mount: webhooks, and the handlers of websockets.

use super::annotated::Webhook;
use super::arguments_in_url::ArgumentsInUrl;
use super::descriptor::Descriptor;
use super::mention::Mention;
use super::reference::Reference;
use super::remark::Remark;

/// A handler that [`webhooks!`](crate::webhooks) mounts: a [`Webhook`], or a [`StreamHandler`](super::StreamHandler).
///
/// The constants are those of [`Webhook`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a webhook",
    label = "not a function with a webhook attribute",
    note = "put `#[sms_webhook(\"/path\")]`, `#[voice_webhook(\"/path\")]`, `#[status_callback(\"/path\")]` or \
            `#[studio_webhook(\"/path\")]` on the function; on that of a websocket `#[media_stream(\"/path\")]` or \
            `#[conversation_relay(\"/path\")]`",
    note = "a list of webhooks is taken in by `..`: `webhooks![sms, ..Menu]`"
)]
pub trait Mountable: 'static {
    const HANDLER: Descriptor;
    const TAKES_ARGUMENTS: bool = false;
    const NAMES: &'static [Reference] = &[];
    const CALLED: &'static str = "";
    const LIMITED_VERBS: &'static [&'static str] = &[];
    const MENTIONS: &'static [Mention] = &[];
    const SILENT: &'static [&'static str] = &[];
    const ODDITIES: &'static [Remark] = &[];
}

#[diagnostic::do_not_recommend]
impl<W: Webhook> Mountable for W {
    const HANDLER: Descriptor = W::DESCRIPTOR;
    const TAKES_ARGUMENTS: bool = <W::Arguments as ArgumentsInUrl>::ANY;
    const NAMES: &'static [Reference] = W::REFERENCES;
    const CALLED: &'static str = W::CALLS;
    const LIMITED_VERBS: &'static [&'static str] = W::LIMITED;
    const MENTIONS: &'static [Mention] = W::ADDRESSES;
    const SILENT: &'static [&'static str] = W::ALLOWED;
    const ODDITIES: &'static [Remark] = W::REMARKS;
}
