//! How a plan is shown.

use std::fmt;

use anstyle::Style;

use super::terminal::{BOLD, GREEN, PLAIN, RED, YELLOW};
use crate::plan::{Plan, WayOut};

/// A plan as a difference, in colors.
pub(super) struct Difference<'a>(pub(super) &'a Plan);

impl fmt::Display for Difference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.to_string();
        for (at, line) in text.trim_end().lines().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            match style(line) {
                Some(style) => write!(f, "{style}{line}{PLAIN}")?,
                None => f.write_str(line)?,
            }
        }
        let options: Vec<_> = ways_out(self.0).map(option).collect();
        if !options.is_empty() {
            write!(f, "\nOptions that allow it: {}.", options.join(", "))?;
        }
        Ok(())
    }
}

fn style(line: &str) -> Option<Style> {
    let styles = [
        ("  + ", GREEN),
        ("  - ", RED),
        ("  ~ ", YELLOW),
        ("Refused:", RED),
        ("Warning:", YELLOW),
        ("To apply:", BOLD),
        ("Nothing", BOLD),
    ];
    styles.into_iter().find(|(start, _)| line.starts_with(start)).map(|(_, style)| style)
}

fn ways_out(plan: &Plan) -> impl Iterator<Item = WayOut> {
    let mut ways: Vec<_> = plan.refusals().iter().flat_map(|refusal| refusal.ways_out.clone()).collect();
    ways.sort_unstable();
    ways.dedup();
    ways.into_iter()
}

/// The name of the option that allows it.
fn option(way: WayOut) -> String {
    format!("--{}", way.as_str().replace('_', "-"))
}
