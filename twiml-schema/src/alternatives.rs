//! A list in words, for messages to people.

/// `a`, `b` or `c`, each as `print` shows it.
///
/// ```
/// let parents = ["Response", "Gather", "Prompt"];
/// let list = twiml_schema::alternatives(parents, |name| format!("<{name}>"));
/// assert_eq!(list, "<Response>, <Gather> or <Prompt>");
/// ```
pub fn alternatives<T>(items: impl IntoIterator<Item = T>, print: impl Fn(T) -> String) -> String {
    let mut items: Vec<_> = items.into_iter().map(print).collect();
    let Some(last) = items.pop() else { return String::new() };
    if items.is_empty() { last } else { format!("{} or {last}", items.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_are_listed_with_or() {
        let list = |items: &[&str]| alternatives(items, |item| format!("<{item}>"));
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["Say"]), "<Say>");
        assert_eq!(list(&["Say", "Play", "Pause"]), "<Say>, <Play> or <Pause>");
    }
}
