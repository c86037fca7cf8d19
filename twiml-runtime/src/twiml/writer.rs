//! Documents written at run time.

use twiml_schema::rules::Violation;
use twiml_schema::{ListOfValue, OneOfValue, xml};

use super::breach::Breach;
use super::content::Content;
use super::document::Twiml;
use super::escaped::Escaped;
use super::family::{Family, FamilyOfUse};
use super::fragment::Fragment;
use super::output::Output;
use super::pieces::LinkForm;
use super::value::{
    BooleanValue, IntegerValue, LinkValue, MethodValue, MillisecondsValue, NumberValue, ParametersValue,
    SecondsValue, TextValue, UrlValue,
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
        Self { out: Output::new(known) }
    }

    /// Markup, unchanged.
    pub fn markup(&mut self, markup: &str) {
        self.out.markup(markup);
    }

    /// The path of a handler.
    pub fn link(&mut self, path: &str) {
        self.out.link(LinkForm::Path);
        self.out.text.push_str(path);
    }

    /// The path of a handler, where Twilio takes only a whole URL.
    pub fn absolute_link(&mut self, path: &str) {
        self.out.link(LinkForm::Url);
        self.out.text.push_str(path);
    }

    /// The path of the handler of a websocket.
    pub fn websocket_link(&mut self, path: &str) {
        self.out.link(LinkForm::Websocket);
        self.out.text.push_str(path);
    }

    /// The parameters of a stream or a conversation, each as a `<Parameter>`.
    pub fn parameters(&mut self, value: &impl ParametersValue) {
        for (name, value) in value.parameters() {
            self.out.text.push_str("<Parameter name=\"");
            xml::escape_attribute(name, &mut self.out.text);
            self.out.text.push_str("\" value=\"");
            xml::escape_attribute(value, &mut self.out.text);
            self.out.text.push_str("\"/>");
        }
    }

    /// A handler and its arguments.
    pub fn link_value(&mut self, value: &impl LinkValue) {
        self.link_text(value.url(), LinkForm::Path);
    }

    /// A handler and its arguments, where Twilio takes only a whole URL.
    pub fn absolute_link_value(&mut self, value: &impl LinkValue) {
        self.link_text(value.url(), LinkForm::Url);
    }

    /// The URL of a handler that is called with arguments.
    pub(super) fn link_text(&mut self, url: &str, form: LinkForm) {
        self.out.link(form);
        xml::escape_attribute(url, &mut self.out.text);
    }

    /// A URL as an attribute, whatever it is written from.
    pub(super) fn written_url_attribute(&mut self, open: &str, value: &dyn Written, number: u16) {
        self.checked_attribute(open, value, number);
    }

    /// A text between two tags, whatever it is written from.
    pub(super) fn written_text(&mut self, value: &dyn Written) {
        value.write(&mut Escaped::text(&mut self.out.text));
    }

    /// A value as text between two tags.
    pub fn text(&mut self, value: &(impl TextValue + ?Sized)) {
        self.out.text(value);
    }

    /// Where in the document it was so many bytes ago.
    pub const fn position(&self, before: usize) -> usize {
        self.out.text.len().saturating_sub(before)
    }

    /// Checks the content of the element of this number, from `start` to so many bytes ago.
    pub fn content(&mut self, element: u16, start: usize, before: usize) {
        self.out.check_content(element, start..self.position(before), false);
    }

    /// Checks the content of an element that means nothing without.
    pub fn needed_content(&mut self, element: u16, start: usize, before: usize) {
        self.out.check_content(element, start..self.position(before), true);
    }

    /// Checks that the attribute has been written from `start` on which the element of this number has in place of a text.
    pub fn in_place_of_text(&mut self, element: u16, start: usize) {
        self.out.check_in_place_of_text(element, start);
    }

    /// Checks how many children are in the element of this number.
    pub fn counted_content(&mut self, element: u16, start: usize, before: usize) {
        self.out.check_count(element, start..self.position(before));
    }

    /// Checks the attribute that has been written from `start` on against the rule of this number, which it alone can break.
    pub fn related_value(&mut self, relation: u16, start: usize) {
        self.out.check_relation(relation, start);
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
    pub fn finish<F>(mut self) -> Twiml<F> {
        if let Some(violation) = Violation::of_size(self.out.text.len()) {
            self.out.breaches.push(Breach::of_size(&violation));
        }
        Twiml::from_markup(self.out.finish())
    }
}

/// For each kind of value that attributes take, a method that writes one. `open` is all that comes before the value: ` name="`. If there
/// is no value, nothing is written. `number` is that of the attribute in the vocabulary; what is `checked` may be a value that the attribute
/// does not take, though its type is right.
macro_rules! attribute_writers {
    ($($name:ident: $value:ident $($checked:ident)?;)+) => {
        impl Writer { $(
            #[doc = concat!("An attribute from a [`", stringify!($value), "`].")]
            pub fn $name(&mut self, open: &str, value: &(impl $value + ?Sized), number: u16) {
                attribute_writers!(@write self, open, value, number, $($checked)?);
            }
        )+ }
    };
    (@write $self:ident, $open:ident, $value:ident, $number:ident, checked) => {
        $self.checked_attribute($open, $value, $number);
    };
    (@write $self:ident, $open:ident, $value:ident, $number:ident,) => {
        $self.attribute($open, $value, $number);
    };
}

attribute_writers! {
    text_attribute: TextValue checked;
    integer_attribute: IntegerValue checked;
    number_attribute: NumberValue checked;
    url_attribute: UrlValue checked;
    boolean_attribute: BooleanValue;
    method_attribute: MethodValue;
}

impl Writer {
    /// An attribute that counts seconds.
    pub fn seconds_attribute(&mut self, open: &str, value: &(impl SecondsValue + ?Sized), number: u16) {
        self.checked_attribute(open, &value.seconds(), number);
    }

    /// An attribute that counts milliseconds.
    pub fn milliseconds_attribute(
        &mut self,
        open: &str,
        value: &(impl MillisecondsValue + ?Sized),
        number: u16,
    ) {
        self.checked_attribute(open, &value.milliseconds(), number);
    }

    /// An attribute that takes one word of the set `C`.
    pub fn one_of_attribute<C: AsRef<str>>(
        &mut self,
        open: &str,
        value: &(impl OneOfValue<C> + ?Sized),
        number: u16,
    ) {
        let choice = value.choice();
        self.attribute(open, &choice.as_ref().map(AsRef::as_ref), number);
    }

    /// An attribute that takes several words of the set `C`.
    pub fn list_of_attribute<C: AsRef<str>>(
        &mut self,
        open: &str,
        value: &(impl ListOfValue<C> + ?Sized),
        number: u16,
    ) {
        let Some(choices) = value.choices() else { return self.out.check_absent(number) };
        self.out.text.push_str(open);
        for (at, choice) in choices.enumerate() {
            if at > 0 {
                self.out.text.push(' ');
            }
            xml::escape_attribute(choice.as_ref(), &mut self.out.text);
        }
        self.out.text.push('"');
    }

    /// An attribute that the vocabulary does not know.
    pub fn unknown_attribute(&mut self, open: &str, value: &(impl TextValue + ?Sized)) {
        if !value.is_absent() {
            self.write_attribute(open, value);
            self.out.text.push('"');
        }
    }

    fn checked_attribute(&mut self, open: &str, value: &(impl Written + ?Sized), number: u16) {
        if value.is_absent() {
            return self.out.check_absent(number);
        }
        let start = self.out.text.len() + open.len();
        self.write_attribute(open, value);
        self.out.check_value(number, start);
        self.out.text.push('"');
    }

    fn attribute(&mut self, open: &str, value: &(impl Written + ?Sized), number: u16) {
        if value.is_absent() {
            return self.out.check_absent(number);
        }
        self.write_attribute(open, value);
        self.out.text.push('"');
    }

    /// An attribute without its last quote.
    fn write_attribute(&mut self, open: &str, value: &(impl Written + ?Sized)) {
        self.out.text.push_str(open);
        value.write(&mut Escaped::attribute(&mut self.out.text));
    }
}
