//! An `async fn` as a handler, and the state that it may take.

use super::argument::each_arity;

/// The state of a router, as axum needs it.
pub trait State: Clone + Send + Sync + 'static {}

impl<S: Clone + Send + Sync + 'static> State for S {}

/// An `async fn` with the arguments `A`.
pub trait Handler<A>: Clone + Send + Sync + 'static {
    /// What it returns.
    type Output;

    /// Calls it.
    fn call(self, arguments: A) -> impl Future<Output = Self::Output> + Send;
}

macro_rules! handlers {
    ($(($($argument:ident),*))+) => { $(
        #[allow(non_snake_case, reason = "each name is that of a type and of a value")]
        impl<F, R, $($argument),*> Handler<($($argument,)*)> for F
        where
            F: FnOnce($($argument),*) -> R + Clone + Send + Sync + 'static,
            R: Future + Send,
        {
            type Output = R::Output;

            fn call(self, ($($argument,)*): ($($argument,)*)) -> impl Future<Output = R::Output> + Send {
                self($($argument),*)
            }
        }
    )+ };
}

each_arity!(handlers);
