//! How several parameters become one field.

use crate::value::{Format, FromText, Geography, Media, SipHeaders, Text};

/// What follows the common beginning of a group's names, and what the values look like.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Endings {
    /// One of these: `City` of `FromCity`.
    Named(&'static [(&'static str, Format)]),
    /// One of these and a number that counts from 0: `Url` of `MediaUrl0`.
    Numbered(&'static [(&'static str, Format)]),
    /// Any name: `X-Customer` of `SipHeader_X-Customer`.
    Any(Format),
}

/// A field that several parameters fill whose names begin alike.
pub(crate) trait Group: Default {
    /// What follows the beginning in the parameters' names.
    const ENDINGS: Endings;

    /// Whether a parameter may be sent several times.
    const REPEATS: bool = false;

    /// Takes a parameter if it belongs here, and says whether it does. `rest` is its name without the common
    /// beginning.
    fn collect(&mut self, rest: &str, value: &Text) -> bool;
}

macro_rules! places {
    ($($ending:literal => $place:ident),+) => {
        impl Group for Geography {
            const ENDINGS: Endings = Endings::Named(&[$( ($ending, Format::Text) ),+]);

            fn collect(&mut self, rest: &str, value: &Text) -> bool {
                let place = match rest {
                    $( $ending => &mut self.$place, )+
                    _ => return false,
                };
                if place.is_none() && !value.is_empty() {
                    *place = Some(value.clone());
                }
                true
            }
        }
    };
}

places!("City" => city, "State" => state, "Zip" => zip, "Country" => country);

const MEDIA_URL: &str = "Url";
const MEDIA_CONTENT_TYPE: &str = "ContentType";

impl Group for Vec<Media> {
    const ENDINGS: Endings =
        Endings::Numbered(&[(MEDIA_URL, Format::Url), (MEDIA_CONTENT_TYPE, Format::Text)]);

    fn collect(&mut self, rest: &str, value: &Text) -> bool {
        let (is_url, number) = match (rest.strip_prefix(MEDIA_URL), rest.strip_prefix(MEDIA_CONTENT_TYPE)) {
            (Some(number), _) => (true, number),
            (None, Some(number)) => (false, number),
            (None, None) => return false,
        };
        let Some(index) = index(number) else { return false };
        let at = self.binary_search_by_key(&index, Media::index).unwrap_or_else(|at| {
            self.insert(at, Media::new(index, Text::default(), Text::default()));
            at
        });
        if let Some(media) = self.get_mut(at) {
            if is_url {
                media.url = FromText::from_text(value.clone());
            } else {
                media.content_type = value.clone();
            }
        }
        true
    }
}

/// A number as Twilio writes it: digits only, without leading zeros.
fn index(number: &str) -> Option<u16> {
    let plain = number.bytes().all(|b| b.is_ascii_digit()) && (number == "0" || !number.starts_with('0'));
    if plain { number.parse().ok() } else { None }
}

impl Group for SipHeaders {
    const ENDINGS: Endings = Endings::Any(Format::Text);
    // A request may have several headers of one name.
    const REPEATS: bool = true;

    fn collect(&mut self, rest: &str, value: &Text) -> bool {
        if rest.is_empty() {
            return false;
        }
        self.push(rest, value.clone());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_are_joined_by_number() {
        let mut media = Vec::<Media>::new();
        for (rest, value) in
            [("ContentType1", "b/b"), ("Url10", "k"), ("Url0", "a"), ("Url1", "b"), ("ContentType0", "a/a")]
        {
            assert!(media.collect(rest, &value.into()), "{rest}");
        }
        for rest in ["Url", "Url00", "Url+1", "Url70000", "Size0"] {
            assert!(!media.collect(rest, &"x".into()), "{rest}");
        }
        let pairs: Vec<_> = media.iter().map(|m| (m.url.as_str(), m.content_type.as_str())).collect();
        assert_eq!(pairs, [("a", "a/a"), ("b", "b/b"), ("k", "")]);
    }
}
