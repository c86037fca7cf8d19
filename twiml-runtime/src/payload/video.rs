//! Video rooms.

use super::prelude::*;

payload! {
    /// Something happened in a video room.
    pub struct VideoRoomEvent: "https://www.twilio.com/docs/video/api/status-callbacks" {
        /// The room.
        key room_sid: RoomSid = "RoomSid";
        /// The account that the room belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The name of the room.
        room_name: Text = "RoomName";
        /// The state of the room.
        room_status: RoomStatus = "RoomStatus";
        /// The kind of room, such as `group`.
        room_type: Option<Text> = "RoomType";
        /// What happened.
        status_callback_event: RoomEventType = "StatusCallbackEvent";
        /// When it happened.
        timestamp: Option<Timestamp> = "Timestamp";
        /// The number of this event among those of the room.
        sequence_number: Option<u32> = "SequenceNumber";
        /// The participant.
        participant_sid: Option<RoomParticipantSid> = "ParticipantSid";
        /// Whether the participant is `connected`.
        participant_status: Option<Text> = "ParticipantStatus";
        /// The identity of the participant.
        participant_identity: Option<Text> = "ParticipantIdentity";
        /// How long the participant stayed.
        participant_duration: Option<Duration> = "ParticipantDuration" in seconds;
        /// How long the room was open.
        room_duration: Option<Duration> = "RoomDuration" in seconds;
        /// The track.
        track_sid: Option<TrackSid> = "TrackSid";
        /// The kind of track: `audio`, `video` or `data`.
        track_kind: Option<Text> = "TrackKind";
        /// The name of the track.
        track_name: Option<Text> = "TrackName";
    }
}
