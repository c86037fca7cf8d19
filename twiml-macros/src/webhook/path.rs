//! The path of a webhook.

use syn::LitStr;

use crate::diagnostics::Diagnostics;

/// Whether a path can be routed, and written into a document as it is.
pub(crate) fn check(literal: &LitStr, diagnostics: &mut Diagnostics) -> bool {
    let path = literal.value();
    let problem = if !path.starts_with('/') {
        if path.contains("://") {
            Some((
                "a webhook is given by its path alone",
                "leave out the scheme and host: they come from TWILIO_PUBLIC_URL",
            ))
        } else {
            Some(("a path begins with `/`", "write `/` before it"))
        }
    } else if path.contains(['?', '#']) {
        Some(("a path cannot hold a query or a fragment", "take the query that callers add with `Query<_>`"))
    } else if path.contains("/:") || path.contains("/*") {
        Some(("axum 0.8 writes path parameters in braces", "write `/{id}` for `/:id`"))
    } else if path.contains("{*") {
        Some((
            "the path of a webhook cannot hold a wildcard",
            "write a parameter such as `{id}` for each segment: callers fill them in",
        ))
    } else if let Some(problem) = misread(&path) {
        Some(problem)
    } else if !path.split('/').all(is_segment) {
        Some((
            "this path cannot be routed",
            "a segment is a parameter such as `{id}`, or consists of letters, digits and `-._~!$()+,;=:@%`",
        ))
    } else if has_parameter_twice(&path) {
        Some(("a path cannot hold a parameter twice", "give each parameter a name of its own"))
    } else {
        None
    };
    if let Some((problem, help)) = problem {
        diagnostics.error(literal.span(), problem).help(help);
    }
    problem.is_none()
}

/// What is wrong with a path that a URL and axum's router read in different ways. `at` refuses such segments, too.
fn misread(path: &str) -> Option<(&'static str, &'static str)> {
    let is_escape = |after: &str| after.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    let is_dots =
        |segment: &str| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    // A slash at the end is one of the path's own.
    if path.strip_suffix('/').unwrap_or(path).split('/').skip(1).any(str::is_empty) {
        Some((
            "a path cannot hold an empty segment",
            "write one `/` between two segments: in a document, `//a` leads to the host `a`",
        ))
    } else if path.split('/').any(is_dots) {
        Some(("a path cannot hold `.` or `..`", "leave the segment out: clients resolve it away"))
    } else if path.split('%').skip(1).any(|after| !is_escape(after)) {
        Some((
            "two hexadecimal digits have to follow a `%` in a path",
            "write `%25` for the percent sign itself",
        ))
    } else {
        None
    }
}

/// A parameter, or characters that need no escape in a URL or in XML.
fn is_segment(segment: &str) -> bool {
    if let Some(name) = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    }
    segment.chars().all(|c| c.is_ascii_alphanumeric() || "-._~!$()+,;=:@%".contains(c))
}

fn has_parameter_twice(path: &str) -> bool {
    let segments: Vec<_> = path.split('/').collect();
    let parameters = segments.iter().enumerate().filter(|(_, segment)| segment.starts_with('{'));
    parameters.into_iter().any(|(at, parameter)| segments[..at].contains(parameter))
}
