//! What Twilio sends to the webhooks that a document names, and what it expects back.

/// A webhook named by an attribute or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callback {
    /// What Twilio sends there.
    pub delivers: Delivery,
    /// The attribute of the same element that picks GET or POST; without one, Twilio always uses POST.
    pub method: Option<&'static str>,
    /// What Twilio expects in return.
    pub reply: Reply,
}

impl Callback {
    pub(crate) const fn new(delivers: Delivery, method: Option<&'static str>) -> Self {
        Self { delivers, method, reply: delivers.reply() }
    }
}

/// What Twilio expects in return from a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reply {
    /// Voice TwiML, which the call goes on with.
    Voice,
    /// Messaging TwiML.
    Messaging,
    /// TwiML of the same family as the document that names the webhook.
    SameFamily,
    /// Nothing: this is a notification.
    None,
    /// Twilio does not document it, so any response will do.
    Any,
}

/// What can be in the TwiML that answers a request, where that is not everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepts {
    /// Who hears the answer, in words: "a caller who waits in a queue".
    pub listener: &'static str,
    /// The verbs that Twilio's page lists.
    pub verbs: &'static [&'static str],
    /// The verbs that Twilio does not run.
    pub refused: Refused,
    /// The code in Twilio's debugger for these, where it has one.
    pub error: Option<u32>,
}

/// The verbs that Twilio does not run in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// These. Whether it runs others that its page does not list is not known.
    These(&'static [&'static str]),
    /// Every verb that is not listed: the page says that the list is all that is allowed.
    Others,
}

impl Accepts {
    /// Whether Twilio does not run this verb. A verb can be neither listed nor refused.
    pub fn refuses(&self, verb: &str) -> bool {
        match self.refused {
            Refused::These(refused) => refused.contains(&verb),
            Refused::Others => !self.verbs.contains(&verb),
        }
    }
}

macro_rules! refused {
    (others) => {
        Refused::Others
    };
    ([$($verb:ident),+]) => {
        Refused::These(&[$(stringify!($verb)),+])
    };
}

macro_rules! deliveries {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident expects $reply:ident $(
            of [$($verb:ident),+] for $listener:literal, not $refused:tt $(error $error:literal)?
        )? $(set for $setting:literal)?;
    )+) => {
        /// The kinds of request that a document, or the settings of a number or a call, can ask Twilio for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Delivery {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Delivery {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The identifier of the variant: `GatherAction`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)+
                }
            }

            /// What has a setting for the URL, in words, where no document asks for the request: "a call".
            pub const fn setting(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => or!(None; $(Some($setting))?),)+
                }
            }

            /// What Twilio expects in return.
            pub const fn reply(self) -> Reply {
                match self {
                    $(Self::$name => Reply::$reply,)+
                }
            }

            /// What can be in the answer, where that is not all TwiML of the family.
            ///
            /// ```
            /// let accepts = twiml_schema::Delivery::CallScreening.accepts().unwrap();
            /// assert!(accepts.refuses("Dial") && !accepts.refuses("Say"));
            /// assert_eq!(accepts.error, Some(13201));
            /// ```
            pub const fn accepts(self) -> Option<&'static Accepts> {
                match self {
                    $(Self::$name => or!(None; $(Some(
                        &Accepts {
                            listener: $listener,
                            verbs: &[$(stringify!($verb)),+],
                            refused: refused!($refused),
                            error: or!(None; $(Some($error))?),
                        }
                    ))?),)+
                }
            }
        }
    };
}

deliveries! {
    /// What `<Gather>` collected.
    GatherAction expects Voice;
    /// Speech as `<Gather>` hears it, before it is final.
    PartialResult expects None;
    /// The recording that `<Record>` made.
    RecordAction expects Voice;
    /// The text of a recording that `<Record transcribe>` had written down.
    Transcription expects None;
    /// A recording that starts, ends or stays empty.
    RecordingStatus expects None;
    /// The outcome of a `<Dial>`.
    DialAction expects Voice;
    /// A SIP REFER from the other side during a `<Dial>`.
    DialRefer expects Voice;
    /// The outcome of a `<Refer>`.
    ReferAction expects Voice;
    /// A dialed party who has answered and is about to be connected; only that party hears the response.
    CallScreening expects Voice of [Say, Play, Gather, Hangup] for "a dialed party who is about to be connected", not [Dial] error 13201;
    /// The progress of a dialed call.
    CallStatus expects None;
    /// A participant who waits for a conference to begin.
    ConferenceWait expects Voice of [Say, Play, Pause, Redirect] for "a participant who waits for a conference",
        not others error 13238;
    /// What happens in a conference.
    ConferenceStatus expects None;
    /// A caller who waits in a queue.
    EnqueueWait expects Voice of [Say, Play, Pause, Gather, Redirect, Hangup, Leave] for "a caller who waits in a queue", not others;
    /// A call that has left its queue.
    EnqueueAction expects Voice;
    /// A queued caller who is about to be connected; only that caller hears the response.
    QueueUrl expects Voice of [Say, Play, Pause, Redirect] for "a queued caller who is about to be connected",
        not others;
    /// The outcome of a `<Pay>`.
    PayAction expects Voice;
    /// The progress of a `<Pay>`.
    PayStatus expects None;
    /// The outcome of a `<Connect>`; what is in it depends on the noun inside.
    ConnectAction expects Voice;
    /// A `<Start>` that was carried out.
    StartAction expects Any;
    /// Whether a human or a machine has answered a dialed call.
    MachineDetection expects None;
    /// A media stream that starts, stops or fails.
    StreamStatus expects None;
    /// A SIPREC session that starts, stops or fails.
    SiprecStatus expects None;
    /// What a live `<Transcription>` hears.
    RealtimeTranscription expects None;
    /// A Voice SDK client that is being called.
    ClientNotification expects None;
    /// The progress of a session with a virtual agent.
    VirtualAgentStatus expects None;
    /// What happens in a video room.
    RoomStatus expects None;
    /// A message that was handed over for sending by `<Message>`.
    MessageAction expects Messaging;
    /// A message that was handed over for sending by `<Sms>`.
    SmsAction expects SameFamily;
    /// The progress of a message.
    MessageStatus expects None;
    /// The call or message itself, once more: the next document is asked for.
    Redirect expects SameFamily;
    /// A call that the application places, or that it changes while it runs.
    CallUrl expects Voice set for "a call";
    /// A message to a number, which begins here.
    MessageEntry expects Messaging set for "a phone number";
    /// A call to a number, which begins here.
    CallEntry expects Voice set for "a phone number";
}
