//! A link to a handler, as a value in a document: what must fit, checked by the compiler.

use std::marker::PhantomData;

use super::annotated::{Receives, Webhook};
use super::link::Link;
use crate::twiml::{AddressValue, WebhookAddress};
use crate::value::Method;

/// What a document expects of a handler that a value in it names. Each `{}` for which it is asked has a type of its own that implements this for the
/// handlers that fit.
///
/// `F` is the family of the document, where its use decides that; `M` is what follows from the handler.
pub trait Expects<W, F, M> {
    /// Whether the document says by which method the handler is called. Otherwise Twilio calls it by POST.
    const CARRIES_METHOD: bool;
}

/// A handler that the type of a link names. Only a type parameter, `W: Webhook`, names none.
#[diagnostic::on_unimplemented(
    message = "`Link<{Self}>` can be a link to any handler, and a document checks the one that it names",
    label = "does not say which handler",
    note = "write the handler into the type: `Link<menu>`, or `Either<Link<menu>, Link<hold>>` for one of two",
    note = "a function for every handler takes what names the handler as a fragment, `next: impl StandsIn<tags::Response>`; its callers \
            write `twiml! {{ <Redirect>menu</Redirect> }}`"
)]
pub trait KnownHandler<K, P>: Receives<K, P> {}

#[diagnostic::do_not_recommend]
impl<W: Receives<K, P>, K, P> KnownHandler<K, P> for W {}

/// A handler that a value names.
#[derive(Debug)]
pub struct Named<M>(PhantomData<M>);

impl<C, F, M, W: Webhook> AddressValue<C, F, Named<M>> for Link<W>
where
    C: Expects<W, F, M>,
{
    fn address(&self) -> WebhookAddress<'_> {
        const {
            assert!(
                C::CARRIES_METHOD || matches!(W::METHOD, Method::Post),
                "Twilio calls this address by POST, or by the method that is set beside it; \
                 remove `method = \"GET\"` from the handler's attribute, or `method` from the element"
            );
        }
        WebhookAddress::Handler { url: self.as_str(), method: W::METHOD.as_str() }
    }
}
