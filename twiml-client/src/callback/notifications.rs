//! Callbacks that only notify: their handlers return nothing to Twilio.

use twiml_runtime::__private::{
    AnswersNothing, Callback, KnownHandler, Link, NamedAlone, Receives, delivery,
};
use twiml_runtime::{Method, PublicUrl, Url};

use super::fitness::OwnCallbacks;

/// Makes a trait of each callback: for a handler by its type, and for one with arguments.
macro_rules! notifications {
    ($(
        $(#[$doc:meta])*
        $name:ident: $delivery:ident {
            $(#[$alone_doc:meta])*
            $alone:ident,
            $(#[$link_doc:meta])*
            $link:ident,
            $set:ident $(, $post:ident)? $(where $own:ident)?
        }
    )+) => {$(
        $(#[$doc])*
        pub trait $name<K, P>: Sized {
            #[doc(hidden)]
            #[must_use]
            fn $set(self, url: Url, method: Method) -> Self;

            $(#[$alone_doc])*
            #[must_use]
            fn $alone<W>(self, public_url: &PublicUrl) -> Self
            where
                W: Receives<K, P> + AnswersNothing<K> + NamedAlone<W::Arguments>,
                W: delivery::$delivery<<W as AnswersNothing<K>>::Received<P>>,
                $(Self: $own,)?
            {
                $(const { Callback::to::<W>().$post() };)?
                self.$set(public_url.url_for::<W>(), W::METHOD)
            }

            $(#[$link_doc])*
            #[must_use]
            fn $link<W>(self, link: &Link<W>, public_url: &PublicUrl) -> Self
            where
                W: KnownHandler<K, P> + AnswersNothing<K>,
                W: delivery::$delivery<<W as AnswersNothing<K>>::Received<P>>,
                $(Self: $own,)?
            {
                $(const { Callback::to::<W>().$post() };)?
                self.$set(public_url.url_of(link), W::METHOD)
            }
        }
    )+};
}

notifications! {
    /// The callback of a message.
    MessageCallbacks: MessageStatus {
        /// The handler that is notified of what becomes of the message, at the public URL of the application.
        ///
        /// It does not compile for a handler that takes something else than a [`MessageStatusUpdate`](twiml_runtime::MessageStatusUpdate), which a message
        /// never brings, or by another method than `POST`: Twilio has no other here.
        status_callback,
        /// The same for a handler with arguments or overrides: `order_status::at(4711)`.
        status_callback_of,
        with_status_callback, by_post
    }

    /// The callback of all messages of a messaging service or a TwiML application.
    MessageStatusCallbacks: MessageStatus {
        /// The handler that is notified of what becomes of messages that have no callback of their own, at the public URL of the application. Of a
        /// messaging service, this is its `StatusCallback`.
        ///
        /// It does not compile for a handler that takes something else than a [`MessageStatusUpdate`](twiml_runtime::MessageStatusUpdate), or by another
        /// method than `POST`.
        message_status_callback,
        /// The same for a handler with arguments or overrides: `order_status::at(4711)`.
        message_status_callback_of,
        with_message_status_callback, by_post
    }

    /// The callback of a call.
    CallCallbacks: CallStatus {
        /// The handler that is notified of what becomes of the call, at the public URL of the application.
        ///
        /// It does not compile for a handler that takes something else than a [`CallStatusUpdate`](twiml_runtime::CallStatusUpdate), which a call never
        /// brings.
        status_callback,
        /// The same for a handler with arguments or overrides: `order_status::at(4711)`.
        status_callback_of,
        with_status_callback where OwnCallbacks
    }

    /// The callback of a recording.
    RecordingCallbacks: RecordingStatus {
        /// The handler that is notified of the recording, at the public URL of the application: once it can be read, unless other events are asked
        /// for. It takes a [`RecordingStatusUpdate`](twiml_runtime::RecordingStatusUpdate).
        recording_status_callback,
        /// The same for a handler with arguments or overrides: `recorded::at(4711)`.
        recording_status_callback_of,
        with_recording_status_callback
    }

    /// The callback of the detection of machines.
    MachineCallbacks: MachineDetection {
        /// Lets the call go on while it is detected who answers, and notifies this handler of the result, at the public URL of the application. It takes a
        /// [`MachineDetection`](twiml_runtime::MachineDetection). Without it, the call waits for the result, and its handler has it in `answered_by`.
        async_amd,
        /// The same for a handler with arguments or overrides: `answered::at(4711)`.
        async_amd_of,
        with_async_amd
    }
}
