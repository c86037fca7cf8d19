//! Writing to the terminal: with colors where it has them, and without where it has none, or where `NO_COLOR` is set.

use std::fmt::Display;
use std::io::Write as _;
use std::process::exit;

use anstyle::{AnsiColor, Color, Reset, Style};

pub(crate) const RED: Style = color(AnsiColor::Red).bold();
pub(crate) const GREEN: Style = color(AnsiColor::Green);
pub(crate) const YELLOW: Style = color(AnsiColor::Yellow);
pub(crate) const CYAN: Style = color(AnsiColor::Cyan).bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const PLAIN: Reset = Reset;

const fn color(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}

/// Writes a line. When nobody reads any longer, as behind `| head`, the program ends.
pub(crate) fn line(text: impl Display) {
    if writeln!(anstream::stdout(), "{text}").is_err() {
        exit(1);
    }
}

/// Writes a line to where errors go.
pub(crate) fn error_line(text: impl Display) {
    // Nobody is left to be told if this fails.
    writeln!(anstream::stderr(), "{text}").unwrap_or_default();
}
