//! What people say, as words that can be compared.
//!
//! Here because both sides of a menu need it: a phrase given twice is refused when the program is compiled, and phrases are
//! found in what a caller said when the call comes in.

use std::iter;

/// The words of a text: letters and digits in a row, without the punctuation around them.
///
/// In scripts without spaces between words, such as Chinese, Japanese and Thai, each character is a word.
///
/// ```
/// let words: Vec<_> = twiml_schema::speech::words("Um, I'd like to buy 2 …").collect();
/// assert_eq!(words, ["Um", "I'd", "like", "to", "buy", "2"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = rest.chars().next()?;
        let end = if is_word_by_itself(first) {
            first.len_utf8()
        } else {
            rest.find(|c| is_word_by_itself(c) || !is_part_of_word(c)).unwrap_or(rest.len())
        };
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(word)
    })
}

/// Whether two words are the same to the ear: case and apostrophes do not count.
///
/// ```
/// use twiml_schema::speech::same_word;
///
/// assert!(same_word("Don’t", "don't"));
/// assert!(same_word("ÉTÉ", "été"));
/// assert!(!same_word("sale", "sales"));
/// ```
pub fn same_word(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|&c| !is_apostrophe(c)).flat_map(char::to_lowercase)
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_apostrophe(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// Whether a character belongs to a script without spaces between words.
fn is_word_by_itself(c: char) -> bool {
    matches!(
        c,
        // Thai and Lao, Myanmar, Khmer.
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        // Hiragana and Katakana, Chinese characters.
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<&str> {
        words(text).collect()
    }

    #[test]
    fn punctuation_and_spaces_separate_words() {
        assert_eq!(list("  Sales,please. "), ["Sales", "please"]);
        assert_eq!(list("check-in"), list("check in"));
        assert!(list(" … ' !").is_empty());
    }

    #[test]
    fn quotes_are_not_part_of_a_word() {
        assert!(same_word(list("'sales'")[0], "sales"));
    }

    #[test]
    fn without_spaces_every_character_is_a_word() {
        assert_eq!(list("我要 PIN码"), ["我", "要", "PIN", "码"]);
    }

    #[test]
    fn letters_are_compared_without_case() {
        assert!(same_word("STRASSE", "strasse"));
        assert!(same_word("Ärzte", "ärzte"));
        assert!(!same_word("", "a"));
    }
}
