//! A request, from its arrival to its answer.

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, Request};

use super::asked::Asked;
use super::desk::Desk;
use super::fault::Closed;
use super::reply::response;

/// Answers a request, after what a test wants to happen before it.
///
/// # Errors
///
/// If the connection is to close without an answer.
pub(super) async fn exchange(desk: Arc<Desk>, request: Request<Body>) -> Result<Response, Closed> {
    let id = desk.phone.account().new_sid("RQ");
    let asked = Asked::read(request).await;
    let seen = asked.seen(&desk.credentials);
    while let Some((sid, fields)) = desk.edits.take(&seen) {
        // What is gone by now is not edited.
        let _ = desk.edit(&sid, &fields);
    }
    let fault = desk.faults.take(&seen);
    desk.seen.change(|all| all.push(seen));
    let format = desk.format(&asked.path);
    let answer = || response(desk.answer(&asked), format);
    let mut answered = match fault {
        None => answer(),
        Some(fault) => fault.spoil(answer, |refusal| response(Err(refusal), format)).await?,
    };
    if let Ok(id) = HeaderValue::from_str(&id) {
        answered.headers_mut().insert("twilio-request-id", id);
    }
    Ok(answered)
}
