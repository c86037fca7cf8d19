//! The voices Twilio is known to speak with. The list is open: Twilio adds voices every few months.
//!
//! <https://www.twilio.com/docs/voice/twiml/say/text-speech>

/// Spells the voices out: `Polly.Joanna-Neural` of name and variant, `Google.de-DE-Neural2-A` of language,
/// technology and name.
macro_rules! voices {
    (
        basic $($basic:literal)+;
        $(Polly $variant:literal: $($polly:ident)+;)+
        $(Google $language:literal: $($technology:literal $($google:ident)+),+;)+
    ) => {
        &[
            $($basic,)+
            $($(concat!("Polly.", stringify!($polly), $variant),)+)+
            $($($(concat!("Google.", $language, "-", $technology, "-", stringify!($google)),)+)+)+
        ]
    };
}

/// Voices of `<Say>`.
pub const SAY: &[&str] = voices! {
    basic "man" "woman";

    Polly "": Aditi Amy Astrid Bianca Brian Camila Carla Carmen Celine Chantal Conchita Cristiano Dora Emma
        Enrique Ewa Filiz Geraint Giorgio Gwyneth Hans Ines Ivy Jacek Jan Joanna Joey Justin Karl Kendra
        Kevin Kimberly Lea Liv Lotte Lucia Lupe Mads Maja Marlene Mathieu Matthew Maxim Mia Miguel Mizuki
        Naja Nicole Penelope Raveena Ricardo Ruben Russell Salli Seoyeon Takumi Tatyana Vicki Vitoria Zeina
        Zhiyu;

    Polly "-Neural": Adriano Amy Andres Aria Arlet Arthur Ayanda Bianca Brian Burcu Camila Daniel Danielle
        Elin Emma Gabrielle Gregory Hala Hannah Hiujin Ida Ines Isabelle Ivy Joanna Joey Justin Kajal Kazuha
        Kendra Kevin Kimberly Laura Lea Liam Lisa Lucia Lupe Matthew Mia Niamh Ola Olivia Pedro Remi Ruth
        Salli Seoyeon Sergio Sofie Stephen Suvi Takumi Thiago Tomoko Vicki Vitoria Zayd Zhiyu;

    Polly "-Generative": Amy Andres Ayanda Bianca Daniel Danielle Joanna Kajal Lea Lucia Lupe Matthew Mía
        Olivia Pedro Rémi Ruth Sergio Stephen Vicki;

    Google "af-ZA": "Standard" A;
    Google "am-ET": "Standard" A B, "Wavenet" A B;
    Google "ar-XA": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D,
        "Wavenet" A B C D;
    Google "bg-BG": "Standard" A B;
    Google "bn-IN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D,
        "Wavenet" A B C D;
    Google "ca-ES": "Standard" A B;
    Google "cmn-CN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D,
        "Wavenet" A B C D;
    Google "cmn-TW": "Standard" A B C, "Wavenet" A B C;
    Google "cs-CZ": "Standard" A B, "Wavenet" A B;
    Google "da-DK": "Neural2" D F, "Standard" A C D E F G, "Wavenet" A C D E F G;
    Google "de-DE": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C D F G H,
        "Standard" A B C D E F G H, "Wavenet" A B C D E F G H;
    Google "el-GR": "Standard" A B, "Wavenet" A B;
    Google "en-AU": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C D,
        "Standard" A B C D, "Wavenet" A B C D;
    Google "en-GB": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C D F N O,
        "Standard" A B C D F N O, "Wavenet" A B C D F N O;
    Google "en-IN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C D,
        "Standard" A B C D E F, "Wavenet" A B C D E F;
    Google "en-US": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A C D E F G H I J,
        "Standard" A B C D E F G H I J, "Wavenet" A B C D E F G H I J;
    Google "es-ES": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C D E F G H,
        "Standard" A B C D E F G H, "Wavenet" B C D E F G H;
    Google "es-US": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C, "Standard"
        A B C, "Wavenet" A B C;
    Google "eu-ES": "Standard" A B;
    Google "fi-FI": "Standard" A B, "Wavenet" A B;
    Google "fil-ph": "Neural2" A D;
    Google "fil-PH": "Standard" A B C D, "Wavenet" A B C D;
    Google "fr-CA": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C D,
        "Standard" A B C D, "Wavenet" A B C D;
    Google "fr-FR": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C D E F G,
        "Standard" A B C D E F G, "Wavenet" A B C D E F G;
    Google "gl-ES": "Standard" A B;
    Google "gu-IN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D,
        "Wavenet" A B C D;
    Google "he-IL": "Standard" A B C D, "Wavenet" A B C D;
    Google "hi-IN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C D,
        "Standard" A B C D E F, "Wavenet" A B C D E F;
    Google "hu-HU": "Standard" A B, "Wavenet" A;
    Google "id-ID": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D,
        "Wavenet" A B C D;
    Google "is-IS": "Standard" A B;
    Google "it-IT": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A C F, "Standard"
        A B C D E F, "Wavenet" A B C D E F;
    Google "ja-JP": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" B C D, "Standard"
        A B C D, "Wavenet" A B C D;
    Google "kn-IN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D,
        "Wavenet" A B C D;
    Google "ko-KR": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C, "Standard"
        A B C D, "Wavenet" A B C D;
    Google "lt-LT": "Standard" A B;
    Google "lv-LV": "Standard" A B;
    Google "ml-IN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D,
        "Wavenet" A B C D;
    Google "mr-IN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C, "Wavenet"
        A B C;
    Google "ms-MY": "Standard" A B C D, "Wavenet" A B C D;
    Google "nb-NO": "Standard" A B C D E F G, "Wavenet" A B C D E F G;
    Google "nl-BE": "Standard" A B C D, "Wavenet" A B C D;
    Google "nl-NL": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D E F G,
        "Wavenet" A B C D E F G;
    Google "pa-IN": "Standard" A B C D, "Wavenet" A B C D;
    Google "pl-PL": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D E F G,
        "Wavenet" A B C D E F G;
    Google "pt-BR": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A B C, "Standard"
        A B C D E, "Wavenet" A B C D E;
    Google "pt-PT": "Standard" A B C D E F, "Wavenet" A B C D E F;
    Google "ro-RO": "Standard" A B, "Wavenet" A B;
    Google "ru-RU": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D E,
        "Wavenet" A B C D E;
    Google "sk-SK": "Standard" A B, "Wavenet" A B;
    Google "sr-RS": "Standard" A;
    Google "sv-SE": "Standard" A B C D E F G, "Wavenet" A B C D E F G;
    Google "ta-IN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D,
        "Wavenet" A B C D;
    Google "te-IN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D;
    Google "th-TH": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" C, "Standard" A;
    Google "tr-TR": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Standard" A B C D E,
        "Wavenet" A B C D E;
    Google "uk-UA": "Standard" A, "Wavenet" A;
    Google "vi-VN": "Chirp3-HD" Aoede Charon Fenrir Kore Leda Orus Puck Zephyr, "Neural2" A D, "Standard" A
        B C D, "Wavenet" A B C D;
    Google "yue-HK": "Standard" A B C D;
};
