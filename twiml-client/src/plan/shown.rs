//! URLs as people see them.

use std::fmt;

/// A URL without its password: a difference is printed to a terminal, and to the log of a CI.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a>(pub(crate) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match password(self.0) {
            Some((before, after)) => write!(f, "{before}:•••{after}"),
            None => f.write_str(self.0),
        }
    }
}

/// In quotes.
impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string(), f)
    }
}

/// What is before a password and its colon, and what is after it.
fn password(url: &str) -> Option<(&str, &str)> {
    let begin = url.find("://")? + 3;
    let authority = url.get(begin..)?;
    let authority = authority.get(..authority.find(['/', '?', '#']).unwrap_or(authority.len()))?;
    let end = authority.rfind('@')?;
    let colon = authority.get(..end)?.find(':')?;
    Some((url.get(..begin + colon)?, url.get(begin + end..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_left_out() {
        for (url, shown) in [
            ("https://user:secret@a.example/sms?b=c", "https://user:•••@a.example/sms?b=c"),
            ("https://user:se:cr@et@a.example", "https://user:•••@a.example"),
            ("https://user@a.example/", "https://user@a.example/"),
            ("https://a.example:8443/x:y@z", "https://a.example:8443/x:y@z"),
            ("POST", "POST"),
            ("", ""),
        ] {
            assert_eq!(Shown(url).to_string(), shown);
        }
        assert_eq!(format!("{:?}", Shown("https://u:p@a.example")), "\"https://u:•••@a.example\"");
    }
}
