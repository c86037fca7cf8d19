//! From a request with a body still on the wire to its verified parameters.

use std::pin::pin;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use bytes::Bytes;
use http::request::Parts;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tokio::time::Instant;

use super::arrival::Arrival;
use super::claim::Claim;
use super::rejection::{Reason, Rejection};
use super::settings::Limits;
use super::target::check_method;
use super::verified::Verified;
use super::verifier::Verifier;
use crate::in_time::in_time;
use crate::params::Params;

/// Reads a request under the verifier's limits and checks it. The parameters keep the body as it came.
pub(crate) async fn verify_request(
    verifier: &Verifier,
    request: Request,
) -> Result<(Parts, Verified<Params>, Arrival), Rejection> {
    let (parts, body) = request.into_parts();
    let body = read(&parts, body, verifier.settings().limits)
        .await
        .map_err(|reason| verifier.refuse(&parts, None, reason))?;
    let (params, arrival) = verifier.accept_looking_up(&parts, body).await?;
    Ok((parts, params, arrival))
}

/// Reads the body of a request that has a signature at all and a method of Twilio's, no more of it than the limit, and for no longer than it has.
async fn read(parts: &Parts, body: Body, limits: Limits) -> Result<Bytes, Reason> {
    Claim::read(&parts.headers)?;
    check_method(parts)?;
    let limit = u64::try_from(limits.max_body_bytes).unwrap_or(u64::MAX);
    if body.size_hint().lower() > limit {
        return Err(Reason::BodyTooLarge);
    }
    let mut whole = pin!(Limited::new(body, limits.max_body_bytes).collect());
    let end = || Instant::now().checked_add(limits.body_timeout);
    match in_time(whole.as_mut(), end).await.ok_or(Reason::BodyTooSlow)? {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Reason::BodyTooLarge),
        Err(_) => Err(Reason::BodyUnreadable),
    }
}
