//! The graph in the language of Graphviz.

use std::fmt::Write as _;

use super::arrows::Arrow;
use super::graph::Flow;
use crate::webhook::Via;

impl Flow {
    /// The graph in the [DOT language](https://graphviz.org/doc/info/lang.html) of Graphviz. Entry points have a double line,
    /// what begins at a declared entry is in an ellipse before it, fallbacks are dashed.
    pub fn to_dot(&self) -> String {
        let mut text = "digraph webhooks {\n    rankdir=LR;\n    node [shape=box];\n".to_owned();
        for (at, handler) in self.handlers().enumerate() {
            let entry = if self.entry_points[at] { ", peripheries=2" } else { "" };
            let (name, path) = (escaped(handler.name), escaped(handler.path));
            // Writing to a string does not fail.
            let _ = writeln!(text, "    h{at} [label=\"{name}\\n{} {path}\"{entry}];", handler.method);
        }
        for (at, role) in self.entries() {
            let _ =
                writeln!(text, "    begin{at} [label=\"{role}\", shape=ellipse];\n    begin{at} -> h{at};");
        }
        for Arrow { from, to, via, .. } in &self.arrows {
            let style = if *via == Via::Fallback { ", style=dashed" } else { "" };
            let _ = writeln!(text, "    h{from} -> h{to} [label=\"{}\"{style}];", escaped(&via.label()));
        }
        text.push_str("}\n");
        text
    }
}

/// Text between quotes.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, c| {
        if matches!(c, '"' | '\\') {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_would_end_the_text_is_escaped() {
        assert_eq!(escaped("/orders/{id}"), "/orders/{id}");
        assert_eq!(escaped("a\"b\\c\n"), "a\\\"b\\\\c ");
    }
}
