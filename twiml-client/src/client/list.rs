//! Lists, as streams.

use futures_core::Stream;
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};

use super::Client;
use crate::config::Product;
use crate::error::{Error, Invalid, Result};
use crate::wire::{Listed, Place, Request, Resource, next};

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
            Place::Account(_) | Place::File(_) => Product::Api,
        };
        let pages = stream::try_unfold(Some((request, Vec::new())), move |state| {
            let client = client.clone();
            async move {
                let Some((request, mut seen)) = state else { return Ok(None) };
                let page: Listed<T> = client.send(&request).await?.page(key)?;
                let following = match page.next {
                    None => None,
                    // Twilio's own examples do this. It would never end.
                    Some(again) if seen.contains(&again) => {
                        return Err(Invalid::new("a page of a list names an earlier one as the next").into());
                    }
                    Some(target) => {
                        let request = next(&request, product, &target)?;
                        seen.push(target);
                        Some((request, seen))
                    }
                };
                let items = stream::iter(page.items).map(Result::Ok);
                Ok::<_, Error>(Some((items, following)))
            }
        });
        pages.try_flatten()
    }
}
