//! Lists, page by page.

use serde_json::Value;

use super::fields::{Fields, Missing, Resource};
use super::request::{Place, Request};
use crate::config::Product;
use crate::error::Invalid;

/// A page of a list.
#[derive(Debug)]
pub(crate) struct Listed<T> {
    pub(crate) items: Vec<T>,
    /// Where it is itself.
    pub(crate) own: Option<String>,
    /// Where the next one is: a path and a query.
    pub(crate) next: Option<String>,
}

impl<T: Resource> Listed<T> {
    /// Reads a page, whose items are in the field `key`, in either of Twilio's two forms.
    pub(crate) fn read(page: &Value, key: &'static str) -> Result<Self, Missing> {
        let items = page.get(key).and_then(Value::as_array).ok_or(Missing::field(key))?;
        let items = items.iter().map(|item| {
            let fields = item.as_object().ok_or(Missing::field(key))?;
            T::read(Fields::new(fields.clone()))
        });
        let address = |flat, in_meta| {
            let address = page.get(flat).or_else(|| page.get("meta")?.get(in_meta));
            address.and_then(Value::as_str).filter(|address| !address.is_empty()).map(str::to_owned)
        };
        Ok(Self {
            items: items.collect::<Result<_, _>>()?,
            own: address("uri", "url"),
            next: address("next_page_uri", "next_page_url"),
        })
    }
}

/// The request for the next page. Only path and query of the given address are used: the credentials go to no other host than the first.
pub(crate) fn next(first: &Request, product: Product, next: &str) -> Result<Request, Invalid> {
    let target = match next.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default(),
        None => next,
    };
    let prefix = match product {
        Product::Api => "/2010-04-01/",
        Product::Messaging => "/v1/",
    };
    if !target.starts_with(prefix) || target.split(['?', '#']).next().is_some_and(|path| path.contains(".."))
    {
        return Err(Invalid::new("the next page of a list is at a place where Twilio has none"));
    }
    Ok(first.clone().moved_to(Place::At(product, target.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_stays_at_our_host() {
        let first = Request::get("Messages");
        for (given, target) in [
            (
                "/2010-04-01/Accounts/AC1/Messages.json?Page=1",
                Some("/2010-04-01/Accounts/AC1/Messages.json?Page=1"),
            ),
            (
                "https://evil.example/2010-04-01/Accounts/AC1/Messages.json",
                Some("/2010-04-01/Accounts/AC1/Messages.json"),
            ),
            ("https://evil.example", None),
            ("/elsewhere", None),
            ("/2010-04-01/../x", None),
        ] {
            let place = next(&first, Product::Api, given).ok().map(|request| request.place);
            assert_eq!(place, target.map(|target| Place::At(Product::Api, target.to_owned())), "{given}");
        }
    }
}
