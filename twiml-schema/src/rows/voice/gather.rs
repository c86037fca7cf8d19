//! Asking the caller: `<Gather>`.

use crate::names::*;

vocabulary! {
    /// Collects keypad digits or speech while the prompts inside play; what follows runs only if nothing
    /// came in.
    Gather: Verb in [Voice] {
        page "voice/twiml/gather";
        children [Pause, Play, Say];
        terminal WithoutInput;
        silent true;
        error 13320;
    } with {
        /// Where Twilio sends what it collected; left out, the current document is asked for again.
        action: Url => GatherAction by method;
        /// Whether the action is requested even when nothing came in.
        actionOnEmptyResult: Boolean = false, error(13338);
        /// Whether speech interrupts the prompt that is playing; known from older pages only.
        bargeIn: Boolean = true, error(13332);
        /// A switch that the libraries know and the docs do not explain.
        debug: Boolean;
        /// Whether the better recognition of the `phone_call` model is used.
        enhanced: Boolean = false, deprecated("choose a current `speechModel` instead");
        /// The key that ends the input, or nothing at all for none; it is not part of the digits.
        finishOnKey: Text(OneKey) = "#", error(13310);
        /// Words and phrases the caller is likely to say, separated by commas.
        hints: Phrases, error(13330);
        /// What counts as input.
        input: ListOf(Input) = "dtmf", error(13326);
        /// The language the caller speaks.
        language: Language(GATHER) = "en-US", error(13331);
        /// How long the caller may speak; the libraries know it, the docs do not explain it.
        maxSpeechTime: Integer(1.. seconds), error(13328);
        /// The HTTP method with which the action is requested.
        method: Method = "POST", error(13312);
        /// How many digits end the input; left out, as many as the caller presses.
        numDigits: Integer(1.. digits), error(13314);
        /// Where Twilio sends speech while the caller is still speaking.
        partialResultCallback: Url => PartialResult by partialResultCallbackMethod;
        /// The HTTP method for partial results.
        partialResultCallbackMethod: Method = "POST", error(13329);
        /// Whether all but the first letter of a swear word is replaced by asterisks.
        profanityFilter: Boolean = true, error(13333);
        /// The model that recognizes speech; the names of Deepgram's models are legal, too.
        speechModel: OneOfOpen(
            "default", "numbers_and_commands", "phone_call", "experimental_conversations",
            "experimental_utterances", "googlev2_long", "googlev2_short", "googlev2_telephony",
            "googlev2_telephony_short"
        ) = "default", error(13334);
        /// How many seconds of silence end speech, or `auto` for the model to decide; left out, those of
        /// `timeout`.
        speechTimeout: Text(SecondsOrAuto), error(13327);
        /// How long Twilio waits for another digit, or for speech to begin.
        timeout: Integer(1.. seconds) = 5, error(13313);
    }
}
