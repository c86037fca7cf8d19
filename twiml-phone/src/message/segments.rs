//! How many segments a text takes.

/// How many segments a text takes as an SMS, at least one.
///
/// A text is in GSM-7 if all its characters are: 160 fit in one segment, and 153 in each of several. Otherwise it is in UCS-2, with 70 and 67.
///
/// ```
/// assert_eq!(twiml_phone::segments("Hello"), 1);
/// assert_eq!(twiml_phone::segments(&"a".repeat(161)), 2);
/// assert_eq!(twiml_phone::segments(&"ж".repeat(71)), 2);
/// ```
///
/// <https://www.twilio.com/docs/glossary/what-sms-character-limit>
pub fn segments(text: &str) -> usize {
    let septets: Option<Vec<_>> = text.chars().map(septets).collect();
    match septets {
        Some(sizes) => count(&sizes, 160, 153),
        None => count(&text.chars().map(char::len_utf16).collect::<Vec<_>>(), 70, 67),
    }
}

/// A character is never divided between two segments.
fn count(sizes: &[usize], alone: usize, each: usize) -> usize {
    if sizes.iter().sum::<usize>() <= alone {
        return 1;
    }
    let (mut segments, mut used) = (1, 0);
    for size in sizes {
        if used + size > each {
            (segments, used) = (segments + 1, 0);
        }
        used += size;
    }
    segments
}

/// How much a character takes in GSM-7, if it is in it.
///
/// <https://www.twilio.com/docs/glossary/what-is-gsm-7-character-encoding>
fn septets(c: char) -> Option<usize> {
    const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿\
                         abcdefghijklmnopqrstuvwxyzäöñüà";
    const EXTENDED: &str = "\u{c}^{}\\[~]|€";
    if BASIC.contains(c) {
        Some(1)
    } else if EXTENDED.contains(c) {
        Some(2)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_gsm_7_has_160_or_153_characters_a_segment() {
        for (length, expected) in [(0, 1), (160, 1), (161, 2), (306, 2), (307, 3)] {
            assert_eq!(segments(&"b".repeat(length)), expected, "{length}");
        }
    }

    #[test]
    fn one_other_character_makes_the_whole_text_ucs_2() {
        for (length, expected) in [(69, 1), (70, 2), (133, 2), (134, 3)] {
            assert_eq!(segments(&format!("ж{}", "b".repeat(length))), expected, "{length}");
        }
        // An emoji takes two units.
        assert_eq!((segments(&"😀".repeat(35)), segments(&"😀".repeat(36))), (1, 2));
    }

    #[test]
    fn some_characters_of_gsm_7_count_twice_and_are_not_divided() {
        assert_eq!((segments(&"€".repeat(80)), segments(&"€".repeat(81))), (1, 2));
        // Of 153, only 152 can be used.
        assert_eq!((segments(&"€".repeat(152)), segments(&"€".repeat(153))), (2, 3));
    }
}
