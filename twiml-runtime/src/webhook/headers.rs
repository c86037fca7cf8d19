//! Headers beside a reply: `(headers, VoiceResponse)`.

use std::any::type_name;
use std::cell::Cell;

use axum::response::{IntoResponse, IntoResponseParts, Response, ResponseParts};
use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};

use super::reply::{Reply, SmsReply, StatusReply, StudioReply, VoiceReply, sealed};
use super::site::Sender;
use crate::error::BoxError;

/// Headers, cookies and whatever else axum can add to a response, but for its status.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be beside the reply of a webhook",
    label = "neither headers nor cookies",
    note = "what comes before the reply sets headers: an array `[(name, value)]`, a `HeaderMap`, a cookie jar, or anything else that \
            implements `axum::response::IntoResponseParts`",
    note = "a webhook does not choose its status: return an error, so that Twilio asks the fallback URL"
)]
pub trait ReplyPart: Send {
    /// The response with this in it.
    ///
    /// # Errors
    ///
    /// If it cannot be made a header.
    fn add_to(self, response: Response) -> Result<Response, BoxError>;
}

#[diagnostic::do_not_recommend]
impl<P: IntoResponseParts + Send> ReplyPart for P {
    fn add_to(self, response: Response) -> Result<Response, BoxError> {
        let failed = Cell::new(false);
        let response = (Watched { part: self, failed: &failed }, response).into_response();
        if failed.get() {
            return Err(format!("`{}` cannot be made headers of the response", type_name::<P>()).into());
        }
        Ok(response)
    }
}

/// Notes whether a part fails: axum makes a response of that, which would not be logged.
struct Watched<'f, P> {
    part: P,
    failed: &'f Cell<bool>,
}

impl<P: IntoResponseParts> IntoResponseParts for Watched<'_, P> {
    type Error = P::Error;

    fn into_response_parts(self, response: ResponseParts) -> Result<ResponseParts, P::Error> {
        self.part.into_response_parts(response).inspect_err(|_| self.failed.set(true))
    }
}

/// What the parts cannot decide. The content type is that of the document, and the length that of the body.
fn with_own_headers(mut response: Response, own: http::HeaderMap) -> Response {
    let headers = response.headers_mut();
    headers.remove(CONTENT_LENGTH);
    headers.remove(TRANSFER_ENCODING);
    headers.extend(own);
    response
}

macro_rules! replies_with_headers {
    ($(($($part:ident),+))+) => { $(
        impl<$($part,)+ R> sealed::Sealed for ($($part,)+ R) {}

        #[allow(non_snake_case, reason = "each name is that of a type and of a value")]
        impl<$($part: ReplyPart,)+ R: Reply> Reply for ($($part,)+ R) {
            fn into_reply(self, sender: &Sender) -> Result<Response, BoxError> {
                let ($($part,)+ reply) = self;
                let response = reply.into_reply(sender)?;
                let own = response.headers().clone();
                $( let response = $part.add_to(response)?; )+
                Ok(with_own_headers(response, own))
            }
        }

        impl<$($part: ReplyPart,)+ R: SmsReply> SmsReply for ($($part,)+ R) {}
        impl<$($part: ReplyPart,)+ R: VoiceReply> VoiceReply for ($($part,)+ R) {}
        impl<$($part: ReplyPart,)+ R: StatusReply> StatusReply for ($($part,)+ R) {}
        impl<$($part: ReplyPart,)+ R: StudioReply> StudioReply for ($($part,)+ R) {}
    )+ };
}

replies_with_headers! {
    (A)
    (A, B)
    (A, B, C)
}
