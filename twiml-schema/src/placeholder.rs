//! Placeholders of template languages, which TwiML does not have: they are sent as they are.

/// The first placeholder in a text: `{{From}}`, `{% if %}`, `${name}`, `#{name}`, `<%= name %>`, `%{name}`, or Rust's `{name}` and `{}`.
///
/// Text that merely has braces in it, such as JSON, is not one.
///
/// ```
/// use twiml_schema::placeholder;
///
/// assert_eq!(placeholder("Hello {name}!"), Some("{name}"));
/// assert_eq!(placeholder("You said {{ SpeechResult }}"), Some("{{ SpeechResult }}"));
/// assert_eq!(placeholder("Hello ${user.name}"), Some("${user.name}"));
/// assert_eq!(placeholder(r#"{"account": 1}"#), None);
/// ```
pub fn placeholder(text: &str) -> Option<&str> {
    const MARKS: [(&str, &str); 4] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("{!!", "!!}")];
    text.match_indices(['{', '<']).find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let template = MARKS.iter().find_map(|(open, close)| {
            let inside = rest.strip_prefix(open)?;
            let end =
                inside.find(close).filter(|&end| !inside.get(..end).unwrap_or_default().trim().is_empty())?;
            rest.get(..open.len() + end + close.len())
        });
        template.or_else(|| {
            let (inside, _) = rest.strip_prefix('{')?.split_once('}')?;
            let names_value = is_path(inside.split(':').next()?.trim());
            if !names_value && (!inside.is_empty() || is_data(text)) {
                return None;
            }
            // `${name}`, `#{name}` and `%{name}` are told by what is before the brace.
            let start = if at > 0 && matches!(text.as_bytes().get(at - 1), Some(b'$' | b'#' | b'%')) {
                at - 1
            } else {
                at
            };
            text.get(start..at + inside.len() + 2)
        })
    })
}

/// Whether a text is JSON, or begins as JSON does.
fn is_data(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// `name`, `user.name`, `$name`
fn is_path(text: &str) -> bool {
    let text = text.strip_prefix('$').unwrap_or(text);
    !text.is_empty()
        && text.split('.').all(|part| {
            part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        })
}

#[cfg(test)]
mod tests {
    use super::placeholder;

    #[test]
    fn placeholders_of_every_language_are_found() {
        for (text, found) in [
            ("Hello {name}", "{name}"),
            ("{count:?} calls", "{count:?}"),
            ("{ name }", "{ name }"),
            ("tel {{ $number }}", "{{ $number }}"),
            ("{{#if open}}yes{{/if}}", "{{#if open}}"),
            ("{{From}}", "{{From}}"),
            ("{% if x %}", "{% if x %}"),
            ("{!! $number !!}", "{!! $number !!}"),
            ("a <%= name %> b", "<%= name %>"),
            ("Hello ${name}", "${name}"),
            ("Hello #{user.name}", "#{user.name}"),
            ("Hello %{name}", "%{name}"),
            ("You are number {} of {}", "{}"),
        ] {
            assert_eq!(placeholder(text), Some(found));
        }
    }

    #[test]
    fn other_braces_are_not_placeholders() {
        for text in
            ["", "{}", "{ }", "{{}}", r#"{"a": {"b": 1}}"#, "{1}", "a { b", "[a-z]{2,3}", "{a b}", "a < b"]
        {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }
}
