//! What is said of what was restored, and of what is left.

use std::path::Path;

use super::account::restored_name;
use super::terminal::{line, warning};
use crate::plan::{Restored, Shown};

/// Says every parameter that was put back.
pub(super) fn tell_form(restored: &Restored) {
    let width = restored.form.iter().map(|(parameter, _)| parameter.len()).max().unwrap_or_default();
    for (parameter, value) in &restored.form {
        match value.as_str() {
            "" => line(format_args!("  - {parameter}")),
            value => line(format_args!("  ~ {parameter:width$}  {:?}", Shown(value))),
        }
    }
}

/// Says what was put back, and what was left alone.
pub(super) fn tell_restored(restored: &Restored) {
    let name = restored_name(restored);
    if !restored.exists {
        line(format_args!("{name} is gone, so there is nothing to restore."));
        return;
    }
    for left in &restored.left {
        warning(format_args!("{name}: {} is left alone, because {}", left.parameter, left.reason));
    }
    if restored.left.is_empty() {
        line(format_args!("{name} is as it was before."));
    } else {
        line(format_args!("{name} is as it was before, except for what is left alone."));
    }
    if !restored.is_final {
        warning(format_args!(
            "{name} may still change, because a request for it had no answer: `{} restore {name}` in a minute makes sure",
            this_program()
        ));
    }
}

/// What this program was called by.
pub(super) fn this_program() -> String {
    let program = std::env::args_os().next().unwrap_or_default();
    let name = Path::new(&program).file_stem().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
