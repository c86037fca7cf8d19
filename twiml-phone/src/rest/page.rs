//! Lists, a page at a time.

use serde_json::{Value, json};

use super::asked::Form;
use super::refusal::Refusal;
use super::resource::Resource;

/// One page of a list.
///
/// <https://www.twilio.com/docs/usage/twilios-response#response-formats-list-paging-information>
#[derive(Debug)]
pub(super) struct Page {
    pub(super) items: Vec<Resource>,
    number: u64,
    size: usize,
    start: usize,
    next: Option<String>,
    previous: Option<String>,
    /// The path, and the parameters that filter.
    path: String,
    filters: Vec<(String, String)>,
}

/// Parameters that say which page is asked for.
pub(super) const PAGING: [&str; 3] = ["Page", "PageSize", "PageToken"];

impl Page {
    /// The page that is asked for. The token of a page says after which resource it begins, or before which one it ends.
    ///
    /// # Errors
    ///
    /// If its size or token is not valid.
    pub(super) fn of(all: Vec<Resource>, path: &str, form: &Form) -> Result<Self, Refusal> {
        let size = form.number("PageSize", 1..=1000, 20007)?.unwrap_or(50);
        let size = usize::try_from(size).unwrap_or(50);
        let number = form.number("Page", 0..=u64::MAX, 20001)?.unwrap_or_default();
        let token = form.text("PageToken");
        let start = match token {
            None => size.saturating_mul(usize::try_from(number).unwrap_or(usize::MAX)),
            Some(token) => begin(&all, token, size).ok_or_else(|| Refusal::new(21481, token))?,
        };
        let count = all.len();
        let items: Vec<_> = all.into_iter().skip(start).take(size).collect();
        let has_next = start.saturating_add(items.len()) < count;
        let next = items.last().filter(|_| has_next).map(|last| format!("PA{}", last.sid()));
        let previous = items.first().filter(|_| start > 0).map(|first| format!("PB{}", first.sid()));
        let filters = form.iter().filter(|(name, _)| !PAGING.contains(name));
        let filters = filters.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Ok(Self { items, number, size, start, next, previous, path: path.to_owned(), filters })
    }

    fn uri(&self, page: u64, token: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&self.filters);
        query.append_pair("PageSize", &self.size.to_string()).append_pair("Page", &page.to_string());
        if let Some(token) = token {
            query.append_pair("PageToken", token);
        }
        format!("{}?{}", self.path, query.finish())
    }

    fn next_uri(&self) -> Option<String> {
        self.next.as_deref().map(|token| self.uri(self.number + 1, Some(token)))
    }

    fn previous_uri(&self) -> Option<String> {
        self.previous.as_deref().map(|token| self.uri(self.number.saturating_sub(1), Some(token)))
    }

    /// As the older products show it, with URIs relative to the host.
    pub(super) fn with_uris(&self, key: &str) -> Value {
        json!({
            "first_page_uri": self.uri(0, None),
            "next_page_uri": self.next_uri(),
            "previous_page_uri": self.previous_uri(),
            "uri": self.uri(self.number, None),
            "page": self.number,
            "page_size": self.size,
            "start": self.start,
            "end": (self.start + self.items.len()).saturating_sub(1),
            (key): self.items,
        })
    }

    /// As the newer products show it, with absolute URLs.
    pub(super) fn with_meta(&self, key: &str, host: &str) -> Value {
        let absolute = |uri: String| format!("{host}{uri}");
        json!({
            "meta": {
                "page": self.number,
                "page_size": self.size,
                "first_page_url": absolute(self.uri(0, None)),
                "next_page_url": self.next_uri().map(absolute),
                "previous_page_url": self.previous_uri().map(absolute),
                "url": absolute(self.uri(self.number, None)),
                "key": key,
            },
            (key): self.items,
        })
    }
}

/// Where the page of a token begins.
fn begin(all: &[Resource], token: &str, size: usize) -> Option<usize> {
    let position = |sid: &str| all.iter().position(|item| item.sid() == sid);
    match (token.strip_prefix("PA"), token.strip_prefix("PB")) {
        (Some(last), _) => position(last).map(|at| at + 1),
        (_, Some(first)) => position(first).map(|at| at.saturating_sub(size)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Resource> {
        (0..5).map(|number| Resource::from(json!({ "sid": format!("SM{number}") }))).collect()
    }

    fn sids(page: &Page) -> Vec<&str> {
        page.items.iter().map(Resource::sid).collect()
    }

    #[test]
    fn pages_follow_each_other_in_both_directions() {
        let first = Page::of(all(), "/Messages.json", &"To=%2B1&PageSize=2".into()).unwrap();
        assert_eq!(sids(&first), ["SM0", "SM1"]);
        let shown = first.with_uris("messages");
        assert_eq!(shown["next_page_uri"], "/Messages.json?To=%2B1&PageSize=2&Page=1&PageToken=PASM1");
        assert_eq!((&shown["previous_page_uri"], &shown["end"]), (&Value::Null, &json!(1)));
        let second = Page::of(all(), "/v1", &"PageSize=2&Page=1&PageToken=PASM1".into()).unwrap();
        assert_eq!(sids(&second), ["SM2", "SM3"]);
        let meta = &second.with_meta("services", "http://host")["meta"];
        assert_eq!(meta["previous_page_url"], "http://host/v1?PageSize=2&Page=0&PageToken=PBSM2");
        let back = Page::of(all(), "/v1", &"PageSize=2&Page=0&PageToken=PBSM2".into()).unwrap();
        assert_eq!(sids(&back), ["SM0", "SM1"]);
        let last = Page::of(all(), "/v1", &"PageSize=2&Page=2&PageToken=PASM3".into()).unwrap();
        assert_eq!((sids(&last), last.next_uri()), (vec!["SM4"], None));
    }

    #[test]
    fn a_wrong_size_or_token_is_refused() {
        for (query, code) in [
            ("PageSize=0", 20007),
            ("PageSize=1001", 20007),
            ("PageSize=x", 20007),
            ("PageToken=PASM9", 21481),
            ("PageToken=x", 21481),
        ] {
            let refusal = Page::of(all(), "/", &query.into()).unwrap_err();
            assert_eq!(refusal.body()["code"], code, "{query}");
        }
    }
}
