//! How a URL shows where it ends.
//!
//! The parameters of a form are signed behind the URL with nothing in between. `AccountSid` shows where they begin. A request
//! without one, such as that of a widget in Studio, shows it by the last parameter of its URL, which is added here. Without
//! either, a handler cannot know that its arguments are those of the URL that Twilio called.

use http::Uri;
use http::request::Parts;
use http::uri::PathAndQuery;

use crate::params::Params;
use crate::verify::shows_its_boundary;

/// The last parameter. Its name sorts behind others, for where the parameters of a URL are sorted on their way.
const END: &str = "zz-end=1";

/// Adds the end to a URL, before the overrides in its fragment: Twilio signs a URL without them.
pub(super) fn mark(url: &mut String) {
    let overrides = url.split_off(url.find('#').unwrap_or(url.len()));
    url.push(if url.contains('?') { '&' } else { '?' });
    url.push_str(END);
    url.push_str(&overrides);
}

/// Refuses a request whose URL may have ended elsewhere, and says why; takes the end out of its URL, so that the handler's arguments are
/// read without it.
pub(super) fn take(parts: &mut Parts, params: &Params, takes_arguments: bool) -> Result<(), String> {
    let shows_account = shows_its_boundary(params);
    if !shows_account && params.signing_text().contains(END) {
        return Err(format!("the end of its URL, `{END}`, is among its parameters"));
    }
    let query = parts.uri.query().unwrap_or_default();
    // A query is there to be read, and not every way to read it can be seen in the handler.
    if !takes_arguments && query.is_empty() {
        return Ok(());
    }
    // What `mark` wrote is the first: other names and values are encoded, and text that comes later is not of the URL.
    let is_shown = match query.split_once(END) {
        None => shows_account,
        Some((before, after)) => {
            let is_a_pair = before.is_empty() || before.ends_with('&');
            // Behind it, Twilio writes only the hash of a body that is not a form.
            let is_last = after.is_empty() || (after.starts_with('&') && shows_account);
            is_a_pair && is_last && !after.contains(END)
        }
    };
    if !is_shown {
        return Err(format!(
            "nothing shows where its URL ends and its parameters begin, so its arguments may be forged: `AccountSid` is not its \
             first parameter, and the URL does not end in `{END}`; get the URL from `PublicUrl::url_of`, or add `?{END}` or \
             `&{END}` to it"
        ));
    }
    if let Some(uri) = without_end(&parts.uri) {
        parts.uri = uri;
    }
    Ok(())
}

/// The URI without its end, where it has one.
fn without_end(uri: &Uri) -> Option<Uri> {
    let query = uri.query().filter(|query| query.contains(END))?;
    let others: Vec<_> = query.split('&').filter(|pair| *pair != END).collect();
    let path = uri.path();
    let target = if others.is_empty() { path.to_owned() } else { format!("{path}?{}", others.join("&")) };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(target).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use bytes::Bytes;

    fn taken(uri: &str, body: &'static str) -> Option<String> {
        let (mut parts, ()) = http::Request::post(uri).body(()).unwrap().into_parts();
        let params = Params::from_form(Bytes::from_static(body.as_bytes()), 10).unwrap();
        take(&mut parts, &params, true).ok().map(|()| parts.uri.to_string())
    }

    #[test]
    fn the_end_is_demanded_of_forms_without_an_account_and_hidden() {
        let mut url = "/a/1".to_owned();
        mark(&mut url);
        assert_eq!(taken(&url, "sku=1").as_deref(), Some("/a/1"));
        let mut url = "/a/1?b=2".to_owned();
        mark(&mut url);
        assert_eq!(taken(&url, "sku=1").as_deref(), Some("/a/1?b=2"));
        assert_eq!(taken(&url, "").as_deref(), Some("/a/1?b=2"));
        let mut url = "/a/1#rc=3".to_owned();
        mark(&mut url);
        assert_eq!(url, "/a/1?zz-end=1#rc=3");
        for uri in
            ["/a/1", "/a/1?zz-end=12", "/a/1?zz-end=1&b=2", "/a/1?zz-end=1&b=2&zz-end=1", "/a/zz-end=1"]
        {
            assert_eq!(taken(uri, "sku=1"), None, "{uri}");
        }
        assert_eq!(taken("/a/1?b=2", "").as_deref(), Some("/a/1?b=2"));
        assert_eq!(taken("/a/1?zz-end=1", "sku=%26zz-end%3D1"), None);
        let account = "sku=1&AccountSid=AC00000000000000000000000000000001";
        assert_eq!(taken("/a/1?b=2", account).as_deref(), Some("/a/1?b=2"));
    }
}
