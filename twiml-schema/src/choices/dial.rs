//! How others are called: `<Dial>` and its nouns.

choices! {
    /// What is reported of a call: `events` of `<Dial>`.
    DialEvents: "voice/twiml/dial" {
        /// Its progress.
        CallProgressEvent = "call-progress-event",
    }

    /// What to do when a machine answers: `ifMachine` of `<Dial>`.
    IfMachine: "voice/twiml/dial" {
        /// End the call.
        Hangup = "hangup",
        /// Go on with it.
        Continue = "continue",
        /// Do not look for machines.
        False = "false",
    }

    /// Whether to look for answering machines: `machineDetection` of `<Number>` and `<Sip>`.
    MachineDetection: "voice/twiml/number" {
        /// Tell as soon as it is known.
        Enable = "Enable",
        /// Tell a machine once its greeting has ended.
        DetectMessageEnd = "DetectMessageEnd",
    }

    /// Which moments of a dialed call are reported: `statusCallbackEvent` of `<Number>`, `<Sip>`, `<Client>`,
    /// `<Application>` and `<WhatsApp>`.
    CallStatusCallbackEvent: "voice/twiml/number" {
        /// Twilio dials.
        Initiated = "initiated",
        /// It rings.
        Ringing = "ringing",
        /// It is answered.
        Answered = "answered",
        /// It has ended.
        Completed = "completed",
    }

    /// The country whose ringing the caller hears: `ringTone` of `<Dial>`.
    RingTone: "voice/twiml/dial" {
        /// Ringing as in Austria.
        At = "at",
        /// Ringing as in Australia.
        Au = "au",
        /// Ringing as in Bulgaria.
        Bg = "bg",
        /// Ringing as in Brazil.
        Br = "br",
        /// Ringing as in Belgium.
        Be = "be",
        /// Ringing as in Switzerland.
        Ch = "ch",
        /// Ringing as in Chile.
        Cl = "cl",
        /// Ringing as in China.
        Cn = "cn",
        /// Ringing as in Czechia.
        Cz = "cz",
        /// Ringing as in Germany.
        De = "de",
        /// Ringing as in Denmark.
        Dk = "dk",
        /// Ringing as in Estonia.
        Ee = "ee",
        /// Ringing as in Spain.
        Es = "es",
        /// Ringing as in Finland.
        Fi = "fi",
        /// Ringing as in France.
        Fr = "fr",
        /// Ringing as in Greece.
        Gr = "gr",
        /// Ringing as in Hungary.
        Hu = "hu",
        /// Ringing as in Israel.
        Il = "il",
        /// Ringing as in India.
        In = "in",
        /// Ringing as in Italy.
        It = "it",
        /// Ringing as in Lithuania.
        Lt = "lt",
        /// Ringing as in Japan.
        Jp = "jp",
        /// Ringing as in Mexico.
        Mx = "mx",
        /// Ringing as in Malaysia.
        My = "my",
        /// Ringing as in the Netherlands.
        Nl = "nl",
        /// Ringing as in Norway.
        No = "no",
        /// Ringing as in New Zealand.
        Nz = "nz",
        /// Ringing as in the Philippines.
        Ph = "ph",
        /// Ringing as in Poland.
        Pl = "pl",
        /// Ringing as in Portugal.
        Pt = "pt",
        /// Ringing as in Russia.
        Ru = "ru",
        /// Ringing as in Sweden.
        Se = "se",
        /// Ringing as in Singapore.
        Sg = "sg",
        /// Ringing as in Thailand.
        Th = "th",
        /// Ringing as in the United Kingdom.
        Uk = "uk",
        /// Ringing as in the United States.
        Us = "us",
        /// Ringing as in the United States in former days.
        UsOld = "us-old",
        /// Ringing as in Taiwan.
        Tw = "tw",
        /// Ringing as in Venezuela.
        Ve = "ve",
        /// Ringing as in South Africa.
        Za = "za",
    }
}
