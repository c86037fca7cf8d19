//! Verbs that can never run.

use twiml_schema::{Terminal, find};

use super::super::ast::{Element, Node};
use super::{Checker, quoted_tag};

impl Checker<'_> {
    /// Reports the first verb behind one that ends the document. Returns the name of a verb that ends these nodes.
    pub(super) fn unreachable<'a>(&mut self, nodes: &'a [Node]) -> Option<&'a str> {
        let mut end = None;
        let mut reported = false;
        for node in nodes {
            if let (Some(end), Node::Element(element), false) = (end, node, reported)
                && !element.name.quoted
            {
                reported = true;
                self.diagnostics
                    .error(element.name.span, format!("{} can never run", quoted_tag(&element.name.text)))
                    .help(format!("{} ends the document; put this before it, or remove it", quoted_tag(end)));
            }
            let ends = match node {
                Node::Element(element) => self.ends(element),
                Node::If(branch) => {
                    let then = self.unreachable(&branch.then);
                    let otherwise = branch.otherwise.as_ref().and_then(|nodes| self.unreachable(nodes));
                    then.and(otherwise)
                }
                Node::For(branch) => {
                    self.unreachable(&branch.body);
                    // The loop may not run at all.
                    None
                }
                Node::Match(branch) => {
                    let ends: Vec<_> = branch.arms.iter().map(|arm| self.unreachable(&arm.body)).collect();
                    ends.into_iter().reduce(Option::and).flatten()
                }
                _ => None,
            };
            end = end.or(ends);
        }
        end
    }

    /// The name of a verb after which nothing runs.
    #[expect(clippy::unused_self, reason = "reads like its neighbours")]
    fn ends<'a>(&self, element: &'a Element) -> Option<&'a str> {
        if element.name.quoted {
            return None;
        }
        let row = find(&element.name.text).next()?;
        let ends = match row.terminal {
            Terminal::Always => true,
            Terminal::WithAction => {
                element.attributes.iter().any(|attribute| attribute.name.text == "action")
            }
            Terminal::DefaultAction | Terminal::WithoutInput | Terminal::Never => false,
        };
        ends.then_some(element.name.text.as_str())
    }
}
