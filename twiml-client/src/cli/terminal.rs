//! Writing to the terminal: with colors where it has them.
//!
//! A terminal that is gone ends nothing: a number still has to be restored.

use std::fmt::Display;

use anstyle::{AnsiColor, Color, Reset, Style};

pub(super) const RED: Style = color(AnsiColor::Red).bold();
pub(super) const GREEN: Style = color(AnsiColor::Green);
pub(super) const YELLOW: Style = color(AnsiColor::Yellow);
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const PLAIN: Reset = Reset;

const fn color(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}

/// Writes a line.
pub(super) fn line(text: impl Display) {
    write(&mut anstream::stdout(), text);
}

/// Writes a line to where errors go.
pub(super) fn error_line(text: impl Display) {
    write(&mut anstream::stderr(), text);
}

/// Writes what is wrong, and what to do about it.
pub(super) fn error(text: impl Display) {
    error_line(format_args!("{RED}error:{PLAIN} {text}"));
}

/// Writes what may be wrong.
pub(super) fn warning(text: impl Display) {
    error_line(format_args!("{YELLOW}warning:{PLAIN} {text}"));
}

fn write(stream: &mut impl std::io::Write, text: impl Display) {
    // Nobody is left to be told if this fails.
    let _ = writeln!(stream, "{text}").and_then(|()| stream.flush());
}
