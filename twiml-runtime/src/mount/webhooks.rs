//! Webhooks behind a verifier, which become a router.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::MethodRouter;
use twiml_schema::limits::WEBHOOK_TIMEOUT;

use super::missed_layer::MissedLayer;
use crate::flow::Flow;
use crate::program::{DeadLink, DeadLinks, dead_links};
#[cfg(feature = "streams")]
use crate::streams::OpenStreams;
use crate::verify::Verifier;
use crate::webhook::{
    Deadline, DeadlineReply, Descriptor, Endpoint, Entry, EntryRole, LateWork, Missed, Options, Site,
};

/// Webhooks behind a verifier.
#[must_use = "these webhooks are not served until they are made a router"]
pub struct Webhooks<S> {
    routes: Vec<Endpoint<S>>,
    verifier: Verifier,
    missed: Arc<Missed>,
    options: Options,
    #[cfg(feature = "streams")]
    streams: OpenStreams,
}

impl<S> Webhooks<S> {
    pub(super) fn new(routes: Vec<Endpoint<S>>, verifier: Verifier) -> Self {
        let webhooks = routes.iter().map(|endpoint| endpoint.mounted.webhook);
        let missed = Arc::new(Missed::new(webhooks, verifier.clone()));
        Self {
            routes,
            verifier,
            missed,
            options: Options::new(),
            #[cfg(feature = "streams")]
            streams: OpenStreams::new(),
        }
    }

    /// What is mounted, in the order given to [`webhooks!`](crate::webhooks).
    pub fn routes(&self) -> impl Iterator<Item = Descriptor> {
        self.routes.iter().map(|endpoint| endpoint.mounted.webhook)
    }

    /// The handlers that are configured with Twilio, as their attributes say by `entry`: at most one of each role.
    ///
    /// ```
    /// use twiml_runtime::prelude::*;
    /// use twiml_runtime::EntryRole;
    ///
    /// #[sms_webhook("/sms", entry, fallback = sms_fallback)]
    /// async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    ///     twiml! { <Response><Message>"Hello"</Message></Response> }
    /// }
    ///
    /// #[sms_webhook("/sms-fallback")]
    /// async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
    ///     twiml! { <Response><Message>"Please try again later."</Message></Response> }
    /// }
    ///
    /// # fn main() -> Result<(), BoxError> {
    /// let webhooks: Webhooks<()> =
    ///     webhooks![sms, sms_fallback].verified_by(Verifier::new("token", "https://example.com")?);
    /// let entry = webhooks.entries().next().unwrap();
    /// assert_eq!(entry.role, EntryRole::Message);
    /// assert_eq!(entry.handler.path, "/sms");
    /// assert_eq!(entry.fallback.unwrap().path, "/sms-fallback");
    /// # Ok(())
    /// # }
    /// ```
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        self.routes.iter().filter_map(|endpoint| Entry::of(&endpoint.mounted))
    }

    /// The handlers that could be the entry for this and do not say so: they take what arrives there, are called without arguments, and no
    /// other handler names them except those that they lead to themselves.
    pub fn entry_candidates(&self, role: EntryRole) -> impl Iterator<Item = Descriptor> {
        let candidates: Vec<_> = self.flow().entry_candidates(role).collect();
        candidates.into_iter()
    }

    /// Which webhook names which: the graph of these webhooks, and what is likely to be wrong with it.
    pub fn flow(&self) -> Flow {
        Flow::new(self.routes.iter().map(|endpoint| endpoint.mounted).collect())
    }

    /// Logs requests with Twilio's signature that reach none of these webhooks, when it is put around the whole application.
    pub fn missed_layer(&self) -> MissedLayer {
        MissedLayer::new(Arc::clone(&self.missed))
    }

    /// The verifier that checks every request.
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// Warns of webhooks that take longer than this, in place of 7.5 seconds: half the time that Twilio
    /// [waits](https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
    ///
    /// The time begins when the head of the request has arrived. What takes longer than Twilio's 15 seconds is an error in the log,
    /// whatever is set here.
    pub fn warn_after(mut self, time: Duration) -> Self {
        self.options.warn_after = time;
        self
    }

    /// Adds `from` and `to` to the span of each request: the numbers and addresses as Twilio sends them.
    ///
    /// They are left out otherwise, because they belong to people, and logs are kept long and read by many. The SID
    /// of the call or message finds them in Twilio's own log.
    pub fn log_senders(mut self) -> Self {
        self.options.log_senders = true;
        self
    }

    /// Replies with this for webhooks that have not answered in time, while they go on working.
    ///
    /// The type of the reply says for which webhooks: [`VoiceResponse`](crate::VoiceResponse) for every `#[voice_webhook]`,
    /// [`MessagingResponse`](crate::MessagingResponse) for every `#[sms_webhook]`, `()` for every `#[status_callback]`. A handler
    /// with a `deadline` of its own in its attribute keeps that one.
    ///
    /// ```
    /// use std::time::Duration;
    /// use twiml_runtime::prelude::*;
    ///
    /// #[voice_webhook("/voice")]
    /// async fn voice(_call: IncomingCall) -> VoiceResponse {
    ///     // Something that may take long.
    ///     twiml! { <Response><Say>"Here is your quote."</Say></Response> }
    /// }
    ///
    /// fn please_call_again() -> VoiceResponse {
    ///     twiml! { <Response><Say>"We are slow today. Please call again."</Say></Response> }
    /// }
    ///
    /// # fn main() -> Result<(), BoxError> {
    /// # let verifier = Verifier::new("an auth token", "https://example.com")?;
    /// let app: axum::Router = webhooks![voice]
    ///     .verified_by(verifier)
    ///     .deadline(Duration::from_secs(12), please_call_again)
    ///     .deadline(Duration::from_secs(10), || ())
    ///     .into_router();
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The time begins when the head of the request has arrived. It needs a
    /// Tokio runtime with timers, as that of `#[tokio::main]` has. [`sms_webhook`](macro@crate::sms_webhook#deadline) says what
    /// becomes of the work.
    ///
    /// # Panics
    ///
    /// If the time is not within the 15 seconds that Twilio waits, or is none at all: the reply would never arrive, or always.
    pub fn deadline<R: DeadlineReply>(
        mut self,
        time: Duration,
        reply: impl Fn() -> R + Send + Sync + 'static,
    ) -> Self {
        assert!(
            !time.is_zero() && time < WEBHOOK_TIMEOUT,
            "a deadline of {time:?} is not within the {WEBHOOK_TIMEOUT:?} that Twilio waits: give a time such as 10 seconds"
        );
        self.options.deadlines.push((R::ATTRIBUTE, Deadline::new(time, reply)));
        self
    }

    /// The websockets that these handlers have open, to shut them down when the application stops.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use twiml_runtime::prelude::*;
    /// # async fn stop(webhooks: Webhooks<()>) {
    /// let streams = webhooks.open_streams();
    /// let app = webhooks.into_router();
    /// // … serve it, and when it is to stop:
    /// streams.shut_down(Duration::from_secs(10)).await;
    /// # drop(app);
    /// # }
    /// ```
    ///
    /// `twiml_runtime::serve` does this if it [is given them](crate::Serve::with_streams).
    #[cfg(feature = "streams")]
    pub fn open_streams(&self) -> OpenStreams {
        self.streams.clone()
    }

    /// The work that goes on after a deadline, to wait for it when the application stops.
    pub fn late_work(&self) -> LateWork {
        self.options.late_work.clone()
    }
}

impl<S> Webhooks<S> {
    /// Checks that what the program names is mounted.
    ///
    /// What a handler's own documents name is checked when the program is compiled. Here the documents of other functions are checked as
    /// well: of those that these webhooks call, and, in the crates of these webhooks, of those that no webhook is known to call. These
    /// webhooks have to mount what their own documents and functions lead to; for the others, any `webhooks![…]` of the program will do.
    /// Whole URLs count as the application's own if they begin with a public URL that the verifier has at this moment.
    ///
    /// ```
    /// use twiml_runtime::prelude::*;
    ///
    /// #[voice_webhook("/voice")]
    /// async fn voice(_call: IncomingCall) -> VoiceResponse {
    ///     main_menu()
    /// }
    ///
    /// #[voice_webhook("/menu")]
    /// async fn menu(_input: GatherInput) -> VoiceResponse {
    ///     twiml! { <Response><Hangup/></Response> }
    /// }
    ///
    /// fn main_menu() -> VoiceResponse {
    ///     twiml! { <Response><Gather numDigits=1 action=menu><Say>"Press 1."</Say></Gather></Response> }
    /// }
    ///
    /// // In a test of the application:
    /// # fn main() -> Result<(), BoxError> {
    /// let verifier = Verifier::new("a token", "https://example.com")?;
    /// let webhooks: Webhooks<()> = webhooks![voice].verified_by(verifier);
    /// let dead = webhooks.check().unwrap_err().to_string();
    /// assert!(dead.contains("`<Gather action>` names the handler `menu`"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Every handler that is named and not mounted, every path that is written as text and has no handler, or one for something else, and every
    /// handler that is in no list, each with the place in the source. A program that mounts only a part of a library's handlers leaves the others out:
    /// they are [`DeadLink::Unlisted`](crate::DeadLink::Unlisted), and nothing links to them.
    pub fn check(&self) -> Result<(), DeadLinks> {
        let own_urls: Vec<_> = self.verifier.public_urls().cloned().collect();
        dead_links(self.routes.iter().map(|endpoint| &endpoint.mounted), &own_urls)
    }

    /// Logs what may lead nowhere.
    ///
    /// # Panics
    ///
    /// If something is certain to.
    #[expect(clippy::panic, reason = "as axum does where two routes overlap: it is a mistake in the program")]
    fn refuse_dead_links(&self) {
        let Err(dead) = self.check() else { return };
        let (certain, possible) = dead.divide();
        for link in possible {
            let location = link.location();
            match link {
                DeadLink::Handler { .. } | DeadLink::Unlisted { linked_by: Some(_), .. } => {
                    tracing::error!(%location, "{link}");
                }
                // Nothing is known to lead there, and an application need not mount all that a library has.
                DeadLink::Unlisted { left_out: false, .. } => {}
                DeadLink::Address { .. } | DeadLink::Unlisted { .. } => tracing::warn!(%location, "{link}"),
            }
        }
        if let Some(certain) = certain {
            panic!("this program names handlers that it does not mount:\n{certain}");
        }
    }

    fn log_warnings(&self) {
        for warning in self.flow().warnings() {
            let Descriptor { name, location, .. } = *warning.handler();
            tracing::warn!(webhook = name, %location, "{warning}");
        }
    }
}

impl<S: Clone + Send + Sync + 'static> Webhooks<S> {
    /// A router that serves the webhooks; it can be nested in or merged with any other.
    ///
    /// Requests with another method than a webhook's own get `405`, refused ones `403`. The
    /// [warnings](Flow::warnings) of the flow are logged here.
    ///
    /// A request with Twilio's signature that reaches no webhook is logged, unless the application's own code answers it: a
    /// router that this one is nested in, one that is merged into it, or a fallback. For these, see [`missed_layer`](Self::missed_layer).
    ///
    /// # Panics
    ///
    /// If these webhooks lead to a handler that the program does not mount. What [`check`](Self::check) finds besides that is logged, because it may never
    /// be sent.
    pub fn into_router(self) -> Router<S> {
        self.refuse_dead_links();
        self.log_warnings();
        let site = Arc::new(Site::new(self.routes(), self.verifier.clone()));
        // A layer on a router without routes is around its default answer alone, which stays the default one: when routers are
        // merged, the application's own fallback comes first. Requests that find their webhook do not pass it.
        let unrouted = Router::new().layer(self.missed_layer());
        let unanswered = MethodRouter::<S>::new().layer(self.missed_layer());
        #[cfg(feature = "streams")]
        let streams = axum::Extension(self.streams.clone());
        let Self { routes, verifier, missed, options, .. } = self;
        routes.into_iter().fold(unrouted, |router, endpoint| {
            let (site, missed) = (Arc::clone(&site), Arc::clone(&missed));
            let path = endpoint.mounted.webhook.path;
            #[cfg(feature = "streams")]
            let opens = endpoint.is_handshake();
            let route = endpoint.served(unanswered.clone(), verifier.clone(), site, missed, &options);
            #[cfg(feature = "streams")]
            let route = if opens { route.layer(streams.clone()) } else { route };
            router.route(path, route)
        })
    }
}

impl<S> fmt::Debug for Webhooks<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhooks")
            .field("routes", &self.routes().collect::<Vec<_>>())
            .field("verifier", &self.verifier)
            .finish_non_exhaustive()
    }
}
