//! Lists, as streams.

use futures_core::Stream;
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};

use super::Client;
use crate::config::Product;
use crate::error::{Error, Invalid, Result};
use crate::wire::{Listed, Place, Request, Resource, next};

/// What is asked for next.
struct Ahead {
    /// Why nothing can be asked for, if the page before says something odd.
    request: Result<Request>,
    /// The pages so far.
    seen: Vec<String>,
}

impl Client {
    /// The items of a list, in the field `key` of its pages. A page is fetched when the items before it are read.
    pub(crate) fn list<T: Resource + Send + 'static>(
        &self,
        request: Request,
        key: &'static str,
    ) -> impl Stream<Item = Result<T>> + Send + use<T> {
        let client = self.clone();
        let product = match request.place {
            Place::At(product, _) => product,
            Place::Account(_) | Place::Elsewhere(_) => Product::Api,
        };
        let first = Ahead { request: Ok(request), seen: Vec::new() };
        let pages = stream::try_unfold(Some(first), move |ahead| {
            let client = client.clone();
            async move {
                let Some(Ahead { request, mut seen }) = ahead else { return Ok::<_, Error>(None) };
                let request = request?;
                let page: Listed<T> = client.send(&request).await?.page(key)?;
                seen.extend(page.own);
                let ahead = page.next.map(|target| {
                    let request = following(&request, product, &target, &seen);
                    seen.push(target);
                    Ahead { request, seen }
                });
                let items = stream::iter(page.items).map(Result::Ok);
                Ok(Some((items, ahead)))
            }
        });
        pages.try_flatten()
    }
}

/// The request for the page after this one.
fn following(request: &Request, product: Product, target: &str, seen: &[String]) -> Result<Request> {
    // Twilio's own examples do this. It would never end.
    if seen.iter().any(|earlier| earlier == target) {
        return Err(Invalid::new("a page of a list names an earlier one as the next").into());
    }
    Ok(next(request, product, target)?)
}
