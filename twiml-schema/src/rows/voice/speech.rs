//! What a caller hears: `<Say>` and `<Play>`.

use crate::names::*;

vocabulary! {
    /// Reads text to the caller, with SSML where the voice supports it.
    Say: Verb in [Voice] {
        page "voice/twiml/say";
        text Optional Speech, max(4096), mixed, error(13521);
        children [r#break, emphasis, lang, p, phoneme, prosody, s, say_as, sub, w];
    } with {
        /// The language of the text.
        language: Language(SAY) = "en-US", error(13512);
        /// How often the text is read; 0 repeats it until the call ends, at most 1000 times.
        r#loop as "loop": Integer(0..) = 1, error(13510);
        /// How fast the text is read; only Twilio's error pages mention it.
        rate: Text, error(13513);
        /// Who reads the text; the account's settings can replace the default.
        voice: Voice(SAY) = "man", retired(&[("alice", "Polly.Joanna")]), error(13511);
    }

    /// Plays a sound file or keypad tones to the caller.
    Play: Verb in [Voice] {
        page "voice/twiml/play";
        text Optional MediaUrl, unless("digits");
    } with {
        /// Keypad tones to play instead of a file: `w` waits half a second, `W` one; not inside `<Gather>`.
        digits: Text(Tones), error(13430);
        /// How often the file is played; 0 repeats it until the call ends, at most 1000 times.
        r#loop as "loop": Integer(0..) = 1, error(13410);
    }
}
