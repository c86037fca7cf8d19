//! How conferences are held.

choices! {
    /// Whether a beep is heard as a participant comes and goes: `beep` of `<Conference>`.
    Beep or bool: "voice/twiml/conference" {
        /// At both.
        True = "true",
        /// Never.
        False = "false",
        /// As the participant comes.
        OnEnter = "onEnter",
        /// As the participant goes.
        OnExit = "onExit",
    }

    /// How much delay is accepted to even out an unsteady line: `jitterBufferSize` of `<Conference>`.
    JitterBufferSize: "voice/twiml/conference" {
        /// Much.
        Large = "large",
        /// Some.
        Medium = "medium",
        /// Little.
        Small = "small",
        /// None.
        Off = "off",
    }

    /// Whether a conference is recorded: `record` of `<Conference>`.
    ConferenceRecord: "voice/twiml/conference" {
        /// It is not recorded.
        DoNotRecord = "do-not-record",
        /// From the moment it begins.
        RecordFromStart = "record-from-start",
    }

    /// Where the sound of a conference is mixed: `region` of `<Conference>`.
    ConferenceRegion: "voice/twiml/conference" {
        /// In the United States, in Virginia.
        Us1 = "us1",
        /// In the United States, in Oregon.
        Us2 = "us2",
        /// In Ireland.
        Ie1 = "ie1",
        /// In Singapore.
        Sg1 = "sg1",
        /// In Brazil.
        Br1 = "br1",
        /// In Australia.
        Au1 = "au1",
        /// In Japan.
        Jp1 = "jp1",
        /// In Germany.
        De1 = "de1",
    }

    /// What is reported of a conference: `statusCallbackEvent` of `<Conference>`.
    ConferenceStatusCallbackEvent: "voice/twiml/conference" {
        /// It begins.
        Start = "start",
        /// It ends.
        End = "end",
        /// A participant comes.
        Join = "join",
        /// A participant goes.
        Leave = "leave",
        /// A participant is muted, or no longer.
        Mute = "mute",
        /// A participant is put on hold, or no longer.
        Hold = "hold",
        /// Other settings of a participant change.
        Modify = "modify",
        /// A participant begins or ceases to speak.
        Speaker = "speaker",
        /// An announcement begins or ends.
        Announcement = "announcement",
    }
}
