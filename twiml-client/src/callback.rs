//! Handlers as the callbacks of requests: what must fit, checked by the compiler.

use twiml_runtime::__private::{AnswersNothing, Link, NamedAlone, Receives, delivery};
use twiml_runtime::{PublicUrl, Url};

/// The callbacks of a message.
///
/// The parameters follow from the handler: nobody writes them.
pub trait MessageCallbacks<K, P>: Sized {
    #[doc(hidden)]
    fn with_status_callback(self, url: Url) -> Self;

    /// The handler that is notified of what becomes of the message, at the public URL of the application.
    ///
    /// It does not compile for a handler that takes something else than a [`MessageStatusUpdate`](twiml_runtime::MessageStatusUpdate), which a message
    /// never brings.
    #[must_use]
    fn status_callback<W>(self, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + AnswersNothing<K> + NamedAlone<W::Arguments>,
        W: delivery::MessageStatus<<W as AnswersNothing<K>>::Received<P>>,
    {
        self.with_status_callback(public_url.url_for::<W>())
    }

    /// The same for a handler with arguments or overrides: `order_status::at(4711)`.
    #[must_use]
    fn status_callback_of<W>(self, link: &Link<W>, public_url: &PublicUrl) -> Self
    where
        W: Receives<K, P> + AnswersNothing<K>,
        W: delivery::MessageStatus<<W as AnswersNothing<K>>::Received<P>>,
    {
        self.with_status_callback(public_url.url_of(link))
    }
}
