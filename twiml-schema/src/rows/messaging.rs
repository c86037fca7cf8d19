//! Answering messages.

use crate::names::*;

vocabulary! {
    /// A document that tells Twilio how to answer a message; an empty one sends nothing.
    MessagingResponse as "Response": Root in [Messaging] {
        page "messaging/twiml";
        children [Message, Redirect, Sms];
        at_most 10 [Message], error(14109);
        error 14110;
    }

    /// Sends a message: its text, or `<Body>` and `<Media>`.
    Message: Verb in [Messaging] {
        page "messaging/twiml/message";
        text Optional Message, max(1600), or_children, error(14103);
        children [Body, Media];
        terminal WithAction;
        at_most 10 [Media];
    } with {
        /// Where Twilio asks how to go on once it has taken the message.
        action: Url => MessageAction by method;
        /// Who sends: a number of yours or an alphanumeric sender id; left out, the number that was written
        /// to.
        from: Phone, error(14102);
        /// The HTTP method with which the action and the status callback are requested.
        method: Method = "POST", error(14104);
        /// Where Twilio reports the status of the message; beside an action, give both the same URL.
        statusCallback: Url => MessageStatus by method, error(14105);
        /// Who receives; left out, the sender of the message.
        to: Phone, error(14101);
    }

    /// The text of a message that also has media; several are joined.
    Body: Noun in [Messaging] {
        page "messaging/twiml/message";
        text Required Message, max(1600);
    }

    /// The URL of an image or other file to send; a message takes ten.
    Media: Noun in [Messaging] {
        page "messaging/twiml/message";
        text Required MediaUrl;
    }

    /// Sends a text message, to the caller unless told otherwise.
    Sms: Verb in [Voice] {
        page "voice/twiml/sms";
        text Required Message;
        terminal WithAction;
        deprecated "send the message through the REST API, or with `<Message>` when answering one";
    } with {
        /// Where Twilio asks how to go on once it has taken the message.
        action: Url => SmsAction by method;
        /// Who sends: a number of yours.
        from: Phone;
        /// The HTTP method with which the action and the status callback are requested.
        method: Method = "POST";
        /// Where Twilio reports the status of the message.
        statusCallback: Url => MessageStatus by method;
        /// Who receives; left out, the caller.
        to: Phone;
    }
}
