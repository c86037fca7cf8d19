//! Whether a function is in an `impl` or a trait, where no type can be beside it, and the compiler would complain of everything that an attribute adds.

use super::Source;
use super::words::{indentation, words_of};

impl Source {
    /// Whether the token, an attribute, is in an `impl` or a trait, as far as can be seen.
    pub(crate) fn is_associated(&self) -> bool {
        let mut before = self.text[..self.at].split('\n').rev();
        let own = before.next().map(indentation).unwrap_or_default();
        let around = before.find(|line| !line.trim().is_empty() && indentation(line) < own);
        around.is_some_and(|line| line.trim_end().ends_with('{') && begins_block_of_methods(line))
    }
}

/// `impl<T> Calls for T {`, `pub(crate) unsafe trait Calls {`
fn begins_block_of_methods(line: &str) -> bool {
    let is_modifier =
        |word: &&str| matches!(*word, "pub" | "crate" | "super" | "in" | "unsafe" | "auto" | "default");
    words_of(line).find(|word| !is_modifier(word)).is_some_and(|word| matches!(word, "impl" | "trait"))
}

#[cfg(test)]
mod tests {
    use super::Source;

    /// Whether the attribute at the end of a file is associated.
    fn is_associated(file: &str) -> bool {
        let at = file.find("#[").unwrap_or_default();
        Source::new(file.to_owned(), at).is_associated()
    }

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
            assert!(is_associated(&source), "{head}");
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
            assert!(!is_associated(source), "{source}");
        }
    }
}
