//! Which cards there are, and which numbers can be theirs.
//!
//! <https://www.twilio.com/docs/voice/twiml/pay#validcardtypes>

/// A kind of card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// As `validCardTypes` names it.
    pub(super) name: &'static str,
    prefixes: &'static [&'static str],
    lengths: &'static [usize],
    /// How long its security code is.
    pub(super) code: usize,
}

/// The longest prefixes first.
const KINDS: [Kind; 9] = [
    Kind { name: "amex", prefixes: &["34", "37"], lengths: &[15], code: 4 },
    Kind {
        name: "diners-club",
        prefixes: &["300", "301", "302", "303", "304", "305", "36", "38"],
        lengths: &[14],
        code: 3,
    },
    Kind { name: "enroute", prefixes: &["2014", "2149"], lengths: &[15], code: 3 },
    Kind {
        name: "jcb",
        prefixes: &["3528", "3529", "353", "354", "355", "356", "357", "358", "2131", "1800"],
        lengths: &[15, 16],
        code: 3,
    },
    Kind {
        name: "discover",
        prefixes: &["6011", "644", "645", "646", "647", "648", "649", "65"],
        lengths: &[16],
        code: 3,
    },
    Kind {
        name: "maestro",
        prefixes: &["5018", "5020", "5038", "6304", "6759", "6761", "6763"],
        lengths: &[12, 13, 14, 15, 16, 17, 18, 19],
        code: 3,
    },
    Kind {
        name: "mastercard",
        prefixes: &["51", "52", "53", "54", "55", "22", "23", "24", "25", "26", "27"],
        lengths: &[16],
        code: 3,
    },
    Kind { name: "optima", prefixes: &["3707", "3717", "3727"], lengths: &[15], code: 4 },
    Kind { name: "visa", prefixes: &["4"], lengths: &[13, 15, 16, 19], code: 3 },
];

/// The kind of card that a number is of, if it can be one.
///
/// The last digit has to fit the others ([Luhn](https://en.wikipedia.org/wiki/Luhn_algorithm)), which is an assumption.
pub(super) fn kind(number: &str) -> Option<Kind> {
    let begins = |kind: &&Kind| kind.prefixes.iter().any(|prefix| number.starts_with(prefix));
    let kind = KINDS.iter().find(begins)?;
    (kind.lengths.contains(&number.len()) && is_checked(number)).then_some(*kind)
}

fn is_checked(number: &str) -> bool {
    let digits: Option<Vec<u32>> = number.chars().rev().map(|c| c.to_digit(10)).collect();
    let weigh = |(at, digit): (usize, u32)| match (at % 2, digit * 2) {
        (0, _) => digit,
        (_, double) if double > 9 => double - 9,
        (_, double) => double,
    };
    digits.is_some_and(|digits| digits.into_iter().enumerate().map(weigh).sum::<u32>() % 10 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_of_a_kind() {
        let name = |number| kind(number).map(|kind| kind.name);
        assert_eq!(name("4111111111111111"), Some("visa"));
        assert_eq!(name("5555555555554444"), Some("mastercard"));
        assert_eq!(name("378282246310005"), Some("amex"));
        assert_eq!(name("6011111111111117"), Some("discover"));
        assert_eq!(name("4111111111111112"), None);
        assert_eq!(name("41111"), None);
        assert_eq!(name(""), None);
    }
}
