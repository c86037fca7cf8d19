//! Handlers that say what somebody in a conference hears.

use twiml_runtime::__private::{AnswersVoice, KnownHandler, Link, NamedAlone, Receives, delivery};
use twiml_runtime::{Method, PublicUrl, Url};

/// Makes a trait of each: for a handler by its type, and for one with arguments.
macro_rules! sounds {
    ($(
        $(#[$doc:meta])*
        $name:ident {
            $(#[$alone_doc:meta])*
            $alone:ident,
            $(#[$link_doc:meta])*
            $link:ident,
            $set:ident
        }
    )+) => {$(
        $(#[$doc])*
        ///
        /// Its document has `<Play>`, `<Say>`, `<Pause>` and `<Redirect>` only. What Twilio sends to it is not documented; it is taken for what it sends to the
        /// `waitUrl` of a conference: a [`ConferenceWait`](twiml_runtime::ConferenceWait) or an [`IncomingCall`](twiml_runtime::IncomingCall).
        pub trait $name<K, P>: Sized {
            #[doc(hidden)]
            #[must_use]
            fn $set(self, url: Url, method: Method) -> Self;

            $(#[$alone_doc])*
            #[must_use]
            fn $alone<W>(self, public_url: &PublicUrl) -> Self
            where
                W: Receives<K, P> + AnswersVoice<K> + NamedAlone<W::Arguments>,
                W: delivery::ConferenceWait<<W as AnswersVoice<K>>::Received<P>>,
            {
                self.$set(public_url.url_for::<W>(), W::METHOD)
            }

            $(#[$link_doc])*
            #[must_use]
            fn $link<W>(self, link: &Link<W>, public_url: &PublicUrl) -> Self
            where
                W: KnownHandler<K, P> + AnswersVoice<K>,
                W: delivery::ConferenceWait<<W as AnswersVoice<K>>::Received<P>>,
            {
                self.$set(public_url.url_of(link), W::METHOD)
            }
        }
    )+};
}

sounds! {
    /// The handler for somebody who is on hold.
    HoldCallbacks {
        /// Puts them on hold, where they hear what this handler says, at the public URL of the application.
        hold_url,
        /// The same for a handler with arguments or overrides: `hold_music::at("jazz")`.
        hold_url_of,
        with_hold_url
    }

    /// The handler for an announcement.
    AnnounceCallbacks {
        /// Lets them hear what this handler says, at the public URL of the application.
        announce_url,
        /// The same for a handler with arguments or overrides: `minutes_left::at(5)`.
        announce_url_of,
        with_announce_url
    }
}
