//! What the parameters of calls may say.

open_enum! {
    /// Who placed a call.
    ///
    /// <https://www.twilio.com/docs/voice/twiml#request-parameters>
    pub enum Direction {
        /// Someone called a number of yours, or a Voice SDK client called out.
        Inbound = "inbound",
        /// The REST API placed it.
        OutboundApi = "outbound-api",
        /// A `<Dial>` placed it.
        OutboundDial = "outbound-dial",
    }

    /// Who or what answered a call.
    ///
    /// <https://www.twilio.com/docs/voice/answering-machine-detection>
    pub enum AnsweredBy {
        /// A person.
        Human = "human",
        /// A fax machine.
        Fax = "fax",
        /// It is not known.
        Unknown = "unknown",
        /// A machine, detected before its greeting ended.
        MachineStart = "machine_start",
        /// A machine, after its beep.
        MachineEndBeep = "machine_end_beep",
        /// A machine, after its greeting ended in silence.
        MachineEndSilence = "machine_end_silence",
        /// A machine, after its greeting ended otherwise.
        MachineEndOther = "machine_end_other",
    }

    /// What STIR/SHAKEN says about the caller's number.
    ///
    /// A, B and C are the levels of attestation; `Diverted` is a forwarded call, `Passthrough` one whose
    /// identity header was passed on.
    ///
    /// <https://www.twilio.com/docs/voice/trusted-calling-with-shakenstir>
    pub enum StirVerstat {
        /// The carrier knows the caller and the caller's right to the number.
        PassedA = "TN-Validation-Passed-A",
        /// As [`PassedA`](Self::PassedA), forwarded.
        PassedADiverted = "TN-Validation-Passed-A-Diverted",
        /// As [`PassedA`](Self::PassedA), passed on unchanged.
        PassedAPassthrough = "TN-Validation-Passed-A-Passthrough",
        /// The carrier knows the caller, not the right to the number.
        PassedB = "TN-Validation-Passed-B",
        /// As [`PassedB`](Self::PassedB), forwarded.
        PassedBDiverted = "TN-Validation-Passed-B-Diverted",
        /// As [`PassedB`](Self::PassedB), passed on unchanged.
        PassedBPassthrough = "TN-Validation-Passed-B-Passthrough",
        /// The carrier knows where the call entered its network, no more.
        PassedC = "TN-Validation-Passed-C",
        /// As [`PassedC`](Self::PassedC), forwarded.
        PassedCDiverted = "TN-Validation-Passed-C-Diverted",
        /// As [`PassedC`](Self::PassedC), passed on unchanged.
        PassedCPassthrough = "TN-Validation-Passed-C-Passthrough",
        /// Claimed level A, and the check failed.
        FailedA = "TN-Validation-Failed-A",
        /// As [`FailedA`](Self::FailedA), forwarded.
        FailedADiverted = "TN-Validation-Failed-A-Diverted",
        /// As [`FailedA`](Self::FailedA), passed on unchanged.
        FailedAPassthrough = "TN-Validation-Failed-A-Passthrough",
        /// Claimed level B, and the check failed.
        FailedB = "TN-Validation-Failed-B",
        /// As [`FailedB`](Self::FailedB), forwarded.
        FailedBDiverted = "TN-Validation-Failed-B-Diverted",
        /// As [`FailedB`](Self::FailedB), passed on unchanged.
        FailedBPassthrough = "TN-Validation-Failed-B-Passthrough",
        /// Claimed level C, and the check failed.
        FailedC = "TN-Validation-Failed-C",
        /// As [`FailedC`](Self::FailedC), forwarded.
        FailedCDiverted = "TN-Validation-Failed-C-Diverted",
        /// As [`FailedC`](Self::FailedC), passed on unchanged.
        FailedCPassthrough = "TN-Validation-Failed-C-Passthrough",
        /// The check failed, and no level is known.
        Failed = "TN-Validation-Failed",
        /// There was nothing to check.
        NoValidation = "No-TN-Validation",
    }

    /// The level at which Twilio vouched for an outbound call's number.
    ///
    /// <https://www.twilio.com/docs/voice/trusted-calling-with-shakenstir>
    pub enum StirStatus {
        /// The caller is known, and the caller's right to the number.
        A = "A",
        /// The caller is known.
        B = "B",
        /// Neither is known.
        C = "C",
        /// Twilio did not vouch for it.
        Null = "null",
    }

    /// What sent a callback.
    pub enum CallbackSource {
        /// The progress of a call.
        CallProgressEvents = "call-progress-events",
    }

    /// How a stay in a queue ended.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/enqueue#attributes-action>
    pub enum QueueResult {
        /// The caller was connected, and that call has ended.
        Bridged = "bridged",
        /// The caller is being connected.
        BridgingInProcess = "bridging-in-process",
        /// The TwiML of the queue was wrong.
        Error = "error",
        /// The caller hung up.
        Hangup = "hangup",
        /// A `<Leave>` took the caller out of the queue.
        Leave = "leave",
        /// The call was redirected while it waited.
        Redirected = "redirected",
        /// The call was redirected while it was connected.
        RedirectedFromBridged = "redirected-from-bridged",
        /// The queue was full.
        QueueFull = "queue-full",
        /// Twilio failed.
        SystemError = "system-error",
    }

    /// How a `ConversationRelay` session ended.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/connect/conversationrelay>
    pub enum SessionStatus {
        /// The application ended it.
        Ended = "ended",
        /// It failed.
        Failed = "failed",
        /// The caller hung up.
        Completed = "completed",
        /// It goes on.
        InProgress = "in-progress",
    }

    /// Whether a caller id was verified.
    ///
    /// <https://www.twilio.com/docs/voice/api/outgoing-caller-ids>
    pub enum VerificationStatus {
        /// It is yours.
        Success = "success",
        /// It is not.
        Failed = "failed",
    }
}

impl AnsweredBy {
    /// Whether an answering machine answered.
    pub fn is_machine(&self) -> bool {
        self.as_str().starts_with("machine_")
    }
}
