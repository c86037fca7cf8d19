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
}

impl Piece {
    const fn text(&self) -> &'static str {
        match self {
            Self::Markup(text) | Self::Link(text) | Self::AbsoluteLink(text) => text,
        }
    }
}

/// Where in a document the path of a handler begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkAt {
    pub(super) at: usize,
    /// Whether Twilio takes only a whole URL there.
    pub(super) absolute: bool,
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
        if let Piece::Link(_) | Piece::AbsoluteLink(_) = pieces[i] {
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
    let mut positions = [LinkAt { at: 0, absolute: false }; N];
    let mut at = 0;
    let mut found = 0;
    let mut i = 0;
    while i < pieces.len() {
        if let Piece::Link(_) | Piece::AbsoluteLink(_) = pieces[i] {
            positions[found] = LinkAt { at, absolute: matches!(pieces[i], Piece::AbsoluteLink(_)) };
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
        ];
        const BYTES: [u8; length(PIECES)] = join(PIECES);
        const LINKS: [LinkAt; count_links(PIECES)] = link_positions(PIECES);
        const DOCUMENT: StaticDocument = StaticDocument::from_joined(&BYTES, &LINKS);
        assert_eq!(DOCUMENT.text(), "<a x=\"/é\" y=\"/z");
        assert_eq!(DOCUMENT.links(), [LinkAt { at: 6, absolute: false }, LinkAt { at: 14, absolute: true }]);
    }
}
