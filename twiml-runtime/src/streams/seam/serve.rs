//! One session, from the connection to its close.

use std::any::Any;
use std::error::Error;
use std::future::poll_fn;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::task::Poll;

use axum::response::Response;
use futures_util::FutureExt as _;
use http::request::Parts;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tracing::Instrument as _;
use tracing::field::Empty;
use tracing::instrument::WithSubscriber as _;

use super::admission::{Door, NotAdmitted};
use super::first::FirstArgument;
use super::open::Session;
use super::reply::StreamReply;
use super::upgrade::{Upgrade, upgrade};
use crate::error::BoxError;
use crate::streams::ended::{CloseCode, Ended, Gone};
use crate::streams::relay::NotSent;
use crate::streams::socket::{Line, Owner, Turn};
use crate::webhook::panic_message;

/// Answers the handshake of a verified request, and serves its session in a task of its own.
///
/// The further arguments of the handler are taken from the request before this is called, where they can still be refused with a
/// response; `handler` has them, and takes the first one.
///
/// # Errors
///
/// The response for a request that asks for no websocket.
#[expect(clippy::result_large_err, reason = "the response is sent either way")]
pub fn accept<A, H, F>(parts: &mut Parts, door: Door, handler: H) -> Result<Response, Response>
where
    A: FirstArgument,
    H: FnOnce(A) -> F + Send + 'static,
    F: Future<Output: StreamReply<A>> + Send + 'static,
{
    let Upgrade { connection, response } = upgrade(parts)?;
    let session = async move {
        match connection.await {
            Ok(connection) => serve(TokioIo::new(connection), door, handler).await,
            Err(error) => {
                tracing::warn!(error = &error as &dyn Error, "this connection could not become a websocket");
            }
        }
    };
    tokio::spawn(session.in_current_span().with_current_subscriber());
    Ok(response)
}

/// Serves the session of an upgraded connection, to its end: waits until Twilio says which session it is, calls the handler, and
/// closes the websocket when the handler has returned.
///
/// It reads and writes only while it is polled, and all of it happens in one task, the handler included.
pub async fn serve<A, IO, H, F>(io: IO, door: Door, handler: H)
where
    A: FirstArgument,
    IO: AsyncRead + AsyncWrite + Unpin + Send,
    H: FnOnce(A) -> F + Send,
    F: Future<Output: StreamReply<A>> + Send,
{
    let Door { name, path, .. } = door;
    let span = tracing::info_span!("session", webhook = name, path, call_sid = Empty, session_sid = Empty);
    let session = door.streams.join();
    let serving = async {
        let mut owner = Owner::new(io).await;
        match door.admit::<A, _>(&mut owner, &span).await {
            Ok((argument, line)) => see_through(owner, &door, &session, argument, &*line, handler).await,
            Err(NotAdmitted::Over(Ended::Lost)) => tracing::debug!("this websocket ended before it began"),
            Err(refused) => {
                tracing::warn!(
                    webhook = name,
                    path,
                    reason = refused.reason::<A>(),
                    "this session is refused, and its websocket closed"
                );
                owner.close(CloseCode::Policy, refused.told()).await;
            }
        }
    };
    serving.instrument(span.clone()).await;
}

/// Ends all waits when a session is over, however it ends.
struct Over<'a, L: Line>(&'a L);

impl<L: Line> Drop for Over<'_, L> {
    fn drop(&mut self) {
        self.0.end(Ended::Returned);
    }
}

async fn see_through<A, IO, H, F>(
    mut owner: Owner<IO>,
    door: &Door,
    session: &Session,
    argument: A,
    line: &A::Line,
    handler: H,
) where
    A: FirstArgument,
    IO: AsyncRead + AsyncWrite + Unpin,
    H: FnOnce(A) -> F,
    F: Future<Output: StreamReply<A>>,
{
    let over = Over(line);
    let outcome = {
        // All that is the application's can panic: making the future, running it, and writing what is handed off.
        let work = AssertUnwindSafe(async move { handler(argument).await.into_handoff() }).catch_unwind();
        run(&mut owner, session, line, work).await
    };
    let (code, told) = match outcome {
        None => {
            tracing::warn!(
                webhook = door.name,
                path = door.path,
                "this handler has not returned within the limit of the shutdown, and is cut off"
            );
            (CloseCode::Away, "shutting down")
        }
        Some(outcome) => match conclude(line, door, outcome) {
            Err(CloseCode::Normal) => (CloseCode::Normal, ""),
            Err(failed) => (failed, "the handler failed"),
            Ok(data) => {
                let other_side_closes = A::hand_off(line, data);
                owner.conclude(line, other_side_closes).await;
                match session.shutting_down() {
                    Some(_) => (CloseCode::Away, "shutting down"),
                    None => (CloseCode::Normal, ""),
                }
            }
        },
    };
    drop(over);
    owner.close(code, told).await;
}

/// What a handler came to: the data to hand off, its error, or its panic.
type Outcome = Result<Result<Option<String>, BoxError>, Box<dyn Any + Send>>;

/// Reads and writes while the handler runs. Nothing, if that takes longer than the shutdown allows.
async fn run<IO>(
    owner: &mut Owner<IO>,
    session: &Session,
    line: &impl Line,
    work: impl Future<Output = Outcome>,
) -> Option<Outcome>
where
    IO: AsyncRead + AsyncWrite + Unpin,
{
    let mut work = pin!(work);
    let mut told = false;
    poll_fn(|cx| {
        let limit = session.limit(cx.waker());
        if limit.is_some() && !told {
            told = true;
            line.shut_down();
        }
        owner.read(cx, line);
        // The handler runs and what it says is written in this same turn, so neither wakes this task for another.
        line.wake_nobody();
        if let Poll::Ready(outcome) = work.as_mut().poll(cx) {
            return Poll::Ready(Some(outcome));
        }
        match owner.write(cx, line, limit) {
            Turn::Goes => Poll::Pending,
            Turn::OutOfTime => Poll::Ready(None),
        }
    })
    .await
}

/// The data to hand off, or how to close after a failure, which is logged.
fn conclude(line: &impl Line, door: &Door, outcome: Outcome) -> Result<Option<String>, CloseCode> {
    let Door { name, path, .. } = *door;
    match outcome {
        Ok(Ok(data)) => return Ok(data),
        // The caller has hung up in the middle of something.
        Ok(Err(error)) if says_gone(&error) && line.ended().is_some_and(|ended| ended != Ended::Lost) => {
            tracing::debug!(webhook = name, path, "the websocket ended before its handler had");
            return Err(CloseCode::Normal);
        }
        Ok(Err(error)) => {
            tracing::error!(webhook = name, path, error = &*error as &dyn Error, "this handler failed");
        }
        Err(panic) => {
            let message = panic_message(&*panic);
            tracing::error!(webhook = name, path, panic = message, "this handler panicked");
        }
    }
    Err(CloseCode::Error)
}

fn says_gone(error: &BoxError) -> bool {
    error.is::<Gone>() || error.downcast_ref() == Some(&NotSent::Gone)
}
