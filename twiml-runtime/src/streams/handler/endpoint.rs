//! A handler as an endpoint, which answers a verified handshake.

use http::request::Parts;

use crate::streams::seam::{Door, FirstArgument, OpenStreams, StreamReply, accept};
use crate::verify::Verifier;
use crate::webhook::{
    Arguments, Descriptor, Endpoint, IsExtractor, State, StreamHandler, each_arity, upgrading,
};

/// An `async fn` with the first argument `A`, and the further arguments `E`.
#[doc(hidden)]
pub trait SessionHandler<A, E>: Clone + Send + Sync + 'static {
    /// What it returns.
    type Output;

    /// Calls it.
    fn call(self, argument: A, extracted: E) -> impl Future<Output = Self::Output> + Send;
}

macro_rules! handlers {
    (() $(($first:ident $(, $argument:ident)*))+) => { $(
        #[allow(non_snake_case, reason = "each name is that of a type and of a value")]
        impl<F, R, $first, $($argument),*> SessionHandler<$first, ($($argument,)*)> for F
        where
            F: FnOnce($first $(, $argument)*) -> R + Clone + Send + Sync + 'static,
            R: Future + Send,
        {
            type Output = R::Output;

            fn call(self, $first: $first, ($($argument,)*): ($($argument,)*)) -> impl Future<Output = R::Output> + Send {
                self($first $(, $argument)*)
            }
        }
    )+ };
}

each_arity!(handlers);

/// The endpoint of a handler with the first argument `A`. The other arguments `E` are taken from the handshake, before it is answered.
#[doc(hidden)]
pub fn session<W, S, A, E, H>(handler: H) -> Endpoint<S>
where
    W: StreamHandler,
    S: State,
    A: FirstArgument,
    E: Arguments<S, IsExtractor> + 'static,
    H: SessionHandler<A, E>,
    H::Output: StreamReply<A>,
{
    #[expect(clippy::result_large_err, reason = "the response is sent either way")]
    upgrading::<W, S, E>(move |verifier: &Verifier, parts: &mut Parts, extracted: E| {
        let Descriptor { name, path, .. } = W::HANDLER;
        // Where it is mounted, they are those of its list.
        let streams = parts.extensions.remove::<OpenStreams>().unwrap_or_default();
        let door = Door::behind(verifier, parts, name, path, streams);
        let handler = handler.clone();
        accept(parts, door, move |argument: A| handler.call(argument, extracted))
    })
}
