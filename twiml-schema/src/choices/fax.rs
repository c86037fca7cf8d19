//! How faxes were received.

choices! {
    /// The format a fax is kept in: `mediaType` of `<Receive>`.
    FaxMediaType: "fax/twiml/receive" {
        /// PDF.
        ApplicationPdf = "application/pdf",
        /// TIFF.
        ImageTiff = "image/tiff",
    }

    /// The size of a fax's pages: `pageSize` of `<Receive>`.
    FaxPageSize: "fax/twiml/receive" {
        /// US Letter.
        Letter = "letter",
        /// US Legal.
        Legal = "legal",
        /// A4.
        A4 = "a4",
    }
}
