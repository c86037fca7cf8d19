//! Two things at once, of which the first counts.

use std::future::Future;
use std::pin::pin;

use futures_util::future::{Either, select};

/// Does two things at once until one of them is done. If both are, the left one counts.
pub(crate) async fn race<A, B>(
    left: impl Future<Output = A>,
    right: impl Future<Output = B>,
) -> Either<A, B> {
    match select(pin!(left), pin!(right)).await {
        Either::Left((done, _)) => Either::Left(done),
        Either::Right((done, _)) => Either::Right(done),
    }
}
