//! Calling others: `<Dial>` and the parties it reaches.

use crate::names::*;

vocabulary! {
    /// Connects the caller to somebody else: the number written as text, or the nouns inside, ten at most.
    Dial: Verb in [Voice] {
        page "voice/twiml/dial";
        text Optional Phone;
        children [Application, Client, Conference, Number, Queue, Sim, Sip, WhatsApp];
        terminal WithAction;
        at_most 10 [Application, Client, Number, Sim, Sip, WhatsApp] unless sequential;
        error 13215;
    } with {
        /// Where Twilio asks how to go on once the dialed call has ended; left out, the next verb runs.
        action: Url => DialAction by method;
        /// Whether the caller keeps hearing the ringing of the network until the other side answers.
        answerOnBridge: Boolean = false, error(13219);
        /// Why you are calling, shown to the dialed party in branded calls.
        callReason: Text(..=50);
        /// The number the dialed party sees, or `client:` and an identity; left out, the caller's own.
        callerId: Phone, error(13214);
        /// Whether progress is reported; the libraries know it, the docs do not explain it.
        events: OneOf(DialEvents);
        /// Whether the caller can end the dialed call with the star key and go on with the document.
        hangupOnStar: Boolean = false, error(13213);
        /// What to do when a machine answers.
        ifMachine: OneOf(IfMachine),
            deprecated("use `machineDetection` of `<Number>` or `<Sip>` instead"), error(13211);
        /// The HTTP method with which the action is requested.
        method: Method = "POST", error(13210);
        /// The signed identity tokens that travel with the call, separated by commas.
        passports: Phrases;
        /// Whether the call is recorded, from when, and on how many channels.
        record: OneOf(DialRecord) = "do-not-record",
            retired(&[("true", "record-from-answer"), ("false", "do-not-record")]), error(13217);
        /// The configuration to record by, prepared in the account.
        recordingConfigurationId: Text;
        /// Where Twilio reports the progress of the recording.
        recordingStatusCallback: Url => RecordingStatus by recordingStatusCallbackMethod, error(13256);
        /// Which moments of the recording are reported.
        recordingStatusCallbackEvent: ListOf(RecordingStatusCallbackEvent) = "completed", error(13621);
        /// The HTTP method for recording reports.
        recordingStatusCallbackMethod: Method = "POST";
        /// Which side is recorded: what comes from the caller, what goes to the caller, or both.
        recordingTrack: OneOf(RecordingTrack) = "both", error(13622);
        /// The HTTP method with which the refer URL is requested.
        referMethod: Method = "POST";
        /// Where Twilio asks what to do when the SIP side sends a REFER; left out, REFERs are refused.
        referUrl: Url => DialRefer by referMethod;
        /// The country whose ringing the caller hears, with `answerOnBridge`.
        ringTone: OneOf(RingTone), error(13220);
        /// Whether the nouns are dialed one after the other instead of all at once.
        sequential: Boolean = false, error(13218);
        /// How long the dialed call may last; more than 14400 needs 24-hour calls switched on.
        timeLimit: Integer(1..=86400 seconds) = 14400, error(13216);
        /// How long it rings before Twilio gives up; Twilio adds some five seconds of its own.
        timeout: Integer(5..=600 seconds) = 30, error(13212);
        /// Whether silence at both ends of the recording is cut off.
        trim: OneOf(Trim) = "do-not-trim";
    }

    /// A phone number to dial.
    Number: Noun in [Voice] {
        page "voice/twiml/number";
        text Required Phone, error(13223);
    } with {
        /// Where Twilio reports whether a human or a machine has answered.
        amdStatusCallback: Url => MachineDetection by amdStatusCallbackMethod;
        /// The HTTP method for the result of machine detection.
        amdStatusCallbackMethod: Method = "POST";
        /// The trunk of your own carrier that the call goes out through.
        byoc: Sid;
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
        method: Method = "POST", error(13221);
        /// Tones to play once the call is answered, such as an extension: `w` waits half a second, `W` one.
        sendDigits: Text(Tones), error(13222);
        /// Where Twilio reports the progress of the call.
        statusCallback: Url => CallStatus by statusCallbackMethod;
        /// Which moments of the call are reported.
        statusCallbackEvent: ListOf(CallStatusCallbackEvent) = "completed";
        /// The HTTP method for call reports.
        statusCallbackMethod: Method = "POST";
        /// The document that the dialed party hears before being connected; it may not dial.
        url: Url => CallScreening by method;
    }

    /// A Voice SDK client to dial, by its identity.
    Client: Noun in [Voice] {
        page "voice/twiml/client";
        text Optional ClientIdentity, max(256);
        children [Identity, Parameter];
    } with {
        /// Where Twilio reports that the client is being called; always a POST.
        clientNotificationUrl: Url => ClientNotification, error(13806);
        /// The HTTP method with which `url` is requested.
        method: Method = "POST";
        /// Where Twilio reports the progress of the call.
        statusCallback: Url => CallStatus by statusCallbackMethod;
        /// Which moments of the call are reported.
        statusCallbackEvent: ListOf(CallStatusCallbackEvent) = "completed";
        /// The HTTP method for call reports.
        statusCallbackMethod: Method = "POST";
        /// The document that the client hears before being connected; it may not dial.
        url: Url => CallScreening by method;
    }

    /// The identity of a client, with a `<Parameter>` beside it.
    Identity: Noun in [Voice] {
        page "voice/twiml/client";
        text Required ClientIdentity, max(256);
    }

    /// A TwiML application to dial, by its SID, possibly of another account; nothing else is dialed beside
    /// it.
    Application: Noun in [Voice] {
        page "voice/twiml/dial/application";
        text Optional Sid;
        children [ApplicationSid, Parameter];
    } with {
        /// Whether the application sees the number that was called, instead of its own SID, as `To`.
        copyParentTo: Boolean = false;
        /// The identity of the customer who makes the call.
        customerId: Text;
        /// The HTTP method with which `url` is requested.
        method: Method = "POST";
        /// Where Twilio reports the progress of the call.
        statusCallback: Url => CallStatus by statusCallbackMethod;
        /// Which moments of the call are reported.
        statusCallbackEvent: ListOf(CallStatusCallbackEvent) = "completed";
        /// The HTTP method for call reports.
        statusCallbackMethod: Method = "POST";
        /// The document that is run before the call is connected; it may not dial.
        url: Url => CallScreening by method;
    }

    /// The SID of an application, with a `<Parameter>` beside it.
    ApplicationSid: Noun in [Voice] {
        page "voice/twiml/dial/application";
        text Required Sid;
    }

    /// A Super SIM or Programmable Wireless device to dial, by the SID of its SIM; only in region US1.
    Sim: Noun in [Voice] {
        page "voice/twiml/sim";
        text Required Sid;
    }

    /// A WhatsApp user to dial, by phone number; the caller id has to be a WhatsApp sender of yours.
    WhatsApp: Noun in [Voice] {
        page "voice/twiml/whatsapp";
        text Required Phone;
    } with {
        /// The HTTP method with which `url` is requested.
        method: Method = "POST";
        /// Where Twilio reports the progress of the call.
        statusCallback: Url => CallStatus by statusCallbackMethod;
        /// Which moments of the call are reported.
        statusCallbackEvent: ListOf(CallStatusCallbackEvent) = "completed";
        /// The HTTP method for call reports.
        statusCallbackMethod: Method = "POST";
        /// The document that the dialed party hears before being connected; it may not dial.
        url: Url => CallScreening by method;
    }
}
