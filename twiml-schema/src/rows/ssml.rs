//! Markup of spoken text: the SSML elements that `<Say>` takes.

vocabulary! {
    /// A pause in speech.
    r#break as "break": Ssml in [Voice] {
        page "voice/twiml/say/text-speech";
    } with {
        /// How strong the pause is: `none` takes a usual one away, `x-strong` is that after a paragraph.
        strength: OneOf(BreakStrength) = "medium";
        /// How long the pause is, `10s` at most with Polly's voices.
        time: Duration;
    }

    /// Words spoken with more or less stress.
    emphasis: Ssml in [Voice] {
        page "voice/twiml/say/text-speech";
        text Optional Speech, mixed;
        children [r#break, emphasis, lang, phoneme, prosody, say_as, sub, w];
    } with {
        /// How much stress.
        level: OneOf(EmphasisLevel);
    }

    /// Words in another language, spoken by the same voice.
    lang: Ssml in [Voice] {
        page "voice/twiml/say/text-speech";
        text Optional Speech, mixed;
        children [r#break, emphasis, lang, p, phoneme, prosody, s, say_as, sub, w];
    } with {
        /// The language of the words.
        xml_lang as "xml:lang": Language(SSML);
    }

    /// A paragraph.
    p: Ssml in [Voice] {
        page "voice/twiml/say/text-speech";
        text Optional Speech, mixed;
        children [r#break, emphasis, lang, phoneme, prosody, s, say_as, sub, w];
    }

    /// Words pronounced as written in a phonetic alphabet.
    phoneme: Ssml in [Voice] {
        page "voice/twiml/say/text-speech";
        text Required Speech;
    } with {
        /// The alphabet of the pronunciation.
        alphabet: OneOf(PhonemeAlphabet);
        /// The pronunciation in that alphabet.
        ph: Text;
    }

    /// Words spoken louder, faster or higher, or the reverse.
    prosody: Ssml in [Voice] {
        page "voice/twiml/say/text-speech";
        text Optional Speech, mixed;
        children [r#break, emphasis, lang, p, phoneme, prosody, s, say_as, sub, w];
    } with {
        /// How high: a word such as `low`, or a change such as `+10%`.
        pitch: Text(Pitch);
        /// How fast: a word such as `slow`, or a share of the usual rate such as `90%`.
        rate: Text(Rate);
        /// How loud: a word such as `soft`, or a change such as `+6dB`.
        volume: Text(Volume);
    }

    /// A sentence.
    s: Ssml in [Voice] {
        page "voice/twiml/say/text-speech";
        text Optional Speech, mixed;
        children [r#break, emphasis, lang, phoneme, prosody, say_as, sub, w];
    }

    /// Text read as what it is: a date, a phone number, letter by letter.
    say_as as "say-as": Ssml in [Voice] {
        page "voice/twiml/say/text-speech";
        text Required Speech;
    } with {
        /// The order of day, month and year, where the text is a date.
        format: OneOf(DateFormat);
        /// What the text is.
        interpret_as as "interpret-as": OneOf(InterpretAs), retired(&[("character", "characters")]);
        /// The order of day, month and year, under its former name.
        role: Text, deprecated("it was renamed in 2022: write `format`");
    }

    /// Text replaced by other words in speech, such as an abbreviation.
    sub: Ssml in [Voice] {
        page "voice/twiml/say/text-speech";
        text Required Speech;
    } with {
        /// The words to speak instead.
        alias: Text;
    }

    /// A word whose part of speech decides how it sounds.
    w: Ssml in [Voice] {
        page "voice/twiml/say/text-speech";
        text Optional Speech, mixed;
        children [r#break, emphasis, phoneme, prosody, say_as, sub];
    } with {
        /// Which part of speech it is, in Polly's words such as `amazon:VB` for a verb.
        role: Text;
    }
}
