//! `graph`: which webhook names which.

use twiml_runtime::Webhooks;

use super::command::{GraphArgs, GraphFormat};
use super::terminal::{line, warning};

/// Prints it. What is likely to be wrong with it goes to where errors go.
pub(super) fn run<S>(webhooks: &Webhooks<S>, args: &GraphArgs) {
    let flow = webhooks.flow();
    let text = match args.format {
        GraphFormat::Mermaid => flow.to_mermaid(),
        GraphFormat::Dot => flow.to_dot(),
    };
    line(text.trim_end());
    for warned in flow.warnings() {
        warning(warned);
    }
}
