//! Documents written at run time.

use twiml_schema::limits::MAX_DOCUMENT_BYTES;
use twiml_schema::{ListOfValue, OneOfValue, xml};

use super::content::Content;
use super::document::Twiml;
use super::family::{Family, FamilyOfUse};
use super::fragment::Fragment;
use super::markup::Markup;
use super::value::{
    BooleanValue, IntegerValue, LinkValue, MethodValue, MillisecondsValue, NumberValue, SecondsValue,
    TextValue, UrlValue, Written,
};

/// Writes a document: markup as it stands, values escaped.
#[derive(Debug)]
pub struct Writer {
    text: String,
    links: Vec<usize>,
}

impl Writer {
    /// A writer for a document whose known parts take `known` bytes.
    pub fn new(known: usize) -> Self {
        // A value or two of ordinary length fit without growing.
        Self { text: String::with_capacity(known + 64), links: Vec::new() }
    }

    /// Markup, as it stands.
    pub fn markup(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// The path of a handler.
    pub fn link(&mut self, path: &str) {
        self.links.push(self.text.len());
        self.text.push_str(path);
    }

    /// A handler and its arguments.
    pub fn link_value(&mut self, value: &impl LinkValue) {
        self.links.push(self.text.len());
        xml::escape_attribute(value.url(), &mut self.text);
    }

    /// A value as text between two tags.
    pub fn text(&mut self, value: &(impl TextValue + ?Sized)) {
        value.write(&mut Escaped { text: &mut self.text, escape: xml::escape_text });
    }

    /// What stands as `{}` among the children of the element `P`.
    pub fn child<P, M>(&mut self, value: &(impl Content<P, M> + ?Sized)) {
        value.write(self);
    }

    /// What stands as `{}` among the verbs of a document whose family only its use decides.
    pub fn verb<F: Family, M>(&mut self, _: FamilyOfUse<F>, value: &(impl Content<F::Root, M> + ?Sized)) {
        value.write(self);
    }

    pub(super) fn fragment(&mut self, markup: &Markup) {
        let start = self.text.len();
        self.links.extend(markup.links().iter().map(|link| start + link));
        self.text.push_str(markup.as_str());
    }

    /// The finished fragment, for the place `P`.
    pub fn finish_fragment<P>(self) -> Fragment<P> {
        Fragment::from_markup(Markup::written(self.text, self.links))
    }

    /// The finished document, whose family its use decides.
    pub fn finish_for_use<F>(self, _: FamilyOfUse<F>) -> Twiml<F> {
        self.finish()
    }

    /// The finished document.
    pub fn finish<F>(self) -> Twiml<F> {
        if self.text.len() > MAX_DOCUMENT_BYTES {
            tracing::error!(
                bytes = self.text.len(),
                limit = MAX_DOCUMENT_BYTES,
                "this TwiML document is larger than Twilio takes (error 11750): \
                 split it with <Redirect>, or shorten its texts"
            );
        }
        Twiml::from_markup(Markup::written(self.text, self.links))
    }
}

/// For each kind of value that attributes take, a method that writes one. `open` is all that stands before the value:
/// ` name="`. Where there is no value, nothing is written.
macro_rules! attribute_writers {
    ($($name:ident: $value:ident;)+) => {
        impl Writer { $(
            #[doc = concat!("An attribute from a [`", stringify!($value), "`].")]
            pub fn $name(&mut self, open: &str, value: &(impl $value + ?Sized)) {
                self.attribute(open, value);
            }
        )+ }
    };
}

attribute_writers! {
    text_attribute: TextValue;
    integer_attribute: IntegerValue;
    number_attribute: NumberValue;
    boolean_attribute: BooleanValue;
    method_attribute: MethodValue;
    url_attribute: UrlValue;
}

impl Writer {
    /// An attribute that counts seconds.
    pub fn seconds_attribute(&mut self, open: &str, value: &(impl SecondsValue + ?Sized)) {
        self.attribute(open, &value.seconds());
    }

    /// An attribute that counts milliseconds.
    pub fn milliseconds_attribute(&mut self, open: &str, value: &(impl MillisecondsValue + ?Sized)) {
        self.attribute(open, &value.milliseconds());
    }

    /// An attribute that takes one word of the set `C`.
    pub fn one_of_attribute<C: AsRef<str>>(&mut self, open: &str, value: &(impl OneOfValue<C> + ?Sized)) {
        if let Some(choice) = value.choice() {
            self.attribute(open, choice.as_ref());
        }
    }

    /// An attribute that takes several words of the set `C`.
    pub fn list_of_attribute<C: AsRef<str>>(&mut self, open: &str, value: &(impl ListOfValue<C> + ?Sized)) {
        let Some(choices) = value.choices() else { return };
        self.text.push_str(open);
        for (at, choice) in choices.enumerate() {
            if at > 0 {
                self.text.push(' ');
            }
            xml::escape_attribute(choice.as_ref(), &mut self.text);
        }
        self.text.push('"');
    }

    fn attribute(&mut self, open: &str, value: &(impl Written + ?Sized)) {
        if value.is_absent() {
            return;
        }
        self.text.push_str(open);
        value.write(&mut Escaped { text: &mut self.text, escape: xml::escape_attribute });
        self.text.push('"');
    }
}

/// Where a value is written to: what it writes is escaped, and what XML forbids is left out.
#[derive(Debug)]
pub struct Escaped<'a> {
    text: &'a mut String,
    escape: fn(&str, &mut String),
}

impl Escaped<'_> {
    /// Writes text, escaped.
    pub fn push_str(&mut self, text: &str) {
        (self.escape)(text, self.text);
    }

    /// Writes text known to hold nothing that wants escaping, such as a number.
    pub(super) fn push_plain(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

impl std::fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.push_str(text);
        Ok(())
    }
}
