//! How text is spoken.

choices! {
    /// How strong a pause is: `strength` of `<break>`.
    BreakStrength: "voice/twiml/say/text-speech" {
        /// No pause, even where there would be one.
        None = "none",
        /// Hardly a pause.
        XWeak = "x-weak",
        /// Less than the pause after a comma.
        Weak = "weak",
        /// The pause after a comma.
        Medium = "medium",
        /// The pause after a sentence.
        Strong = "strong",
        /// The pause after a paragraph.
        XStrong = "x-strong",
    }

    /// How much stress words have: `level` of `<emphasis>`.
    EmphasisLevel: "voice/twiml/say/text-speech" {
        /// Much.
        Strong = "strong",
        /// Some.
        Moderate = "moderate",
        /// Less than usual.
        Reduced = "reduced",
    }

    /// The alphabet of a pronunciation: `alphabet` of `<phoneme>`.
    PhonemeAlphabet: "voice/twiml/say/text-speech" {
        /// The International Phonetic Alphabet.
        Ipa = "ipa",
        /// X-SAMPA.
        XSampa = "x-sampa",
        /// Jyutping, for Cantonese.
        XAmazonJyutping = "x-amazon-jyutping",
        /// Pinyin, for Mandarin.
        XAmazonPinyin = "x-amazon-pinyin",
        /// Pronunciation Kana, for Japanese.
        XAmazonPronKana = "x-amazon-pron-kana",
        /// Yomigana, for Japanese.
        XAmazonYomigana = "x-amazon-yomigana",
    }

    /// The order of day, month and year in a date: `format` of `<say-as>`.
    DateFormat: "voice/twiml/say/text-speech" {
        /// Month, day, year.
        Mdy = "mdy",
        /// Day, month, year.
        Dmy = "dmy",
        /// Year, month, day.
        Ymd = "ymd",
        /// Month, day.
        Md = "md",
        /// Day, month.
        Dm = "dm",
        /// Year, month.
        Ym = "ym",
        /// Month, year.
        My = "my",
        /// The day alone.
        D = "d",
        /// The month alone.
        M = "m",
        /// The year alone.
        Y = "y",
        /// Year, month, day, in eight digits.
        Yyyymmdd = "yyyymmdd",
    }

    /// What a text is: `interpret-as` of `<say-as>`.
    InterpretAs: "voice/twiml/say/text-speech" {
        /// Letters, read one by one.
        Characters = "characters",
        /// Letters, read one by one.
        SpellOut = "spell-out",
        /// A number.
        Cardinal = "cardinal",
        /// A number.
        Number = "number",
        /// A number in an order: first, second, third.
        Ordinal = "ordinal",
        /// Digits, read one by one.
        Digits = "digits",
        /// A fraction.
        Fraction = "fraction",
        /// A measurement.
        Unit = "unit",
        /// A date.
        Date = "date",
        /// A length of time.
        Time = "time",
        /// The address of a house.
        Address = "address",
        /// Words to be beeped out.
        Expletive = "expletive",
        /// A phone number.
        Telephone = "telephone",
    }
}
