//! `<Connect>`: how a session with something other than a phone ended.

use super::prelude::*;

payload! {
    /// A `ConversationRelay` session has ended.
    ///
    /// Sent to the `action` of the `<Connect>` around it.
    pub struct ConversationRelayEnded: call, "https://www.twilio.com/docs/voice/twiml/connect/conversationrelay" {
        /// The session.
        session_id: SessionSid = "SessionId";
        /// How it ended.
        session_status: SessionStatus = "SessionStatus";
        /// How long it lasted.
        session_duration: Duration = "SessionDuration" in seconds;
        /// What your application passed on when it ended the session, usually JSON.
        handoff_data: Option<JsonText> = "HandoffData", hidden;
        /// What went wrong, by number.
        error_code: Option<ErrorCode> = "ErrorCode";
        /// What went wrong.
        error_message: Option<Text> = "ErrorMessage";
    }
}

payload! {
    /// A `<Connect>` to a stream, virtual agent, room or assistant has ended.
    ///
    /// Sent to its `action`.
    pub struct ConnectOutcome: call, "https://www.twilio.com/docs/voice/twiml/connect" {
        /// The media stream.
        stream_sid: Option<StreamSid> = "StreamSid";
        /// Who provides the virtual agent.
        virtual_agent_provider: Option<Text> = "VirtualAgentProvider";
        /// How the virtual agent's session ended.
        virtual_agent_status: Option<Text> = "VirtualAgentStatus";
        /// More data from the provider.
        virtual_agent_provider_data: Option<JsonText> = "VirtualAgentProviderData", hidden;
        /// What went wrong, by number.
        virtual_agent_error_code: Option<ErrorCode> = "VirtualAgentErrorCode";
        /// What went wrong.
        virtual_agent_error: Option<Text> = "VirtualAgentError";
    }
}
