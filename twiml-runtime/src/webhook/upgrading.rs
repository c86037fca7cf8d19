//! The endpoint of a handler that answers with another protocol.

use axum::response::Response;
use http::request::Parts;

use super::argument::{Arguments, IsExtractor};
use super::endpoint::{Answer, Call, Endpoint, Failure};
use super::handler::State;
use super::mountable::Mountable;
use super::mounted::Mounted;
use super::refusal::Refusal;
use crate::verify::Verifier;

/// The endpoint of a handler that is handed the connection of a verified request: `open` answers the request, and has the
/// arguments, which were taken from it before.
pub(crate) fn upgrading<W, S, A>(
    open: impl Fn(&Verifier, &mut Parts, A) -> Result<Response, Response> + Clone + Send + Sync + 'static,
) -> Endpoint<S>
where
    W: Mountable,
    S: State,
    A: Arguments<S, IsExtractor> + 'static,
{
    let answer = move |Call { mut parts, params, state, sender }: Call<S>| -> Answer {
        let open = open.clone();
        Box::pin(async move {
            let arguments = A::take(&mut parts, params, &state).await.map_err(Failure::Refused)?;
            open(sender.verifier(), &mut parts, arguments).map_err(|response| {
                Failure::Refused(Refusal {
                    reason: "it does not ask for a websocket as a browser or Twilio does".to_owned(),
                    response,
                })
            })
        })
    };
    Endpoint {
        mounted: Mounted::of::<W>(),
        answer: Box::new(answer),
        asks_for_address: A::ask_for_address(),
        deadline: None,
        is_handshake: true,
    }
}
