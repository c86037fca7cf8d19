//! What a call hears and does: `<Reject>`, `<Gather>`, `<Start>`.

choices! {
    /// What the caller hears when refused: `reason` of `<Reject>`.
    RejectReason: "voice/twiml/reject" {
        /// A message that the number is not in service.
        Rejected = "rejected",
        /// A busy signal.
        Busy = "busy",
    }

    /// What counts as input: `input` of `<Gather>`.
    Input: "voice/twiml/gather" {
        /// Keys of the phone.
        Dtmf = "dtmf",
        /// Speech.
        Speech = "speech",
    }

    /// Which side of the call is taken: `track` of `<Stream>`, `<Siprec>` and `<Transcription>`.
    Track: "voice/twiml/stream" {
        /// What comes from the caller.
        InboundTrack = "inbound_track",
        /// What goes to the caller.
        OutboundTrack = "outbound_track",
        /// Both.
        BothTracks = "both_tracks",
    }
}
