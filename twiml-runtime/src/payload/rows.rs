//! The rows of all payloads, together.

use super::row::{Described, PayloadRow};

payload_registry!(rows);

/// The rows of all payloads: every webhook, what sends it and what receives it, and its parameters.
///
/// The fields of the payloads are read by the same rows, so a program that makes requests from them makes what is read:
///
/// ```
/// use twiml_runtime::payload::{Presence, rows};
/// use twiml_runtime::value::Format;
///
/// let gather = rows().iter().find(|row| row.name == "GatherInput").ok_or("no such payload")?;
/// assert_eq!(gather.kind, "the action of a <Gather>");
///
/// // What has to be in every request.
/// for parameter in gather.parameters.iter().filter(|parameter| parameter.presence != Presence::Optional) {
///     let value = match parameter.format {
///         Format::Sid([prefix, ..]) => format!("{prefix}0123456789abcdef0123456789abcdef"),
///         Format::Address => "+15550100001".to_owned(),
///         Format::OneOf([word, ..]) => (*word).to_owned(),
///         other => format!("a value for {other:?}"),
///     };
///     println!("{}={value}", parameter.name);
/// }
/// # Ok::<(), &str>(())
/// ```
pub const fn rows() -> &'static [&'static PayloadRow] {
    ROWS
}
