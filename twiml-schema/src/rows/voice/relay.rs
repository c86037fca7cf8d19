//! Talking with a language model: `<ConversationRelay>`, which turns the call into text and back.

use crate::names::*;

vocabulary! {
    /// Turns speech into text for your WebSocket and its answers into speech.
    ConversationRelay: Noun in [Voice] {
        page "voice/twiml/connect/conversationrelay";
        children [Language, Parameter];
    } with {
        /// How background noise is suppressed.
        backgroundNoiseReduction: Text;
        /// The configuration of the conversation, prepared in the account.
        conversationConfiguration: Text;
        /// What is reported over the WebSocket for debugging.
        debug: ListOf(ConversationRelayDebug);
        /// Whether Deepgram formats numbers, dates and the like.
        deepgramSmartFormat: Boolean;
        /// Whether key presses are sent over the WebSocket.
        dtmfDetection: Boolean;
        /// Whether `ElevenLabs` spells numbers, dates and the like out before it reads them.
        elevenlabsTextNormalization: OneOf(ElevenlabsTextNormalization) = "off";
        /// How sure Deepgram's flux model must be that the caller has finished.
        eotThreshold: Number;
        /// Which further events are sent over the WebSocket.
        events: ListOfOpen("speaker-events", "tokens-played");
        /// Words and phrases the caller is likely to say, separated by commas.
        hints: Phrases;
        /// Whether sounds of agreement count as no interruption.
        ignoreBackchannel: Boolean = false;
        /// The Conversational Intelligence service that keeps and analyzes the transcript.
        intelligenceService: Text;
        /// Whether a key press interrupts speech.
        interruptByDtmf: Boolean, deprecated("it is an early name: write `interruptible`");
        /// How readily speech counts as an interruption.
        interruptSensitivity: OneOf(InterruptSensitivity) = "high";
        /// What the caller may interrupt speech with.
        interruptible: OneOf(Interruptible) = "any", retired(&[("true", "any"), ("false", "none")]);
        /// The language of both directions; `ttsLanguage` and `transcriptionLanguage` go before it.
        language: Language = "en-US";
        /// Whether the caller's words are sent while the caller is still speaking.
        partialPrompts: Boolean;
        /// Whether what you send next cuts off what is being said.
        preemptible: Boolean = false;
        /// Whether swear words are masked.
        profanityFilter: Boolean;
        /// Which input is reported while Twilio is speaking.
        reportInputDuringAgentSpeech: OneOf(ReportInputDuringAgentSpeech) = "none";
        /// The model that recognizes speech; which there are depends on the provider.
        speechModel: Text;
        /// How many milliseconds of silence end the caller's turn, or `auto` to let the provider decide.
        speechTimeout: Text(MillisecondsOrAuto) = "auto";
        /// The language the caller speaks; `multi` detects it.
        transcriptionLanguage: Language(DETECTED);
        /// Who turns speech into text.
        transcriptionProvider: OneOfOpen("Google", "Deepgram", "google", "deepgram") = "Deepgram";
        /// The language of the voice.
        ttsLanguage: Language;
        /// Who turns text into speech.
        ttsProvider: OneOfOpen(
            "Google", "Amazon", "ElevenLabs", "google", "amazon", "elevenlabs"
        ) = "ElevenLabs", retired(&[("Elevenlabs", "ElevenLabs")]);
        /// The WebSocket of yours that Twilio connects to; not a webhook.
        url: Url(absolute "wss"), required;
        /// Who speaks; which voices there are depends on the provider.
        voice: Voice;
        /// What is said when the session begins.
        welcomeGreeting: Text;
        /// What the caller may interrupt the greeting with.
        welcomeGreetingInterruptible: OneOf(Interruptible) = "any",
            retired(&[("true", "any"), ("false", "none")]);
    }

    /// The settings for one of the languages that a session can switch to.
    Language: Noun in [Voice] {
        page "voice/twiml/connect/conversationrelay";
    } with {
        /// The language; `multi` detects it.
        code: Language(DETECTED), required;
        /// The model that recognizes speech in this language.
        speechModel: Text;
        /// Who turns speech into text in this language.
        transcriptionProvider: OneOfOpen("Google", "Deepgram", "google", "deepgram");
        /// Who turns text into speech in this language.
        ttsProvider: OneOfOpen("Google", "Amazon", "ElevenLabs", "google", "amazon", "elevenlabs"),
            retired(&[("Elevenlabs", "ElevenLabs")]);
        /// Who speaks in this language.
        voice: Voice;
    }

    /// An assistant of Twilio's AI Assistants.
    Assistant: Noun in [Voice] {
        page "voice/twiml/connect";
        children [Language, Parameter];
        deprecated "Twilio is taking AI Assistants out of its libraries: use `<ConversationRelay>` instead";
    } with {
        /// What is reported for debugging.
        debug: ListOf(ConversationRelayDebug);
        /// Whether key presses reach the assistant.
        dtmfDetection: Boolean;
        /// Whether `ElevenLabs` spells numbers, dates and the like out before it reads them.
        elevenlabsTextNormalization: OneOf(ElevenlabsTextNormalization) = "off";
        /// Words and phrases the caller is likely to say, separated by commas.
        hints: Phrases;
        /// The assistant's own id.
        id: Text;
        /// The Conversational Intelligence service that keeps and analyzes the transcript.
        intelligenceService: Text;
        /// How readily speech counts as an interruption.
        interruptSensitivity: OneOf(InterruptSensitivity) = "high";
        /// What the caller may interrupt speech with.
        interruptible: OneOf(Interruptible) = "any", retired(&[("true", "any"), ("false", "none")]);
        /// The language of both directions; `ttsLanguage` and `transcriptionLanguage` go before it.
        language: Language = "en-US";
        /// Whether the caller's words are passed on while the caller is still speaking.
        partialPrompts: Boolean;
        /// Whether the next answer cuts off what is being said.
        preemptible: Boolean = false;
        /// Whether swear words are masked.
        profanityFilter: Boolean;
        /// Which input is reported while the assistant is speaking.
        reportInputDuringAgentSpeech: OneOf(ReportInputDuringAgentSpeech) = "none";
        /// The model that recognizes speech; which there are depends on the provider.
        speechModel: Text;
        /// The language the caller speaks; `multi` detects it.
        transcriptionLanguage: Language(DETECTED);
        /// Who turns speech into text.
        transcriptionProvider: OneOfOpen("Google", "Deepgram", "google", "deepgram") = "Deepgram";
        /// The language of the voice.
        ttsLanguage: Language;
        /// Who turns text into speech.
        ttsProvider: OneOfOpen(
            "Google", "Amazon", "ElevenLabs", "google", "amazon", "elevenlabs"
        ) = "ElevenLabs", retired(&[("Elevenlabs", "ElevenLabs")]);
        /// Who speaks; which voices there are depends on the provider.
        voice: Voice;
        /// What is said when the session begins.
        welcomeGreeting: Text;
        /// What the caller may interrupt the greeting with.
        welcomeGreetingInterruptible: OneOf(Interruptible) = "any",
            retired(&[("true", "any"), ("false", "none")]);
    }
}
