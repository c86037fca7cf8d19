//! Handing the call to another service: `<Connect>` and its nouns.

use crate::names::*;

vocabulary! {
    /// Connects the call to another service of Twilio's or of yours, and waits until that is over.
    Connect: Verb in [Voice] {
        page "voice/twiml/connect";
        children [
            AiSession, Assistant, Autopilot, Conversation, ConversationRelay, ConversationRelaySession,
            Room, Stream, VirtualAgent,
        ];
        terminal WithAction;
    } with {
        /// Where Twilio asks how to go on once the session has ended; left out, the next verb runs.
        action: Url => ConnectAction by method;
        /// The HTTP method with which the action is requested.
        method: Method = "POST";
        /// How long to wait for the session.
        timeout: Integer(0..), deprecated("it is in no current document of Twilio's: leave it out");
    }

    /// A session with an AI connector that is set up in the account.
    AiSession: Noun in [Voice] {
        page "voice/twiml/connect";
    } with {
        /// The connector to use.
        aiConnector: Text;
        /// The configuration of the session.
        aiSessionConfiguration: Text;
    }

    /// A bot of Autopilot.
    Autopilot: Noun in [Voice] {
        page "voice/twiml/connect";
        text Required Name;
        deprecated "Twilio ended Autopilot: use `<ConversationRelay>` or `<VirtualAgent>` instead";
    }

    /// A call between a customer and a Frontline worker, kept in a Twilio Conversation.
    Conversation: Noun in [Voice] {
        page "voice/twiml/connect/conversation";
    } with {
        /// Whether an incoming call starts a new conversation where there is none.
        inboundAutocreation: Boolean;
        /// How long it rings at the worker's side.
        inboundTimeout: Integer(0.. seconds);
        /// The HTTP method with which `url` is requested.
        method: Method = "POST";
        /// Whether the call is recorded, from when, and on how many channels.
        record: OneOf(DialRecord), retired(&[("true", "record-from-answer"), ("false", "do-not-record")]);
        /// Where Twilio reports the progress of the recording.
        recordingStatusCallback: Url => RecordingStatus by recordingStatusCallbackMethod, error(13256);
        /// Which moments of the recording are reported.
        recordingStatusCallbackEvent: ListOf(RecordingStatusCallbackEvent), error(13621);
        /// The HTTP method for recording reports.
        recordingStatusCallbackMethod: Method = "POST";
        /// How long Twilio waits for a worker to be assigned.
        routingAssignmentTimeout: Integer(0.. seconds);
        /// The Conversations service that keeps the conversation.
        serviceInstanceSid: Sid;
        /// Where Twilio reports the progress of the call.
        statusCallback: Url => CallStatus by statusCallbackMethod;
        /// Which moments of the call are reported.
        statusCallbackEvent: ListOf(ConversationStatusCallbackEvent),
            retired(&[("call-in-progress", "call-answered")]);
        /// The HTTP method for call reports.
        statusCallbackMethod: Method = "POST";
        /// Whether silence at both ends of the recording is cut off.
        trim: OneOf(Trim);
        /// The document that the worker hears before being connected.
        url: Url => CallScreening by method;
    }

    /// A ConversationRelay session that is set up in the account.
    ConversationRelaySession: Noun in [Voice] {
        page "voice/twiml/connect";
    } with {
        /// The connector to use.
        connector: Text;
        /// The configuration of the session.
        sessionConfiguration: Text;
    }

    /// A video room to join by voice, by its unique name.
    Room: Noun in [Voice] {
        page "voice/twiml/connect/room";
        text Required Name;
    } with {
        /// Where the sound is mixed.
        mediaRegion: Text,
            deprecated("it is in no current document of Twilio's: set the region of the room itself");
        /// Who the caller is in the room; left out, Twilio makes an identity up.
        participantIdentity: Text;
        /// Where Twilio reports what happens in the room.
        statusCallback: Url => RoomStatus,
            deprecated("it is in no current document of Twilio's: set the callback of the room itself");
    }

    /// A virtual agent of Dialogflow.
    VirtualAgent: Noun in [Voice] {
        page "voice/twiml/connect/virtualagent";
        children [Config, Parameter];
    } with {
        /// The connector, set up in the account, that leads to the agent.
        connectorName: Text;
        /// The language the caller speaks, instead of the agent's own.
        language: Language;
        /// Whether the caller's mood is judged.
        sentimentAnalysis: Boolean = false;
        /// Where Twilio reports the progress of the session.
        statusCallback: Url => VirtualAgentStatus by statusCallbackMethod;
        /// The HTTP method for session reports.
        statusCallbackMethod: Method = "POST";
    }

    /// Overrides a setting of the connector.
    Config: Noun in [Voice] {
        page "voice/twiml/connect/virtualagent";
    } with {
        /// Which setting.
        name: Text;
        /// Its value.
        value: Text;
    }
}
