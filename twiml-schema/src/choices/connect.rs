//! How calls are handed to other services: the nouns of `<Connect>`.

choices! {
    /// Which moments of a call are reported: `statusCallbackEvent` of `<Conversation>`.
    ConversationStatusCallbackEvent: "voice/twiml/connect/conversation" {
        /// Twilio dials.
        CallInitiated = "call-initiated",
        /// It rings.
        CallRinging = "call-ringing",
        /// It is answered.
        CallAnswered = "call-answered",
        /// It has ended.
        CallCompleted = "call-completed",
    }

    /// What the caller may interrupt speech with: `interruptible` and `welcomeGreetingInterruptible` of
    /// `<ConversationRelay>`.
    Interruptible: "voice/twiml/connect/conversationrelay" {
        /// Nothing.
        None = "none",
        /// Keys of the phone.
        Dtmf = "dtmf",
        /// Speech.
        Speech = "speech",
        /// Either.
        Any = "any",
    }

    /// How readily speech counts as an interruption: `interruptSensitivity` of `<ConversationRelay>`.
    InterruptSensitivity: "voice/twiml/connect/conversationrelay" {
        /// Hardly ever.
        Low = "low",
        /// In between.
        Medium = "medium",
        /// At once.
        High = "high",
    }

    /// Which input is reported while Twilio speaks: `reportInputDuringAgentSpeech` of `<ConversationRelay>`.
    ReportInputDuringAgentSpeech or bool: "voice/twiml/connect/conversationrelay" {
        /// None.
        None = "none",
        /// Keys of the phone.
        Dtmf = "dtmf",
        /// Speech.
        Speech = "speech",
        /// Either.
        Any = "any",
        /// Either, in the old form.
        True = "true",
        /// None, in the old form.
        False = "false",
    }

    /// Whether `ElevenLabs` spells numbers, dates and the like out: `elevenlabsTextNormalization` of
    /// `<ConversationRelay>`.
    ElevenlabsTextNormalization: "voice/twiml/connect/conversationrelay" {
        /// It does.
        On = "on",
        /// It decides by itself.
        Auto = "auto",
        /// It does not.
        Off = "off",
    }

    /// What is reported for debugging: `debug` of `<ConversationRelay>`.
    ConversationRelayDebug: "voice/twiml/connect/conversationrelay" {
        /// How the session goes on.
        Debugging = "debugging",
        /// Who speaks when.
        SpeakerEvents = "speaker-events",
        /// What has been spoken.
        TokensPlayed = "tokens-played",
    }
}
