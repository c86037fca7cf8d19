//! What is around a function. An attribute sees the function alone, and in an `impl` or a trait, where no type can be beside it, the compiler would
//! complain of everything that the attribute adds. So the lines before it are looked at, as rustfmt would lay them out; what is not recognised is
//! the compiler's to report.

use std::fs;

use proc_macro::Span;

/// Whether an attribute is in an `impl` or a trait, as far as can be seen.
pub(super) fn is_associated(attribute: Span) -> bool {
    // At the margin there is nothing around it, and nothing has to be read.
    if attribute.column() <= 1 {
        return false;
    }
    let source = attribute.local_file().and_then(|file| fs::read_to_string(file).ok());
    source.is_some_and(|source| is_associated_at(&source, attribute.line()))
}

/// The same for an attribute in this line of a file, counted from 1.
fn is_associated_at(source: &str, line: usize) -> bool {
    let before: Vec<_> = source.lines().take(line).collect();
    let Some((attribute, before)) = before.split_last() else { return false };
    let own = indentation(attribute);
    let around = before.iter().rev().find(|line| !line.trim().is_empty() && indentation(line) < own);
    around.is_some_and(|line| line.trim_end().ends_with('{') && begins_block_of_methods(line.trim_start()))
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// `impl<T> Calls for T {`, `pub(crate) unsafe trait Calls {`
fn begins_block_of_methods(line: &str) -> bool {
    let mut words = line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    let is_modifier =
        |word: &&str| matches!(*word, "pub" | "crate" | "super" | "in" | "unsafe" | "auto" | "default");
    words.find(|word| !is_modifier(word)).is_some_and(|word| matches!(word, "impl" | "trait"))
}

#[cfg(test)]
mod tests {
    use super::is_associated_at;

    #[test]
    fn functions_in_impls_and_traits_are_recognised() {
        for head in [
            "impl App {",
            "impl<T: Into<u8>> Calls for App<T> {",
            "pub(crate) trait Calls: Send {",
            "unsafe impl X for Y {",
        ] {
            let source = format!(
                "struct App;\n\n{head}\n    fn other() {{\n    }}\n\n    /// Docs.\n    #[voice_webhook(\"/\")]"
            );
            assert!(is_associated_at(&source, 8), "{head}");
        }
    }

    #[test]
    fn others_are_not() {
        for source in [
            "#[voice_webhook(\"/\")]",
            "mod calls {\n    #[voice_webhook(\"/\")]",
            "fn test() -> impl Fn() {\n    #[voice_webhook(\"/\")]",
            "impl App {\n    fn f() {}\n}\n\nmod calls {\n    #[voice_webhook(\"/\")]",
            "impl App {\n    fn f() {}\n}\n    #[voice_webhook(\"/\")]",
            "impl App {\n    fn f() {\n        #[voice_webhook(\"/\")]",
            "impl App { fn f() {} }\n    #[voice_webhook(\"/\")]",
            "trait_object! {\n    #[voice_webhook(\"/\")]",
        ] {
            let lines = source.lines().count();
            assert!(!is_associated_at(source, lines), "{source}");
        }
    }
}
