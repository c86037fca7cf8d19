//! What most files that use the client need: `use twiml_client::prelude::*;`. It goes together with the prelude of `twiml-runtime`.

pub use crate::plan::PlanWebhooks;
pub use crate::{
    AnnounceCallbacks, CallCallbacks, CallFallback, CallInstructions, HoldCallbacks, IncomingCalls,
    IncomingMessages, MachineCallbacks, MessageCallbacks, MessageStatusCallbacks, RecordingCallbacks,
};
pub use crate::{
    CallEvent, Client, DequeueMember, DetectMachine, DownloadRecording, Error, ListCalls, ListMessages,
    PlaceCall, RecordCall, RecordingChannels, RecordingEvent, SendMessage, UpdateApplication, UpdateCall,
    UpdateNumber, UpdateParticipant, UpdateService, UpdateSipDomain,
};
