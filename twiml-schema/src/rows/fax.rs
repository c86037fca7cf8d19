//! Receiving faxes, as long as Twilio did.

vocabulary! {
    /// A document that tells Twilio what to do with an incoming fax.
    FaxResponse as "Response": Root in [Fax] {
        page "fax/twiml";
        children [Receive];
        deprecated "Twilio closed Programmable Fax in 2021";
    }

    /// Receives the fax.
    Receive: Verb in [Fax] {
        page "fax/twiml/receive";
        terminal DefaultAction;
        deprecated "Twilio closed Programmable Fax in 2021";
    } with {
        /// Where Twilio tells that the fax has been received; left out, the current document is asked for
        /// again.
        action: Url => FaxAction by method;
        /// The format the fax is kept in.
        mediaType: OneOf(FaxMediaType: "application/pdf", "image/tiff") = "application/pdf";
        /// The HTTP method with which the action is requested.
        method: Method = "POST";
        /// The size of its pages.
        pageSize: OneOf(FaxPageSize: "letter", "legal", "a4");
        /// Whether Twilio keeps the fax.
        storeMedia: Boolean = true;
    }
}
