//! What runs beside the call: `<Start>`, `<Stop>` and the streams between them.

use crate::names::*;

vocabulary! {
    /// Starts something that runs beside the call, and goes on at once with the next verb.
    Start: Verb in [Voice] {
        page "voice/twiml/stream";
        children [Recording, Siprec, Stream, Transcription];
        error 14300;
    } with {
        /// Where Twilio turns once the noun has been started; what it expects in return is not documented.
        action: Url => StartAction by method;
        /// The HTTP method with which the action is requested.
        method: Method = "POST";
    }

    /// Ends what `<Start>` began, found by its name.
    Stop: Verb in [Voice] {
        page "voice/twiml/stream";
        children [Recording, Siprec, Stream, Transcription];
        silent true;
    }

    /// A recording of the call, made beside it.
    Recording: Noun in [Voice] {
        page "voice/twiml/recording";
    } with {
        /// Whether both sides are mixed or have a channel each.
        channels: OneOf(RecordingChannels) = "dual";
        /// A name of your own, unique in the call, by which `<Stop>` finds the recording.
        name: Text;
        /// The configuration to record by, prepared in the account.
        recordingConfigurationId: Text;
        /// Where Twilio reports the progress of the recording.
        recordingStatusCallback: Url => RecordingStatus by recordingStatusCallbackMethod, error(13256);
        /// Which moments of the recording are reported.
        recordingStatusCallbackEvent: ListOf(RecordingStatusCallbackEvent) = "completed", error(13621);
        /// The HTTP method for recording reports.
        recordingStatusCallbackMethod: Method = "POST";
        /// Which side is recorded.
        track: OneOf(RecordingTrack) = "both";
        /// Whether silence at both ends is cut off.
        trim: OneOf(Trim) = "trim-silence";
    }

    /// The call's audio to a recording server by SIPREC; inside `<Stop>` only the name matters.
    Siprec: Noun in [Voice] {
        page "voice/twiml/siprec";
        children [Parameter];
    } with {
        /// The connector, set up in the account, that leads to the server.
        connectorName: Text;
        /// A name of your own, unique in the call, by which `<Stop>` finds the session.
        name: Text;
        /// Where Twilio reports the progress of the session.
        statusCallback: Url => SiprecStatus by statusCallbackMethod;
        /// The HTTP method for session reports.
        statusCallbackMethod: Method = "POST";
        /// Which side is sent.
        track: OneOf(Track) = "both_tracks";
    }

    /// The call's audio over a WebSocket: one way inside `<Start>`, both ways inside `<Connect>`.
    Stream: Noun in [Voice] {
        page "voice/twiml/stream";
        children [Parameter];
    } with {
        /// The connector, set up in the account, that leads to the receiver.
        connectorName: Text;
        /// A name of your own, unique in the call, by which `<Stop>` finds the stream.
        name: Text;
        /// Where Twilio reports the progress of the stream.
        statusCallback: Url => StreamStatus by statusCallbackMethod;
        /// The HTTP method for stream reports.
        statusCallbackMethod: Method = "POST";
        /// Which side is sent.
        track: OneOf(Track) = "inbound_track", retired(&[("mixed_track", "both_tracks")]);
        /// The WebSocket of yours that Twilio connects to; its query string is dropped, use `<Parameter>`.
        url: Url(absolute "wss");
    }

    /// A live transcript of the call; inside `<Stop>` only the name matters.
    Transcription: Noun in [Voice] {
        page "voice/twiml/transcription";
        children [Config, Parameter];
    } with {
        /// The configuration of the conversation, prepared in the account.
        conversationConfiguration: Text;
        /// The conversation that the transcript belongs to.
        conversationId: Text;
        /// Whether punctuation is added.
        enableAutomaticPunctuation: Boolean = true;
        /// Whether the provider's own data is passed on.
        enableProviderData: Boolean = false;
        /// Words and phrases that are likely to be said, separated by commas.
        hints: Phrases;
        /// What the inbound side is called in the transcript.
        inboundTrackLabel: Text;
        /// The Conversational Intelligence service that keeps and analyzes the transcript.
        intelligenceService: Text;
        /// The language that is spoken.
        languageCode: Language = "en-US";
        /// A name of your own, unique in the call, by which `<Stop>` finds the transcription.
        name: Text;
        /// What the outbound side is called in the transcript.
        outboundTrackLabel: Text;
        /// Whether speech is reported before it is final.
        partialResults: Boolean = false;
        /// Whether swear words are masked.
        profanityFilter: Boolean = true;
        /// The model that recognizes speech; which there are depends on the engine.
        speechModel: Text = "telephony";
        /// The HTTP method for the transcript.
        statusCallbackMethod: Method = "POST";
        /// Where Twilio sends the transcript as it grows; an absolute URL.
        statusCallbackUrl: Url(absolute) => RealtimeTranscription by statusCallbackMethod;
        /// Which side is transcribed.
        track: OneOf(Track) = "both_tracks";
        /// Who turns speech into text.
        transcriptionEngine: OneOfOpen("google", "deepgram") = "google";
    }
}
