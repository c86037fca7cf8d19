//! The course of a call: its document, its end, and the steps that collect nothing.

use crate::names::*;

vocabulary! {
    /// A document that tells Twilio how a phone call goes on.
    Response: Root in [Voice] {
        page "voice/twiml";
        children [
            Annotate, Connect, Dial, Echo, Enqueue, Gather, Hangup, Leave, Message, Pause, Pay, Play,
            Prompt, Queue, Record, Redirect, Refer, Reject, Say, Sms, Start, Stop,
        ];
    }

    /// Carries on with the document at another URL; left empty, the current document is asked for again.
    Redirect: Verb in [Messaging, Voice] {
        page "voice/twiml/redirect";
        text Optional Url => Redirect by method;
        terminal Always;
    } with {
        /// The HTTP method with which the next document is asked for.
        method: Method = "POST", error(13710);
    }

    /// Ends the call.
    Hangup: Verb in [Voice] {
        page "voice/twiml/hangup";
        children [Parameter];
        terminal Always;
    }

    /// Refuses the call; as the first verb it does so without answering, so that nothing is billed.
    Reject: Verb in [Voice] {
        page "voice/twiml/reject";
        children [Parameter];
        terminal Always;
    } with {
        /// What the caller hears: a message that the number is not in service, or a busy signal.
        reason: OneOf(RejectReason) = "rejected", error(13810);
    }

    /// Waits in silence; as the first verb it delays answering the call.
    Pause: Verb in [Voice] {
        page "voice/twiml/pause";
        silent true;
    } with {
        /// How long to wait.
        length: Integer(1.. seconds) = 1, error(13910);
    }

    /// Sends the caller's audio back, for tests of a connection.
    Echo: Verb in [Voice] {
        page "voice/twiml";
    }

    /// Attaches notes to the call's records.
    Annotate: Verb in [Voice] {
        page "api/errors/13110";
        children [BillingReferenceTag];
        silent true;
        error 13112;
    }

    /// A reference of your own that appears with the call's charges.
    BillingReferenceTag: Noun in [Voice] {
        page "api/errors/13120";
        text Required Any, max(128), error(13120);
    }

    /// Hands a value of your own to what the parent starts or ends.
    Parameter: Noun in [Voice] {
        page "voice/twiml/stream";
    } with {
        /// What the receiver knows the value by.
        name: Text;
        /// The value itself.
        value: Text;
    }
}
