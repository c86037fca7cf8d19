//! The graph as a Mermaid flowchart.

use std::fmt::Write as _;

use super::arrows::Arrow;
use super::graph::Flow;
use crate::webhook::Via;

impl Flow {
    /// The graph as a [Mermaid](https://mermaid.js.org/syntax/flowchart.html) flowchart, which GitHub draws in a
    /// ` ```mermaid ` block. Entry points are rounded, what begins at a declared entry is
    /// in a circle before it, fallbacks are dotted.
    pub fn to_mermaid(&self) -> String {
        let mut text = "flowchart LR\n".to_owned();
        for (at, handler) in self.handlers().enumerate() {
            let (open, close) = if self.entry_points[at] { ("([", "])") } else { ("[", "]") };
            let (name, path) = (escaped(handler.name), escaped(handler.path));
            // Writing to a string does not fail.
            let _ = writeln!(text, "    h{at}{open}\"{name}<br/>{} {path}\"{close}", handler.method);
        }
        for (at, role) in self.entries() {
            let _ = writeln!(text, "    begin{at}((\"{role}\")) --> h{at}");
        }
        for Arrow { from, to, via, .. } in &self.arrows {
            let arrow = if *via == Via::Fallback { "-.->" } else { "-->" };
            let _ = writeln!(text, "    h{from} {arrow}|\"{}\"| h{to}", escaped(&via.label()));
        }
        text
    }
}

/// Text between quotes: what means something to Mermaid is written as its entities.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | ';' | '`' | '\\' => {
                let _ = write!(escaped, "#{};", u32::from(c));
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_mermaid_would_read_is_escaped() {
        assert_eq!(escaped("/orders/{id}/menu"), "/orders/{id}/menu");
        assert_eq!(escaped("a\"b#c;<d>\n"), "a#34;b#35;c#59;#60;d#62; ");
    }
}
