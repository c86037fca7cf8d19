//! Documents written at run time.

use twiml_schema::limits::MAX_DOCUMENT_BYTES;
use twiml_schema::{ListOfValue, OneOfValue, xml};

use super::content::Content;
use super::document::Twiml;
use super::escaped::Escaped;
use super::family::{Family, FamilyOfUse};
use super::fragment::Fragment;
use super::output::Output;
use super::value::{
    BooleanValue, IntegerValue, LinkValue, MethodValue, MillisecondsValue, NumberValue, SecondsValue,
    TextValue, UrlValue,
};
use super::written::Written;

/// Writes a document or a part of one: markup unchanged, values escaped.
#[derive(Debug)]
pub struct Writer {
    out: Output,
}

impl Writer {
    /// A writer for a document whose known parts take `known` bytes.
    pub fn new(known: usize) -> Self {
        // A value or two of ordinary length fit without growing.
        Self { out: Output { text: String::with_capacity(known + 64), links: Vec::new() } }
    }

    /// Markup, unchanged.
    pub fn markup(&mut self, markup: &str) {
        self.out.text.push_str(markup);
    }

    /// The path of a handler.
    pub fn link(&mut self, path: &str) {
        self.out.link(false);
        self.out.text.push_str(path);
    }

    /// The path of a handler, where Twilio takes only a whole URL.
    pub fn absolute_link(&mut self, path: &str) {
        self.out.link(true);
        self.out.text.push_str(path);
    }

    /// A handler and its arguments.
    pub fn link_value(&mut self, value: &impl LinkValue) {
        self.out.link(false);
        xml::escape_attribute(value.url(), &mut self.out.text);
    }

    /// A handler and its arguments, where Twilio takes only a whole URL.
    pub fn absolute_link_value(&mut self, value: &impl LinkValue) {
        self.out.link(true);
        xml::escape_attribute(value.url(), &mut self.out.text);
    }

    /// A value as text between two tags.
    pub fn text(&mut self, value: &(impl TextValue + ?Sized)) {
        self.out.text(value);
    }

    /// The `{}` among the children of the element `P`.
    pub fn child<P, M>(&mut self, value: &(impl Content<P, M> + ?Sized)) {
        value.write(&mut self.out);
    }

    /// The `{}` among the verbs of a document whose family only its use decides.
    pub fn verb<F: Family, M>(&mut self, _: FamilyOfUse<F>, value: &(impl Content<F::Root, M> + ?Sized)) {
        value.write(&mut self.out);
    }

    /// The finished fragment, for the place `P`.
    pub fn finish_fragment<P>(self) -> Fragment<P> {
        Fragment::from_markup(self.out.finish())
    }

    /// The finished document, whose family its use decides.
    pub fn finish_for_use<F>(self, _: FamilyOfUse<F>) -> Twiml<F> {
        self.finish()
    }

    /// The finished document.
    pub fn finish<F>(self) -> Twiml<F> {
        let bytes = self.out.text.len();
        if bytes > MAX_DOCUMENT_BYTES {
            tracing::error!(
                bytes,
                limit = MAX_DOCUMENT_BYTES,
                "this TwiML document is larger than Twilio accepts (error 11750): \
                 split it with <Redirect>, or shorten its texts"
            );
        }
        Twiml::from_markup(self.out.finish())
    }
}

/// For each kind of value that attributes take, a method that writes one. `open` is all that comes before the value:
/// ` name="`. If there is no value, nothing is written.
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
        self.out.text.push_str(open);
        for (at, choice) in choices.enumerate() {
            if at > 0 {
                self.out.text.push(' ');
            }
            xml::escape_attribute(choice.as_ref(), &mut self.out.text);
        }
        self.out.text.push('"');
    }

    fn attribute(&mut self, open: &str, value: &(impl Written + ?Sized)) {
        if value.is_absent() {
            return;
        }
        self.out.text.push_str(open);
        value.write(&mut Escaped::attribute(&mut self.out.text));
        self.out.text.push('"');
    }
}
