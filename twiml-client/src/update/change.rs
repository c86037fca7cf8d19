//! Changes of what has webhook URLs.

use std::fmt;

use twiml_runtime::{Method, Url};
use twiml_values::{ApplicationSid, MessagingServiceSid, PhoneNumberSid, SipDomainSid};

use crate::application::Application;
use crate::callback::{CallCallbacks, IncomingCalls, IncomingMessages, MessageStatusCallbacks, OwnCallbacks};
use crate::client::Client;
use crate::error::{Invalid, Result};
use crate::number::PhoneNumber;
use crate::service::MessagingService;
use crate::sip_domain::SipDomain;
use crate::target::{Family, Hook, TargetKind};
use crate::wire::Request;

/// Sets a URL of a family by the table of the kind.
fn set(
    request: &mut Request,
    kind: TargetKind,
    family: Family,
    is_fallback: bool,
    url: &Url,
    method: Method,
) {
    let Some(row) = kind.row(family) else { return };
    let hook = if is_fallback { row.fallback } else { Some(row.primary) };
    if let Some(Hook { url: field, method: by }) = hook {
        request.put(field.parameter, url);
        if let Some(by) = by {
            request.put(by.parameter, method);
        }
    }
}

/// Clears the URLs of a family, which is what Twilio takes an empty text for. That is not documented; public code does it.
fn clear(request: &mut Request, kind: TargetKind, family: Family) {
    match kind.row(family) {
        Some(row) => row.hooks().for_each(|hook| request.put(hook.url.parameter, "")),
        None => request.refuse(Invalid::new(format!("a {kind} has no URL for {}", family.role()))),
    }
}

macro_rules! updates {
    ($(
        $(#[$doc:meta])*
        $name:ident($sid:ident, $kind:ident) -> $resource:ident { $($family:ident)+ }
    )+) => {$(
        $(#[$doc])*
        #[must_use = "nothing is changed until `.send(&client)`"]
        pub struct $name {
            request: Request,
        }

        impl $name {
            /// Of the one with this SID.
            pub fn of(sid: &$sid) -> Self {
                Self { request: TargetKind::$kind.change(sid) }
            }

            /// Clears the URLs of a family, with the fallback. A family that it does not have is refused by [`send`](Self::send), before anything is
            /// sent.
            pub fn clear(mut self, family: Family) -> Self {
                clear(&mut self.request, TargetKind::$kind, family);
                self
            }

            /// What people call it, in up to 64 characters.
            pub fn friendly_name(mut self, name: impl Into<String>) -> Self {
                self.request.put("FriendlyName", name.into());
                self
            }

            /// A parameter that has no method here, by the name that the page of Twilio's says.
            pub fn param(mut self, name: &'static str, value: impl ToString) -> Self {
                self.request.params.add(name, value);
                self
            }

            /// The parameters, as they will be sent.
            pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
                self.request.params()
            }

            /// Changes it.
            ///
            /// # Errors
            ///
            /// [`Error`](crate::Error). A fallback without the URL that it is for is refused by Twilio.
            pub async fn send(self, client: &Client) -> Result<$resource> {
                client.show(&self.request).await
            }

            fn with(mut self, family: Family, is_fallback: bool, url: &Url, method: Method) -> Self {
                set(&mut self.request, TargetKind::$kind, family, is_fallback, url, method);
                self
            }
        }

        /// The names of its parameters. A URL may have a secret in its query.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.request.fmt(f)
            }
        }

        $(updates!(@$family $name);)+
    )+};
    (@messages $name:ident) => {
        impl<K, P> IncomingMessages<K, P> for $name {
            fn with_sms_url(self, url: Url, method: Method) -> Self {
                self.with(Family::Sms, false, &url, method)
            }

            fn with_sms_fallback_url(self, url: Url, method: Method) -> Self {
                self.with(Family::Sms, true, &url, method)
            }
        }
    };
    (@calls $name:ident) => {
        impl<K, P> IncomingCalls<K, P> for $name {
            fn with_voice_url(self, url: Url, method: Method) -> Self {
                self.with(Family::Voice, false, &url, method)
            }

            fn with_voice_fallback_url(self, url: Url, method: Method) -> Self {
                self.with(Family::Voice, true, &url, method)
            }
        }

        impl OwnCallbacks for $name {}

        impl<K, P> CallCallbacks<K, P> for $name {
            fn with_status_callback(self, url: Url, method: Method) -> Self {
                self.with(Family::Status, false, &url, method)
            }
        }
    };
    (@message_status $name:ident) => {
        impl<K, P> MessageStatusCallbacks<K, P> for $name {
            fn with_message_status_callback(self, url: Url, method: Method) -> Self {
                self.with(Family::MessageStatus, false, &url, method)
            }
        }
    };
}

updates! {
    /// A change of a phone number: a value, which a [`Client`] sends.
    ///
    /// ```no_run
    /// use twiml_client::prelude::*;
    /// use twiml_client::Family;
    /// use twiml_runtime::prelude::*;
    ///
    /// #[voice_webhook("/voice")]
    /// async fn voice(call: IncomingCall) -> VoiceResponse {
    ///     twiml! { <Response><Say>"Hello!"</Say></Response> }
    /// }
    ///
    /// # async fn update(client: &Client, public_url: &PublicUrl) -> Result<(), Error> {
    /// let number = client.find_number("+15551110000").await?;
    /// UpdateNumber::of(&number.sid).voice_url::<voice>(public_url).clear(Family::Sms).send(client).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// A trunk, a TwiML application and a messaging service come before the URLs of a number; a [plan](crate::plan) looks for them.
    ///
    /// <https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource#update-an-incomingphonenumber-resource>
    UpdateNumber(PhoneNumberSid, Number) -> PhoneNumber { messages calls }

    /// A change of a TwiML application: a value, which a [`Client`] sends.
    ///
    /// Everything that names the application follows: numbers, browsers, phones, SIP domains.
    ///
    /// <https://www.twilio.com/docs/usage/api/applications#update-an-application-resource>
    UpdateApplication(ApplicationSid, Application) -> Application { messages calls message_status }

    /// A change of a messaging service: a value, which a [`Client`] sends.
    ///
    /// <https://www.twilio.com/docs/messaging/api/service-resource#update-a-service-resource>
    UpdateService(MessagingServiceSid, Service) -> MessagingService { messages message_status }

    /// A change of a SIP domain: a value, which a [`Client`] sends.
    ///
    /// <https://www.twilio.com/docs/voice/sip/api/sip-domain-resource#update-a-sipdomain-resource>
    UpdateSipDomain(SipDomainSid, SipDomain) -> SipDomain { calls }
}
