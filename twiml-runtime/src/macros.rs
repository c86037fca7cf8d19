//! The macros, with their documentation.

/// Writes a TwiML document, checked at compile time.
///
/// The language is TwiML as Twilio documents it, with the same names in the same case. Text is in quotes:
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// fn greet(name: &str, known: bool) -> VoiceResponse {
///     twiml! {
///         <Response>
///             if known {
///                 <Say>"Welcome back, " {name} "!"</Say>
///             } else {
///                 <Say language="en-GB">"Hello!"</Say>
///             }
///             <Pause length=2/>
///             <Hangup/>
///         </Response>
///     }
/// }
///
/// assert_eq!(
///     greet("Tom & Ann", true).as_str(),
///     r#"<Response><Say>Welcome back, Tom &amp; Ann!</Say><Pause length="2"/><Hangup/></Response>"#,
/// );
/// ```
///
/// **Attributes** take `"text"`, `1`, `true`, `{expression}`, or the name of a handler. Literals are checked
/// against what Twilio takes, with quotes or without; the type of an expression has to suit the attribute. That is text, a number or
/// a `bool`, a [`Method`](crate::Method), a number or a [`Duration`](std::time::Duration) for a time, and where
/// Twilio takes only certain words, their enum in [`choices`](crate::choices), or an array, a slice or a [`Vec`] of it where
/// it takes several: `record={DialRecord::RecordFromAnswer}`, `input={[Input::Dtmf, Input::Speech]}`. An [`Option`] that
/// is `None` leaves the attribute out. An expression is looked at again when it is written, also as text: what Twilio will complain of
/// is sent as it is, and logged when the handler replies.
///
/// **Handlers** are named without braces: `action=menu`, `<Redirect>menu</Redirect>`. The handler has to exist, to take what
/// Twilio delivers there, and to return what Twilio expects. The document has its path as it is seen from outside, also below
/// a base path or in a nested router, and its method is set as well. Where Twilio takes nothing else, it has the whole URL.
/// Arguments and [connection overrides](crate::Overrides) are added in braces, see [`Link`](crate::Link): `action={menu::at(id)}`,
/// `action={menu::overrides(PATIENT)}`.
///
/// **Children** are elements, text, `{expression}`, and Rust's own `if`, `if let`, `for`, `match` and `let`. Whitespace between
/// them means nothing: a space between two values is written `" "`.
///
/// **A document without `<Response>`** is a [`Fragment`](crate::Fragment), for use in others. A function that makes one for any
/// place in `<Response>` returns `impl StandsIn<tags::Response>`.
///
/// **What the vocabulary does not know** is passed through without a check if its name is in quotes: `<"NewVerb"/>`,
/// `<Say "newAttribute"="x">`.
///
/// **Names that are not identifiers** are written as in TwiML, `say-as`, `xml:lang`, or as an editor completes them, `say_as`, `xml_lang`.
///
/// A document is of the [`Voice`](crate::Voice) or the [`Messaging`](crate::Messaging) family by its verbs; one that could be
/// either, such as `<Response/>`, takes its family from its use. A document without `{}` is one `&'static str`.
pub use twiml_macros::twiml;

/// Collects handlers, to be mounted together.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[sms_webhook("/webhooks/twilio/sms")]
/// async fn sms(_msg: IncomingMessage) -> MessagingResponse {
///     twiml! { <Response><Message>"Hello"</Message></Response> }
/// }
///
/// # fn main() -> Result<(), BoxError> {
/// let verifier = Verifier::new("an auth token", "https://example.com")?;
/// let app: axum::Router = webhooks![sms].verified_by(verifier).into_router();
/// # Ok(())
/// # }
/// ```
///
/// It does not compile where two handlers have the same path, where two are the [entry](macro@sms_webhook#entry) for the same, and where one names a handler that is not in the list: in its
/// attribute, or in a `twiml!` in its own body. Documents that other functions make are checked when they are sent: the log
/// reports a handler that is named there and not mounted. So handlers that name each other belong in one list. The compiler warns
/// that a handler in no list is never used, unless it is public in a library or called in another way. A `#[cfg(…)]` before a handler leaves it out of the list as it is left out of the program.
///
/// A handler that takes a payload is mounted by this list alone: `axum::routing::post(sms)` does not compile, and axum words the error. It says that
/// `Handler<_, _>` is not implemented for the function, and advises `debug_handler`; what helps is to write `webhooks![sms]`.
///
/// The list becomes a router only once it has [a verifier](crate::Verifier); [`Webhooks::flow`](crate::Webhooks::flow) shows
/// which handler names which.
///
/// # Lists of modules and crates
///
/// A module or a crate gives its handlers a list with a name, `webhooks! { pub type Menu = [ask, chosen]; }`, and another list
/// takes it in by `..`: `webhooks![sms, ..menu::Menu]`. What is checked is checked for the whole, where it is mounted. A list whose
/// handlers take a state says which states they can take it from: `pub type Orders<S> = [ordered, paid] where Shop: FromRef<S>;`. See
/// [`WebhookList`](crate::WebhookList).
///
/// A handler or a list behind a `#[cfg(…)]` is listed under the same one: `webhooks![voice, #[cfg(feature = "billing")] ..billing::Billing]`.
pub use twiml_macros::webhooks;

/// Makes an `async fn` the webhook that Twilio calls when a message arrives.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[sms_webhook("/webhooks/twilio/sms", fallback = sms_fallback)]
/// async fn sms(msg: IncomingMessage) -> MessagingResponse {
///     twiml! { <Response><Message>"You said: " {&msg.body}</Message></Response> }
/// }
///
/// #[sms_webhook("/webhooks/twilio/sms-fallback")]
/// async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
///     twiml! { <Response><Message>"Please try again later."</Message></Response> }
/// }
///
/// assert_eq!(sms::PATH, "/webhooks/twilio/sms");
/// ```
///
/// **The attribute** takes the path, the method by which Twilio calls it (`method = "GET"`, otherwise `"POST"`), and the handler
/// that takes over when this one fails: `fallback = handler`, which receives a [`Fallback<_>`](crate::Fallback) of this one's
/// payload, of [`IncomingMessage`](crate::IncomingMessage) or of [`Signed<_>`](crate::Signed), and has no arguments in its URL. A
/// [`deadline`](#deadline) says what is replied if the handler takes too long, and [`entry`](#entry) that messages begin here.
///
/// **The arguments** are the payload, if it takes one ([`IncomingMessage`](crate::IncomingMessage),
/// [`Fallback`](crate::Fallback), or [`Signed<T>`](crate::Signed)), and then any axum extractors that do not read the body, such
/// as [`State`](axum::extract::State) and [`Path`](axum::extract::Path). A `Path<_>` of numbers and texts has as many as the path has
/// parameters. The parameters of a router that this one is nested in count as well for axum, but are known only at run
/// time: if there are any, take all by name, as a struct, or as a `HashMap<String, String>` where the path itself has none.
///
/// **The reply** is [`MessagingResponse`](crate::MessagingResponse), or a [`Result`] of it with an error that converts into
/// [`BoxError`](crate::BoxError). An error or a panic is logged and answered with `500`, so that Twilio asks the fallback URL.
///
/// **Headers** go before the reply, as for axum: `([(SET_COOKIE, cookie)], reply)`, up to three of whatever implements
/// [`IntoResponseParts`](axum::response::IntoResponseParts), also in a `Result`. Twilio returns cookies with the later requests of a call
/// or message thread. The type of the document and the status cannot be set that way.
///
/// The function stays as it is written, so a test can call it, with a payload that the test has signed; see
/// [`testing`](crate::testing):
///
/// ```
/// # use twiml_runtime::prelude::*;
/// # use twiml_runtime::testing::request_to;
/// # #[sms_webhook("/sms")]
/// # async fn sms(msg: IncomingMessage) -> MessagingResponse {
/// #     twiml! { <Response><Message>"You said: " {&msg.body}</Message></Response> }
/// # }
/// # #[tokio::main]
/// # async fn main() -> Result<(), BoxError> {
/// let verifier = Verifier::new("a token of the test's own", "https://example.com")?;
/// let msg = request_to::<sms>(&verifier).with("Body", "hello").payload()?;
/// assert_eq!(sms(msg).await.as_str(), "<Response><Message>You said: hello</Message></Response>");
/// # Ok(())
/// # }
/// ```
///
/// The macro adds a type of the same name beside it, which is what [`webhooks!`] and [`twiml!`] name, and `sms::PATH` is its path. So no
/// other type or module of that name may be in scope.
///
/// # Entry
///
/// A number is configured with the handlers at which Twilio begins. The word `entry` in their attributes says which these are:
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[sms_webhook("/sms", entry, fallback = sms_fallback)]
/// async fn sms(msg: IncomingMessage) -> MessagingResponse {
///     twiml! { <Response><Message>"You said: " {&msg.body}</Message></Response> }
/// }
///
/// #[sms_webhook("/sms-fallback")]
/// async fn sms_fallback(_failed: Fallback<IncomingMessage>) -> MessagingResponse {
///     twiml! { <Response><Message>"Please try again later."</Message></Response> }
/// }
///
/// #[voice_webhook("/voice", entry)]
/// async fn voice(_call: IncomingCall) -> VoiceResponse {
///     twiml! { <Response><Say>"Hello"</Say></Response> }
/// }
///
/// #[status_callback("/call-status", entry)]
/// async fn call_status(_update: CallStatusUpdate) {}
/// # let _: Webhooks<()> = webhooks![sms, sms_fallback, voice, call_status]
/// #     .verified_by(Verifier::new("an auth token", "https://example.com").unwrap());
/// ```
///
/// - An `#[sms_webhook]` is the entry for messages, and takes [`IncomingMessage`](crate::IncomingMessage),
/// - a `#[voice_webhook]` is the entry for calls, and takes [`IncomingCall`](crate::IncomingCall),
/// - a `#[status_callback]` is the entry for the status of the calls to a number if it takes
///   [`CallStatusUpdate`](crate::CallStatusUpdate), and for the status of messages if it takes
///   [`MessageStatusUpdate`](crate::MessageStatusUpdate). Messaging services and TwiML applications have an address for the latter, numbers
///   do not.
///
/// The first two can also take [`Signed<T>`](crate::Signed) or no payload. An entry has no arguments in its URL, and a list has one of each at most.
/// [`Webhooks::entries`](crate::Webhooks::entries) has those of a list.
///
/// # Log
///
/// Each request has a span of [`tracing`](https://docs.rs/tracing) with the name `webhook`, the target `twiml_runtime` and the
/// level `INFO`. The handler runs in it, so that its own events belong to the message or call, and so do those of this crate.
/// The span has
///
/// - `handler` and `path`: the function, and its path as the attribute gives it, without arguments,
/// - `account_sid` and `call_sid`, if the request has them, and the SID of what it is about, under the name of the payload's
///   field: `message_sid`, `recording_sid`, `conference_sid` and so on. Handlers without a payload have it too, if the request
///   looks like one of Twilio's,
/// - `verdict`: `accepted`, `repeated` if a [`ReplayGuard`](crate::verify::ReplayGuard) answered it as before, or `refused`
///   with a `reason`, such as the name of a [`Reason`](crate::verify::Reason). The SIDs of a refused request are not shown,
///   because anyone can write them,
/// - `status` and `milliseconds`, once it is answered. A subscriber with `with_span_events(FmtSpan::CLOSE)` writes a line then.
///
/// It has no numbers, names or texts; [`Webhooks::log_senders`](crate::Webhooks::log_senders) adds `from` and `to`. A filter
/// that leaves out `INFO` leaves out the span as well: `warn,twiml_runtime=info` keeps it.
///
/// # Deadline
///
/// Twilio waits 15 seconds for a response, and then asks the fallback. A handler that takes more than half of that is warned of
/// in the log ([`Webhooks::warn_after`](crate::Webhooks::warn_after)). With a deadline, something else is replied in time:
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/quote", deadline = (10s, please_wait))]
/// async fn quote(call: IncomingCall, State(quotes): State<Quotes>) -> VoiceResponse {
///     let quote = quotes.make(&call.call_sid).await;
///     twiml! { <Response><Say>{quote}</Say></Response> }
/// }
///
/// fn please_wait() -> VoiceResponse {
///     twiml! {
///         <Response>
///             <Say>"One moment, please."</Say>
///             <Pause length=5/>
///             <Redirect>quoted</Redirect>
///         </Response>
///     }
/// }
///
/// /// Receives the same call again, by when `Quotes` may know the quote.
/// #[voice_webhook("/quoted")]
/// async fn quoted(call: IncomingCall, State(quotes): State<Quotes>) -> VoiceResponse {
///     match quotes.made(&call.call_sid) {
///         Some(quote) => twiml! { <Response><Say>{quote}</Say></Response> },
///         None => please_wait(),
///     }
/// }
/// # #[derive(Clone)]
/// # struct Quotes;
/// # impl Quotes {
/// #     async fn make(&self, _call: &CallSid) -> String { "42".to_owned() }
/// #     fn made(&self, _call: &CallSid) -> Option<String> { None }
/// # }
/// # let _: Webhooks<Quotes> =
/// #     webhooks![quote, quoted].verified_by(Verifier::new("an auth token", "https://example.com").unwrap());
/// ```
///
/// The deadline is a number of seconds or milliseconds (`10s`, `2500ms`) below Twilio's 15 seconds, counted from the head of
/// the request, and the function that makes the reply: an ordinary one, without arguments, that returns what the handler can
/// return. A `#[status_callback]` replies nothing: `deadline = 10s`. [`Webhooks::deadline`](crate::Webhooks::deadline) is for
/// all handlers of a kind.
///
/// **The work goes on.** The handler is not stopped at its deadline: it goes on in a Tokio task of its own, in the span of its
/// request. What it returns in the end goes nowhere, and the log says that it ended late, with its error or panic if there is
/// one. So it has to keep what it made, in its state for example. A handler that blocks its thread cannot be overtaken: long
/// work without `await` belongs into [`spawn_blocking`](https://docs.rs/tokio/latest/tokio/task/fn.spawn_blocking.html). A
/// repetition of the request, with a guard that [answers](crate::verify::ReplayGuard::answering_as_before), gets the reply of
/// the deadline again, and does not start the work again. A server that stops does not wait for the work, unless the
/// application does: see [`LateWork`](crate::LateWork).
///
/// See [Twilio's guide](https://www.twilio.com/docs/messaging/guides/webhook-request).
pub use twiml_macros::sms_webhook;

/// Makes an `async fn` a webhook that tells Twilio how a call goes on.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/webhooks/twilio/voice")]
/// async fn voice(call: IncomingCall) -> VoiceResponse {
///     twiml! { <Response><Say>"You are calling from " {&call.from}</Say></Response> }
/// }
/// ```
///
/// It returns [`VoiceResponse`](crate::VoiceResponse), or a [`Result`] of it, and receives what Twilio sends when it wants
/// instructions: [`IncomingCall`](crate::IncomingCall), [`GatherInput`](crate::GatherInput),
/// [`DialOutcome`](crate::DialOutcome) and so on. All of these are requests about a call, so an `IncomingCall` can be taken in their
/// place, and a `Fallback<IncomingCall>` takes over from all. Everything else is as for [`macro@sms_webhook`].
///
/// See [TwiML for Programmable Voice](https://www.twilio.com/docs/voice/twiml).
pub use twiml_macros::voice_webhook;

/// Makes an `async fn` a webhook that Twilio notifies of what happened.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[status_callback("/webhooks/twilio/status")]
/// async fn message_status(update: MessageStatusUpdate) {
///     if update.message_status.is_failure() {
///         eprintln!("{} was not delivered: {:?}", update.message_sid, update.error_code);
///     }
/// }
/// ```
///
/// It returns nothing, or `Result<(), E>`; Twilio gets `204`. It receives [`MessageStatusUpdate`](crate::MessageStatusUpdate),
/// [`CallStatusUpdate`](crate::CallStatusUpdate) and so on, and has no fallback. Everything else is as for
/// [`macro@sms_webhook`].
///
/// See [Twilio's guide](https://www.twilio.com/docs/messaging/guides/track-outbound-message-status).
pub use twiml_macros::status_callback;

/// Makes an `async fn` a webhook that answers Twilio with JSON, for Studio's *Make HTTP Request* widget.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     number: u32,
/// }
///
/// #[derive(serde::Serialize)]
/// struct Status {
///     shipped: bool,
/// }
///
/// #[studio_webhook("/webhooks/twilio/order")]
/// async fn order(order: Signed<Order>) -> Json<Status> {
///     Json(Status { shipped: order.number > 100 })
/// }
/// ```
///
/// It answers [`Json<T>`](axum::Json), or a [`Result`] of it. Everything else is as for [`macro@sms_webhook`], but for the
/// fallback, which it has not.
///
/// See [Twilio's page](https://www.twilio.com/docs/studio/widget-library/http-request).
pub use twiml_macros::studio_webhook;

/// Makes an `async fn` the handler of a media stream: the audio of a call, over a websocket that Twilio opens.
///
/// This needs the feature `streams`.
///
#[cfg_attr(feature = "streams", doc = "```")]
#[cfg_attr(not(feature = "streams"), doc = "```ignore")]
/// use twiml_runtime::prelude::*;
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Caller {
///     name: Option<String>,
///     account: u32,
/// }
///
/// #[voice_webhook("/webhooks/twilio/voice")]
/// async fn voice(_call: IncomingCall) -> VoiceResponse {
///     let caller = Caller { name: None, account: 7 };
///     twiml! {
///         <Response>
///             <Start><Stream url=archive track="both_tracks"/></Start>
///             <Connect><Stream url={echo::with(&caller)}/></Connect>
///         </Response>
///     }
/// }
///
/// /// Repeats what it hears.
/// #[media_stream("/streams/echo")]
/// async fn echo(call: MediaStream<Caller>) -> Result<(), BoxError> {
///     tracing::info!(account = call.params().account, "connected");
///     let (mut ear, mouth) = call.split();
///     while let Some(heard) = ear.next().await {
///         if let Heard::Audio(frame) = heard {
///             mouth.play(frame).await?;
///         }
///     }
///     Ok(())
/// }
///
/// /// Counts what both sides say.
/// #[media_stream("/streams/archive")]
/// async fn archive(mut tap: MediaTap) {
///     let mut frames = 0_u32;
///     while let Some(_frame) = tap.audio().await {
///         frames += 1;
///     }
///     tracing::info!(frames, "the call is over");
/// }
///
/// # fn main() -> Result<(), BoxError> {
/// # let verifier = Verifier::new("an auth token", "https://example.com")?;
/// let app: axum::Router = webhooks![voice, echo, archive].verified_by(verifier).into_router();
/// # drop(app);
/// # Ok(())
/// # }
/// ```
///
/// # What it takes and returns
///
/// The first argument says which stream it is: [`MediaStream<P>`](crate::streams::MediaStream) of a `<Stream>` in `<Connect>` hears and speaks, and
/// [`MediaTap<P>`](crate::streams::MediaTap) of one in `<Start>` only hears. `P` is made of the `<Parameter>`s of the document; without it there are none.
/// Further arguments are axum extractors such as `State<_>`. They are taken from the request for the websocket, before it is
/// answered, so one that fails refuses it.
///
/// It returns nothing, or `Result<(), E>`. The websocket is open for as long as it runs. An error or a panic is logged, and closes it.
///
/// # Naming it
///
/// A document names it as the `url` of a `<Stream>`, which becomes the whole `wss://` URL when the document is sent. Twilio drops a query of that URL, so
/// what the handler needs to know is passed as parameters: `url={echo::with(&caller)}` writes a `<Parameter>` for each field of a `Caller`: texts, numbers and
/// booleans. Parameters are in Twilio's logs, so they are no place for secrets.
///
/// A `<Connect>` takes no `MediaTap`, and a `<Start>` no `MediaStream`. A callback such as `action` takes no stream, and `url` of a `<Stream>`
/// no webhook. None of these compiles.
///
/// # Serving it
///
/// [`webhooks!`] mounts it beside the webhooks. The signature of the request is checked before the websocket is opened; Twilio signs it as it signs a
/// `GET`. It names no account, so the auth token that counts is the one for requests that name none. The account of the stream has to be
/// one of that token's.
///
/// [`Webhooks::open_streams`](crate::Webhooks::open_streams) ends the websockets that are open when the application stops.
///
/// See [Media Streams](https://www.twilio.com/docs/voice/media-streams).
pub use twiml_macros::media_stream;

/// Makes an `async fn` the handler of a `<ConversationRelay>`: the words of a call, over a websocket that Twilio opens.
///
/// This needs the feature `streams`.
///
#[cfg_attr(feature = "streams", doc = "```")]
#[cfg_attr(not(feature = "streams"), doc = "```ignore")]
/// use futures_util::stream;
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/webhooks/twilio/voice")]
/// async fn voice(_call: IncomingCall) -> VoiceResponse {
///     twiml! {
///         <Response>
///             <Connect action=after>
///                 <ConversationRelay url=agent welcomeGreeting="How can I help?"/>
///             </Connect>
///         </Response>
///     }
/// }
///
/// #[voice_webhook("/webhooks/twilio/after")]
/// async fn after(_ended: ConversationRelayEnded) -> VoiceResponse {
///     twiml! { <Response><Say>"Goodbye."</Say></Response> }
/// }
///
/// #[conversation_relay("/relay/agent")]
/// async fn agent(mut talk: Conversation) -> Result<(), BoxError> {
///     while let Some(said) = talk.prompt().await? {
///         // Any stream of texts, such as the tokens of a model.
///         talk.speak(stream::iter(["You said: ", &said.text])).await?;
///     }
///     Ok(())
/// }
///
/// # fn main() -> Result<(), BoxError> {
/// # let verifier = Verifier::new("an auth token", "https://example.com")?;
/// let app: axum::Router = webhooks![voice, after, agent].verified_by(verifier).into_router();
/// # drop(app);
/// # Ok(())
/// # }
/// ```
///
/// The first argument is a [`Conversation<P>`](crate::streams::Conversation). It returns nothing, a [`Handoff<T>`](crate::streams::Handoff) with data for the `action` of the `<Connect>`, or a
/// `Result` of one of these. Everything else is as for [`macro@media_stream`].
///
/// See [`<ConversationRelay>`](https://www.twilio.com/docs/voice/twiml/connect/conversationrelay).
pub use twiml_macros::conversation_relay;

/// Checks when the program is compiled that the handlers which a function names are in a list: in its documents, and where it makes a link, as
/// `menu::at(7)`, `menu::link()` and `url_for::<menu>()` do.
///
/// What a handler's own documents name is checked where the handler is mounted. The documents of other functions are checked when the
/// application starts, see [`Webhooks::check`](crate::Webhooks::check); with this attribute on a function, they are checked earlier:
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// webhooks! { type Phone = [voice, menu]; }
///
/// #[voice_webhook("/voice")]
/// async fn voice(_call: IncomingCall) -> VoiceResponse {
///     main_menu()
/// }
///
/// #[voice_webhook("/menu")]
/// async fn menu(_input: GatherInput) -> VoiceResponse {
///     main_menu()
/// }
///
/// #[mounted_in(Phone)]
/// fn main_menu() -> VoiceResponse {
///     twiml! { <Response><Gather numDigits=1 action=menu><Say>"Press 1."</Say></Gather></Response> }
/// }
/// ```
///
/// The list is one with a name, see [`webhooks!`]: that of the module, or the one that takes in all others. A function called `at`, `with`, `link` or
/// `overrides` in a module is taken for that of a handler, and does not compile here: import it under another name.
pub use twiml_macros::mounted_in;

/// Makes a menu of an enum: a variant for each choice that a caller has.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[derive(Menu, Debug, PartialEq)]
/// enum Department {
///     #[digit("1")]
///     #[speech("sales", "buy something")]
///     #[prompt("For sales, press 1 or say sales.")]
///     Sales,
///     #[digit("0", "*")]
///     Operator,
/// }
///
/// assert_eq!(Department::PROMPT, "For sales, press 1 or say sales.");
/// assert_eq!(Answer::Digits("*").choice(), Choice::Made(Department::Operator));
/// ```
///
/// It implements the trait [`Menu`](trait@crate::Menu), which shows how a menu is asked and answered.
///
/// - **`#[digit("…")]`** names the keys that make the choice: 0 to 9, `*` and `#`, several for a choice such as `"42"`.
/// - **`#[speech("…")]`** names words that make it. Phrases have no commas, because they are also sent to Twilio as `hints`.
/// - **`#[prompt("…")]`** is what the caller hears of it. A choice without one can be made, and is not announced.
///
/// A choice has a digit, speech or both, and several of them if it likes: `#[digit("0", "*")]`. It does not compile where two
/// choices are made in the same way, where one cannot be made at all, or where one has a field.
pub use twiml_macros::Menu;
