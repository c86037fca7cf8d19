//! A file that is being read.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::stream::{self, TryStreamExt as _};
use http::header::CONTENT_TYPE;
use reqwest::Response;

use crate::client::Client;
use crate::error::{Error, Result, Unreadable};
use crate::wire::Request;

/// A file that is being read: a stream of its bytes, as they come.
///
/// ```no_run
/// use twiml_client::prelude::*;
/// use twiml_runtime::prelude::*;
///
/// # async fn picture(client: &Client, message: &IncomingMessage) -> Result<(), BoxError> {
/// let file = client.media(&message.media[0]).await?;
/// if file.content_type() == Some("image/jpeg") {
///     let picture = file.bytes(5_000_000).await?;
///     std::fs::write("picture.jpg", picture)?;
/// }
/// # Ok(())
/// # }
/// ```
///
/// As a `Stream` it goes into the body of a response as well: `Body::from_stream(file)`. A file that breaks off ends with an error, and is not
/// asked for again.
pub struct Download {
    operation: &'static str,
    status: u16,
    content_type: Option<String>,
    length: Option<u64>,
    body: Pin<Box<dyn Stream<Item = Result<Bytes, reqwest::Error>> + Send>>,
}

impl Download {
    /// Opens the file that a request asks for.
    pub(crate) async fn open(client: &Client, request: Request) -> Result<Self> {
        let operation = request.operation;
        let response = client.open(request).await?;
        let content_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        Ok(Self {
            operation,
            status: response.status().as_u16(),
            content_type: content_type.map(str::to_owned),
            length: response.content_length(),
            body: Box::pin(chunks(response)),
        })
    }

    /// The type, as the server says: `image/jpeg`, `audio/x-wav`.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// How many bytes it has in all, if the server says.
    pub fn content_length(&self) -> Option<u64> {
        self.length
    }

    /// The whole file, if it has no more bytes than `limit`. No more than that are kept in memory.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`](crate::Error::Unreadable), if there are more, or if the file breaks off.
    pub async fn bytes(mut self, limit: usize) -> Result<Bytes> {
        let too_large = |length: u64| u64::try_from(limit).is_ok_and(|limit| length > limit);
        if self.length.is_some_and(too_large) {
            return Err(self.unreadable(TooLarge { limit }));
        }
        let mut file = BytesMut::new();
        while let Some(chunk) = self.try_next().await? {
            if chunk.len() > limit - file.len() {
                return Err(self.unreadable(TooLarge { limit }));
            }
            file.extend_from_slice(&chunk);
        }
        Ok(file.freeze())
    }

    fn unreadable(&self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::Unreadable(Unreadable {
            operation: self.operation,
            status: self.status,
            text: String::new(),
            request_id: None,
            source: source.into(),
        })
    }
}

fn chunks(response: Response) -> impl Stream<Item = Result<Bytes, reqwest::Error>> + Send {
    stream::try_unfold(response, |mut response| async {
        Ok(response.chunk().await?.map(|chunk| (chunk, response)))
    })
}

impl Stream for Download {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = self.body.as_mut().poll_next(context);
        chunk.map_err(|error| self.unreadable(error.without_url()))
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("operation", &self.operation)
            .field("content_type", &self.content_type)
            .field("content_length", &self.length)
            .finish_non_exhaustive()
    }
}

/// A file that is larger than the limit.
#[derive(Debug)]
struct TooLarge {
    limit: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file has more than {} bytes", self.limit)
    }
}

impl std::error::Error for TooLarge {}
