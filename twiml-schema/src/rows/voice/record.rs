//! Recording the caller: `<Record>`.

vocabulary! {
    /// Records the caller, after a beep; what follows runs only when the recording stayed empty.
    Record: Verb in [Voice] {
        page "voice/twiml/record";
        terminal DefaultAction;
    } with {
        /// Where Twilio sends the recording's address; left out, the current document is asked for again.
        action: Url => RecordAction by method;
        /// The keys that end the recording, any one of them.
        finishOnKey: Text(Keys) = "1234567890*#", error(13613);
        /// How long the recording may be: 14400 at most unless 24-hour calls are on, 120 when transcribed.
        maxLength: Integer(1..=86400 seconds) = 3600, error(13612);
        /// The HTTP method with which the action is requested.
        method: Method = "POST", error(13610);
        /// Whether a beep tells the caller to start.
        playBeep: Boolean = true, error(13616);
        /// The configuration to record by, prepared in the account.
        recordingConfigurationId: Text;
        /// Where Twilio reports the progress of the recording.
        recordingStatusCallback: Url => RecordingStatus by recordingStatusCallbackMethod, error(13256);
        /// Which moments of the recording are reported.
        recordingStatusCallbackEvent: ListOf(RecordingStatusCallbackEvent) = "completed", error(13621);
        /// The HTTP method for recording reports.
        recordingStatusCallbackMethod: Method = "POST";
        /// How many seconds of silence end the recording; 0 lets silence pass.
        timeout: Integer(0.. seconds) = 5, error(13611);
        /// Whether the recording is turned into text.
        transcribe: Boolean = false, error(13614);
        /// Where Twilio sends the text of the recording.
        transcribeCallback: Url => Transcription, error(13257);
        /// Whether silence at both ends is cut off.
        trim: OneOf(Trim) = "trim-silence", error(13699);
    }
}
