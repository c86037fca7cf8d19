//! Documents that are put together at compile time.
//!
//! The path of a handler is a constant of its type, which a macro cannot read but the compiler can. So the
//! macro writes the pieces of a document down, and these functions join them while the program is compiled.

/// A part of a document known at compile time.
#[derive(Debug, Clone, Copy)]
pub enum Piece {
    /// Markup or escaped text, as it is in the document.
    Markup(&'static str),
    /// The path of a handler.
    Link(&'static str),
    /// The path of a handler, where Twilio takes only a whole URL.
    AbsoluteLink(&'static str),
    /// The path of the handler of a websocket.
    WebsocketLink(&'static str),
}

impl Piece {
    const fn text(&self) -> &'static str {
        match self {
            Self::Markup(text) | Self::Link(text) | Self::AbsoluteLink(text) | Self::WebsocketLink(text) => {
                text
            }
        }
    }

    /// As what the path is sent, if the piece is the path of one.
    const fn link_form(&self) -> Option<LinkForm> {
        match self {
            Self::Markup(_) => None,
            Self::Link(_) => Some(LinkForm::Path),
            Self::AbsoluteLink(_) => Some(LinkForm::Url),
            Self::WebsocketLink(_) => Some(LinkForm::Websocket),
        }
    }
}

/// Where in a document the path of a handler begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkAt {
    pub(super) at: usize,
    pub(super) form: LinkForm,
}

/// As what the path of a handler is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkForm {
    /// As a path, which Twilio looks for where it has called.
    Path,
    /// As a whole URL, where Twilio takes nothing else.
    Url,
    /// As the whole URL of a websocket.
    Websocket,
}

/// A document known at compile time.
#[derive(Debug, Clone, Copy)]
pub struct StaticDocument {
    text: &'static str,
    links: &'static [LinkAt],
}

impl StaticDocument {
    /// A document, and where in it the paths of handlers begin.
    pub const fn new(text: &'static str, links: &'static [LinkAt]) -> Self {
        Self { text, links }
    }

    /// A document from joined pieces.
    ///
    /// # Panics
    ///
    /// At compile time, if `bytes` is not what [`join`] made.
    #[expect(clippy::panic, reason = "it happens while the program is compiled")]
    pub const fn from_joined(bytes: &'static [u8], links: &'static [LinkAt]) -> Self {
        match str::from_utf8(bytes) {
            Ok(text) => Self { text, links },
            Err(_) => panic!("the pieces of a document are text"),
        }
    }

    pub(super) const fn text(&self) -> &'static str {
        self.text
    }

    pub(super) const fn links(&self) -> &'static [LinkAt] {
        self.links
    }
}

/// How many bytes the pieces take together.
pub const fn length(pieces: &[Piece]) -> usize {
    let mut length = 0;
    let mut i = 0;
    while i < pieces.len() {
        length += pieces[i].text().len();
        i += 1;
    }
    length
}

/// How many of the pieces are links.
pub const fn count_links(pieces: &[Piece]) -> usize {
    let mut count = 0;
    let mut i = 0;
    while i < pieces.len() {
        if pieces[i].link_form().is_some() {
            count += 1;
        }
        i += 1;
    }
    count
}

/// The pieces, one after the other; `N` is their [`length`].
pub const fn join<const N: usize>(pieces: &[Piece]) -> [u8; N] {
    let mut bytes = [0; N];
    let mut at = 0;
    let mut i = 0;
    while i < pieces.len() {
        let piece = pieces[i].text().as_bytes();
        let mut j = 0;
        while j < piece.len() {
            bytes[at] = piece[j];
            at += 1;
            j += 1;
        }
        i += 1;
    }
    bytes
}

/// Where the links begin; `N` is what [`count_links`] says.
pub const fn link_positions<const N: usize>(pieces: &[Piece]) -> [LinkAt; N] {
    let mut positions = [LinkAt { at: 0, form: LinkForm::Path }; N];
    let mut at = 0;
    let mut found = 0;
    let mut i = 0;
    while i < pieces.len() {
        if let Some(form) = pieces[i].link_form() {
            positions[found] = LinkAt { at, form };
            found += 1;
        }
        at += pieces[i].text().len();
        i += 1;
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_joined_and_links_found() {
        const PIECES: &[Piece] = &[
            Piece::Markup("<a x=\""),
            Piece::Link("/é"),
            Piece::Markup("\" y=\""),
            Piece::AbsoluteLink("/z"),
            Piece::WebsocketLink("/w"),
        ];
        const BYTES: [u8; length(PIECES)] = join(PIECES);
        const LINKS: [LinkAt; count_links(PIECES)] = link_positions(PIECES);
        const DOCUMENT: StaticDocument = StaticDocument::from_joined(&BYTES, &LINKS);
        assert_eq!(DOCUMENT.text(), "<a x=\"/é\" y=\"/z/w");
        assert_eq!(
            DOCUMENT.links(),
            [
                LinkAt { at: 6, form: LinkForm::Path },
                LinkAt { at: 14, form: LinkForm::Url },
                LinkAt { at: 16, form: LinkForm::Websocket }
            ]
        );
    }
}
