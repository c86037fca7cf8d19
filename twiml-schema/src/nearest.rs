//! Guessing what a misspelled name was meant to be.

/// The candidate that `word` was probably meant to be, or none where nothing comes close.
///
/// A candidate that differs only in case or punctuation wins: `num_digits` means
/// `numDigits`, and `sayAs` means `say-as`. Otherwise the one that takes the fewest typos (a
/// letter too many, too few, wrong, or swapped with its neighbour), up to a third of its letters; among
/// equals the first.
///
/// ```
/// use twiml_schema::nearest;
///
/// assert_eq!(nearest("numDigit", ["action", "numDigits"]), Some("numDigits"));
/// assert_eq!(nearest("finish_on_key", ["action", "finishOnKey"]), Some("finishOnKey"));
/// assert_eq!(nearest("colour", ["action", "numDigits"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = letters(word);
    let mut best = None;
    for candidate in candidates {
        let other = letters(candidate);
        if other == word {
            return Some(candidate);
        }
        let limit = word.len().max(other.len()) / 3;
        if word.len().abs_diff(other.len()) > limit {
            continue;
        }
        let distance = distance(&word, &other);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many typos are between two words, whatever their case.
pub(crate) fn typos(a: &str, b: &str) -> usize {
    distance(&letters(a), &letters(b))
}

/// What counts when names are compared: letters without their case, and digits.
fn letters(name: &str) -> Vec<char> {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Damerau-Levenshtein distance, in its form without edits inside a swapped pair.
fn distance(a: &[char], b: &[char]) -> usize {
    // The table of the textbook, of which only the last three rows matter.
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, &from) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, &to) in b.iter().enumerate() {
            let substituted = above[j] + usize::from(from != to);
            let mut least = substituted.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from == b[j - 1] && a[i - 1] == to {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::elements;

    fn element(word: &str) -> Option<&'static str> {
        nearest(word, elements().iter().map(|element| element.name))
    }

    fn attribute(word: &str) -> Option<&'static str> {
        nearest(
            word,
            elements().iter().flat_map(|element| element.attributes).map(|attribute| attribute.name),
        )
    }

    #[test]
    fn typos_are_seen_through() {
        assert_eq!(element("Saay"), Some("Say"));
        assert_eq!(element("Gahter"), Some("Gather"));
        assert_eq!(element("Mesage"), Some("Message"));
        assert_eq!(attribute("numDigit"), Some("numDigits"));
        assert_eq!(attribute("statusCalback"), Some("statusCallback"));
    }

    #[test]
    fn case_and_punctuation_do_not_count() {
        assert_eq!(element("say"), Some("Say"));
        assert_eq!(element("SayAs"), Some("say-as"));
        assert_eq!(element("SipRec"), Some("Siprec"));
        assert_eq!(attribute("num_digits"), Some("numDigits"));
        assert_eq!(attribute("statuscallback"), Some("statusCallback"));
        assert_eq!(attribute("xmlLang"), Some("xml:lang"));
        assert_eq!(attribute("for_"), Some("for"));
    }

    #[test]
    fn what_is_not_close_is_not_guessed() {
        for word in ["xyzzy", "", "q", "colour"] {
            assert_eq!(element(word), None, "{word:?}");
            assert_eq!(attribute(word), None, "{word:?}");
        }
    }

    #[test]
    fn a_swap_is_one_typo() {
        let count = |a, b| distance(&letters(a), &letters(b));
        assert_eq!(count("abcd", "abdc"), 1);
        assert_eq!(count("abcd", "bcd"), 1);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("kitten", "sitting"), 3);
        assert_eq!(count("same", "same"), 0);
    }
}
