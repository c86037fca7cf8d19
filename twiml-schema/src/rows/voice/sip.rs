//! SIP: dialing an address, and referring a call elsewhere.

vocabulary! {
    /// A SIP address to dial: one as text, or several in `<Uri>`, with headers of your own.
    Sip: Noun in [Voice] {
        page "voice/twiml/sip";
        text Optional SipUri, max(255), or_children, error(13243);
        children [Headers, Uri];
    } with {
        /// Where Twilio reports whether a human or a machine has answered.
        amdStatusCallback: Url => MachineDetection by amdStatusCallbackMethod;
        /// The HTTP method for the result of machine detection.
        amdStatusCallbackMethod: Method = "POST";
        /// Whether to look for answering machines, and whether to wait for the end of their greeting.
        machineDetection: OneOf(MachineDetection);
        /// How much silence at the start makes the result unknown.
        machineDetectionSilenceTimeout: Integer(2000..=10000 milliseconds) = 5000;
        /// How much silence after speech counts as its end.
        machineDetectionSpeechEndThreshold: Integer(500..=5000 milliseconds) = 1200;
        /// How long speech may last before it counts as a machine's greeting.
        machineDetectionSpeechThreshold: Integer(1000..=6000 milliseconds) = 2400;
        /// How long to go on looking before the result is unknown.
        machineDetectionTimeout: Integer(3..=60 seconds) = 30;
        /// The HTTP method with which `url` is requested.
        method: Method = "POST", error(13241);
        /// The password for the SIP endpoint.
        password: Text;
        /// Tones to play once the call is answered; only Twilio's error pages mention it.
        sendDigits: Text(SipTones), error(13242);
        /// Where Twilio reports the progress of the call.
        statusCallback: Url => CallStatus by statusCallbackMethod;
        /// Which moments of the call are reported.
        statusCallbackEvent: ListOf(CallStatusCallbackEvent) = "completed";
        /// The HTTP method for call reports.
        statusCallbackMethod: Method = "POST";
        /// The document that the dialed party hears before being connected; it may not dial.
        url: Url => CallScreening by method;
        /// The user name for the SIP endpoint.
        username: Text, error(13249);
    }

    /// One of the SIP addresses to try, in the order of priority and weight.
    Uri: Noun in [Voice] {
        page "voice/twiml/sip";
        text Optional SipUri, max(255);
    } with {
        /// The password for this address.
        password: Text;
        /// When this address is tried; the lowest goes first.
        priority: Integer;
        /// The user name for this address.
        username: Text;
        /// The share of calls that this address gets among those of the same priority.
        weight: Integer;
    }

    /// The SIP headers that travel with the call.
    Headers: Noun in [Voice] {
        page "voice/twiml/sip";
        children [Header];
    }

    /// One SIP header.
    Header: Noun in [Voice] {
        page "voice/twiml/sip";
    } with {
        /// The name of the header.
        name: Text;
        /// Its value.
        value: Text;
    }

    /// Hands a SIP call over to another SIP address by a REFER; works on SIP calls only (error 13801).
    Refer: Verb in [Voice] {
        page "voice/twiml/refer";
        children [ReferSip as Sip];
        terminal WithAction;
    } with {
        /// Where Twilio asks how to go on once the REFER is settled.
        action: Url => ReferAction by method;
        /// The HTTP method with which the action is requested.
        method: Method = "POST";
    }

    /// The SIP address that `<Refer>` sends the call to.
    ReferSip as "Sip": Noun in [Voice] {
        page "voice/twiml/refer";
        text Required SipUri, max(255);
    }
}
