//! Why a document could not be read.

use std::fmt;

use roxmltree::TextPos;
use twiml_schema::limits::MAX_DEPTH;

use crate::tree::Position;

/// A document that could not be read, and where.
///
/// It displays itself as `line:column: what is wrong and what to do`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    position: Position,
    message: String,
}

impl Error {
    fn new(position: TextPos, message: String) -> Self {
        Self { position: position.into(), message }
    }

    pub(crate) fn too_deep(position: TextPos) -> Self {
        Self::new(
            position,
            format!("elements are nested more than {MAX_DEPTH} levels deep, which TwiML never is"),
        )
    }

    pub(crate) fn not_well_formed(error: &roxmltree::Error, xml: &str) -> Self {
        use roxmltree::Error as Xml;
        let message = match error {
            Xml::MalformedEntityReference(_) => {
                "this `&` does not begin an entity of XML: write `&amp;` for the character itself".to_owned()
            }
            Xml::UnknownEntityReference(name, _) => format!(
                "XML does not know `&{name};`: write the character itself, or its number, such as `&#160;`"
            ),
            Xml::UnexpectedDeclaration(_) => {
                "`<?xml … ?>` begins a document: remove what is before it, also spaces and line breaks"
                    .to_owned()
            }
            Xml::UnexpectedCloseTag(open, close, _) => {
                format!(
                    "`</{close}>` does not match `<{open}>`: write `</{open}>` before it, or instead of it"
                )
            }
            Xml::InvalidAttributeValue(_) | Xml::InvalidChar(b'"' | b'\'', b'<', _) => {
                "an attribute cannot hold `<`: write `&lt;`".to_owned()
            }
            Xml::DuplicatedAttribute(name, _) => format!("`{name}` is given twice: keep one of them"),
            Xml::NoRootNode => "this holds no element: a document is `<Response>…</Response>`".to_owned(),
            Xml::UnclosedRootNode | Xml::UnexpectedEndOfStream => {
                "the document ends here, but not all of it is closed: add what is missing".to_owned()
            }
            // The position is not repeated in the message.
            error => error.to_string().replace(&format!(" at {}", error.pos()), ""),
        };
        let position = match error {
            Xml::UnclosedRootNode | Xml::UnexpectedEndOfStream => end(xml),
            error => error.pos(),
        };
        Self::new(position, message)
    }

    /// The line of the document, counted from 1.
    pub const fn line(&self) -> u32 {
        self.position.line
    }

    /// The character of the line, counted from 1.
    pub const fn column(&self) -> u32 {
        self.position.column
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.position, self.message)
    }
}

impl std::error::Error for Error {}

/// The position behind the last character.
fn end(xml: &str) -> TextPos {
    let (mut row, mut column) = (1, 1);
    for c in xml.chars() {
        (row, column) = if c == '\n' { (row + 1, 1) } else { (row, column + 1) };
    }
    TextPos::new(row, column)
}

#[cfg(test)]
mod tests {
    use crate::from_xml;

    #[track_caller]
    fn check(xml: &str, expected: &str) {
        assert_eq!(from_xml(xml).unwrap_err().to_string(), expected);
    }

    #[test]
    fn each_error_says_what_to_do() {
        check(
            "<Response>\n<Say>a & b</Say></Response>",
            "2:8: this `&` does not begin an entity of XML: write `&amp;` for the character itself",
        );
        check(
            "<Say>a&nbsp;b</Say>",
            "1:7: XML does not know `&nbsp;`: write the character itself, or its number, such as `&#160;`",
        );
        check(
            "\n<?xml version=\"1.0\"?><Response/>",
            "2:1: `<?xml … ?>` begins a document: remove what is before it, also spaces and line breaks",
        );
        check(
            "<Response><Say>Hi</Response>",
            "1:18: `</Response>` does not match `<Say>`: write `</Say>` before it, or instead of it",
        );
        check("<Play digits='<'/>", "1:15: an attribute cannot hold `<`: write `&lt;`");
        check("<Play loop='1' loop='2'/>", "1:16: `loop` is given twice: keep one of them");
        check("", "1:1: this holds no element: a document is `<Response>…</Response>`");
        check(
            "<Response>\n  <Say>Hi</Say>\n",
            "3:1: the document ends here, but not all of it is closed: add what is missing",
        );
    }

    #[test]
    fn other_errors_are_told_in_the_parsers_words() {
        let error = from_xml("<Response>\n<Say loop=1/></Response>").unwrap_err();
        assert_eq!((error.line(), error.column()), (2, 11));
        assert_eq!(error.to_string(), "2:11: expected a quote not '1'");
    }

    #[test]
    fn what_is_nested_without_end_is_refused() {
        let nested = |depth| "<p>".repeat(depth) + &"</p>".repeat(depth);
        assert!(from_xml(&nested(100)).is_ok());
        let error = from_xml(&nested(101)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "1:301: elements are nested more than 100 levels deep, which TwiML never is"
        );
        assert!(from_xml(&nested(200_000)).is_err());
    }
}
