//! Markup written at run time.

use twiml_schema::{ListOfValue, OneOfValue, xml};

use super::escaped::Escaped;
use super::markup::Markup;
use super::value::{
    BooleanValue, IntegerValue, LinkValue, MethodValue, MillisecondsValue, NumberValue, SecondsValue,
    TextValue, UrlValue,
};
use super::written::Written;

/// Writes a document or a part of one: markup unchanged, values escaped.
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

    /// Markup, unchanged.
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
        value.write(&mut Escaped::text(&mut self.text));
    }

    /// The markup of a fragment.
    pub(super) fn fragment(&mut self, markup: &Markup) {
        let start = self.text.len();
        self.links.extend(markup.links().iter().map(|link| start + link));
        self.text.push_str(markup.as_str());
    }

    /// All that was written.
    pub(super) fn finish_markup(self) -> Markup {
        Markup::written(self.text, self.links)
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
        value.write(&mut Escaped::attribute(&mut self.text));
        self.text.push('"');
    }
}
