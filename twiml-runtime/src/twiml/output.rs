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

impl Output {
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
        self.text.push_str(markup.as_str());
        self.breaches.extend_from_slice(markup.breaches());
    }

    /// All that was written.
    pub(super) fn finish(self) -> Markup {
        Markup::written(self.text, self.links, self.breaches)
    }
}
