//! Words in a text.

/// An occurrence of a word, by what is around it.
#[derive(Clone, Copy)]
pub(super) struct Word<'t> {
    pub(super) before: &'t str,
    pub(super) after: &'t str,
}

/// The occurrences of a word in a text.
pub(super) fn words<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Word<'t>> {
    text.match_indices(word).filter_map(move |(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        (!before.ends_with(is_part) && !after.starts_with(is_part)).then_some(Word { before, after })
    })
}

impl<'t> Word<'t> {
    /// Whether this word comes directly before.
    pub(super) fn follows(self, word: &str) -> bool {
        self.before.trim_end().strip_suffix(word).is_some_and(|rest| !rest.ends_with(is_part))
    }

    /// What is before it in the same line.
    pub(super) fn line_before(self) -> &'t str {
        self.before.rsplit('\n').next().unwrap_or_default()
    }
}

/// Whether a character is part of a word.
pub(super) fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words at which a line begins: `pub async fn`.
pub(super) fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c| !is_part(c)).filter(|word| !word.is_empty())
}

/// How far a line is indented.
pub(super) fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
