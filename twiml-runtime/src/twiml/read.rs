//! A small reader of XML, for documents that were made elsewhere.

use std::borrow::Cow;
use std::fmt;

use twiml_schema::rules::outline::{self, Attribute, Node};
use twiml_schema::xml;

/// An element.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'x> {
    name: &'x str,
    line: usize,
    attributes: Vec<(&'x str, Cow<'x, str>)>,
    children: Vec<Child<'x>>,
}

#[derive(Debug, PartialEq)]
enum Child<'x> {
    Tag(Tag<'x>),
    Text(Cow<'x, str>),
}

impl Tag<'_> {
    /// The element as the rules see it, with its line as its position.
    pub(super) fn outline(&self) -> outline::Element<'_, usize> {
        let mut element = outline::Element::new(self.name, self.line);
        element.attributes.extend(
            self.attributes
                .iter()
                .map(|(name, value)| Attribute::new(name, self.line, Some((value.as_ref(), self.line)))),
        );
        element.children.extend(self.children.iter().map(|child| match child {
            Child::Tag(tag) => Node::Element(tag.outline()),
            Child::Text(text) => Node::Text(outline::Text { text, at: self.line }),
        }));
        element
    }
}

/// Why a text is not XML, and in which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed {
    reason: &'static str,
    line: usize,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (line {})", self.reason, self.line)
    }
}

/// The outermost element of a document.
pub(super) fn read(document: &str) -> Result<Tag<'_>, Malformed> {
    let mut reader = Reader { document, rest: document, open: Vec::new(), root: None };
    reader.read().map_err(|reason| {
        let read = document.len() - reader.rest.len();
        Malformed { reason, line: line(document, read) }
    })
}

/// The line of a position, counted from 1.
fn line(document: &str, position: usize) -> usize {
    1 + document.bytes().take(position).filter(|&byte| byte == b'\n').count()
}

struct Reader<'x> {
    document: &'x str,
    rest: &'x str,
    /// The elements that have not ended yet.
    open: Vec<Tag<'x>>,
    root: Option<Tag<'x>>,
}

type Result<T, E = &'static str> = std::result::Result<T, E>;

impl<'x> Reader<'x> {
    fn read(&mut self) -> Result<Tag<'x>> {
        self.rest = self.rest.strip_prefix('\u{FEFF}').unwrap_or(self.rest);
        loop {
            let (text, markup) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
            if !text.trim().is_empty() {
                self.text(unescaped(text)?)?;
            }
            self.rest = markup;
            if markup.is_empty() {
                break;
            }
            self.markup()?;
        }
        if !self.open.is_empty() {
            return Err("an element has no end tag");
        }
        self.root.take().ok_or("there is no element")
    }

    /// What begins with `<`.
    fn markup(&mut self) -> Result<()> {
        if self.skip("<?") {
            self.until("?>").map(drop)
        } else if self.skip("<!--") {
            self.until("-->").map(drop)
        } else if self.skip("<![CDATA[") {
            let text = self.until("]]>")?;
            self.text(Cow::Borrowed(text))
        } else if self.rest.starts_with("<!") {
            Err("TwiML has no document type")
        } else if self.skip("</") {
            let name = self.until(">")?.trim_end();
            let tag = self.open.pop().filter(|tag| tag.name == name).ok_or("this end tag does not fit")?;
            self.end(tag)
        } else {
            self.start()
        }
    }

    /// An element from its `<` to the end of its first tag.
    fn start(&mut self) -> Result<()> {
        let line = line(self.document, self.document.len() - self.rest.len());
        self.skip("<");
        let mut tag = Tag { name: self.name()?, line, attributes: Vec::new(), children: Vec::new() };
        loop {
            let is_apart = self.rest.starts_with(is_white_space);
            self.rest = self.rest.trim_start_matches(is_white_space);
            if self.skip("/>") {
                return self.end(tag);
            }
            if self.skip(">") {
                self.open.push(tag);
                return Ok(());
            }
            if !is_apart {
                return Err("there is no space before an attribute");
            }
            let attribute = self.attribute()?;
            if tag.attributes.iter().any(|(name, _)| *name == attribute.0) {
                return Err("an attribute comes twice");
            }
            tag.attributes.push(attribute);
        }
    }

    fn attribute(&mut self) -> Result<(&'x str, Cow<'x, str>)> {
        let name = self.name()?;
        self.rest = self.rest.trim_start_matches(is_white_space);
        if !self.skip("=") {
            return Err("an attribute has no value");
        }
        self.rest = self.rest.trim_start_matches(is_white_space);
        let quote = if self.skip("\"") {
            "\""
        } else if self.skip("'") {
            "'"
        } else {
            return Err("a value is not in quotes");
        };
        let value = self.until(quote)?;
        if value.contains('<') {
            return Err("a `<` in a value is not escaped");
        }
        Ok((name, unescaped(value)?))
    }

    fn name(&mut self) -> Result<&'x str> {
        let is_end = |c| is_white_space(c) || matches!(c, '/' | '>' | '=' | '<' | '"' | '\'' | '&');
        let (name, rest) = self.rest.split_at(self.rest.find(is_end).unwrap_or(self.rest.len()));
        self.rest = rest;
        if name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            Ok(name)
        } else {
            Err("a name is missing")
        }
    }

    /// Adds an element that has ended to the one around it.
    fn end(&mut self, tag: Tag<'x>) -> Result<()> {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Child::Tag(tag)),
            None if self.root.is_some() => return Err("there is a second outermost element"),
            None => self.root = Some(tag),
        }
        Ok(())
    }

    fn text(&mut self, text: Cow<'x, str>) -> Result<()> {
        let parent = self.open.last_mut().ok_or("there is text outside of the outermost element")?;
        parent.children.push(Child::Text(text));
        Ok(())
    }

    fn skip(&mut self, text: &str) -> bool {
        self.rest.strip_prefix(text).map(|rest| self.rest = rest).is_some()
    }

    fn until(&mut self, end: &str) -> Result<&'x str> {
        let (before, after) = self.rest.split_once(end).ok_or("the document ends too early")?;
        self.rest = after;
        Ok(before)
    }
}

const fn is_white_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// The text without its escapes.
fn unescaped(text: &str) -> Result<Cow<'_, str>> {
    const NAMES: [&str; 5] = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"];
    if !text.contains('&') {
        return Ok(Cow::Borrowed(text));
    }
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, _)) = rest.split_once('&') {
        written.push_str(before);
        let from = rest.get(before.len()..).unwrap_or_default();
        let entity = xml::entity(from)
            .filter(|(name, _)| from.starts_with(name) && (name.starts_with("&#") || NAMES.contains(name)));
        let (name, character) = entity.ok_or("a `&` is not escaped")?;
        written.push(character);
        rest = from.get(name.len()..).unwrap_or_default();
    }
    written.push_str(rest);
    Ok(Cow::Owned(written))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(document: &str) -> String {
        read(document).map_or_else(|malformed| malformed.to_string(), |tag| format!("{tag:?}"))
    }

    #[test]
    fn a_document_is_read_with_its_escapes_taken_out() {
        let document = "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- < -->\n<Response >\n <Say voice = 'a&amp;b'>1 &lt; &#50;<![CDATA[ & <3]]></Say>\n <Pause/></Response>\n";
        let say = Tag {
            name: "Say",
            line: 4,
            attributes: vec![("voice", "a&b".into())],
            children: vec![Child::Text("1 < 2".into()), Child::Text(" & <3".into())],
        };
        let pause = Tag { name: "Pause", line: 5, attributes: Vec::new(), children: Vec::new() };
        let response = Tag {
            name: "Response",
            line: 3,
            attributes: Vec::new(),
            children: vec![Child::Tag(say), Child::Tag(pause)],
        };
        assert_eq!(read(document), Ok(response));
    }

    #[test]
    fn what_is_not_xml_is_refused_with_its_line() {
        for (document, said) in [
            ("", "there is no element (line 1)"),
            ("Hello", "there is text outside of the outermost element (line 1)"),
            ("<Response>", "an element has no end tag (line 1)"),
            ("<Response>\n</Say>", "this end tag does not fit (line 2)"),
            ("<Response/>\n<Response/>", "there is a second outermost element (line 2)"),
            ("<Response>Tom & Ann</Response>", "a `&` is not escaped (line 1)"),
            ("<Response>&nbsp;</Response>", "a `&` is not escaped (line 1)"),
            ("<Say voice=alice/>", "a value is not in quotes (line 1)"),
            ("<Say voice/>", "an attribute has no value (line 1)"),
            ("<Say a='1'b='2'/>", "there is no space before an attribute (line 1)"),
            ("<Say a='1' a='2'/>", "an attribute comes twice (line 1)"),
            ("<Say voice='alice", "the document ends too early (line 1)"),
            ("<Response><", "a name is missing (line 1)"),
            ("<!DOCTYPE x><Response/>", "TwiML has no document type (line 1)"),
        ] {
            assert_eq!(reason(document), said, "{document}");
        }
    }
}
