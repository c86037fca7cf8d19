//! What most files that use the client need: `use twiml_client::prelude::*;`. It goes together with the prelude of `twiml-runtime`.

pub use crate::plan::PlanWebhooks;
pub use crate::{
    AnnounceCallbacks, CallCallbacks, CallEvent, CallFallback, CallInstructions, Client, DequeueMember,
    DetectMachine, DownloadRecording, Error, HoldCallbacks, IncomingCalls, IncomingMessages, ListCalls,
    ListMessages, MachineCallbacks, MessageCallbacks, MessageStatusCallbacks, PlaceCall, RecordCall,
    RecordingCallbacks, RecordingChannels, RecordingEvent, SendMessage, UpdateApplication, UpdateCall,
    UpdateNumber, UpdateParticipant, UpdateService, UpdateSipDomain,
};
