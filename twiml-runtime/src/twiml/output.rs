//! Markup while it is written.

use super::breach::Breach;
use super::escaped::Escaped;
use super::markup::Markup;
use super::pieces::{LinkAt, LinkForm};
use super::value::TextValue;

/// Markup while it is written, and where in it the paths of handlers are.
#[derive(Debug)]
pub struct Output {
    pub(super) text: String,
    pub(super) links: Vec<LinkAt>,
    /// The rules that what has been written breaks.
    pub(super) breaches: Vec<Breach>,
}

/// How much longer than its known parts a document may get without growing: by a value or two of ordinary length.
const VALUES: usize = 448;

/// How much it grows at once. A document that grows most likely repeats an element.
const GROWTH: usize = 8 * 1024;

impl Output {
    /// Room for a document whose known parts take `known` bytes.
    pub(super) fn new(known: usize) -> Self {
        Self { text: String::with_capacity(known + VALUES), links: Vec::new(), breaches: Vec::new() }
    }

    /// Markup, unchanged.
    pub(super) fn markup(&mut self, markup: &str) {
        if self.text.capacity() - self.text.len() < markup.len() {
            self.text.reserve(markup.len() + GROWTH);
        }
        self.text.push_str(markup);
    }

    /// The path of a handler begins here.
    pub(super) fn link(&mut self, form: LinkForm) {
        self.links.push(LinkAt { at: self.text.len(), form });
    }

    /// A value as text between two tags.
    pub(super) fn text(&mut self, value: &(impl TextValue + ?Sized)) {
        value.write(&mut Escaped::text(&mut self.text));
    }

    /// The markup of a fragment.
    pub(super) fn fragment(&mut self, markup: &Markup) {
        let start = self.text.len();
        self.links.extend(markup.links().iter().map(|link| LinkAt { at: start + link.at, ..*link }));
        self.markup(markup.as_str());
        self.breaches.extend_from_slice(markup.breaches());
    }

    /// All that was written.
    pub(super) fn finish(self) -> Markup {
        Markup::written(self.text, self.links, self.breaches)
    }
}
