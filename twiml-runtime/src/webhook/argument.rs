//! How a handler gets its arguments: the payload first, then whatever axum can extract.

use std::any::type_name;
use std::fmt::Display;
use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use axum::response::IntoResponse as _;
use http::request::Parts;

use super::refusal::Refusal;
use crate::params::Params;
use crate::payload::{NoPayload, Payload};
use crate::verify::Verified;

/// Asks whether `T` is a payload, which decides how a handler's first argument is made, and whether it can be written into a path.
///
/// `Probe::<T>::IS_PAYLOAD` is the constant below where `T` is one, and that of [`NotPayload`] elsewhere: an
/// inherent constant comes before that of a trait.
#[derive(Debug)]
pub struct Probe<T>(PhantomData<T>);

impl<P: Payload> Probe<P> {
    /// `T` is a payload.
    pub const IS_PAYLOAD: bool = true;
}

impl<T: Display> Probe<T> {
    /// `T` can be written into a path.
    pub const IS_DISPLAY: bool = true;
}

/// See [`Probe`].
pub trait NotDisplay {
    /// `T` cannot be written into a path.
    const IS_DISPLAY: bool = false;
}

impl<T> NotDisplay for Probe<T> {}

/// See [`Probe`].
pub trait NotPayload {
    /// `T` is not a payload.
    const IS_PAYLOAD: bool = false;
}

impl<T> NotPayload for Probe<T> {}

/// The answer to a [`Probe`], as a type.
#[derive(Debug)]
pub enum IsPayload<const ANSWER: bool> {}

/// The answer for an argument that is an extractor by its name, of which nothing is asked.
#[derive(Debug)]
pub enum IsExtractor {}

/// What a handler receives, given the type of its first argument.
pub trait Resolve<T> {
    /// `T` itself, or [`NoPayload`] where `T` is an extractor.
    type Payload;
}

impl<T> Resolve<T> for IsPayload<true> {
    type Payload = T;
}

impl<T> Resolve<T> for IsPayload<false> {
    type Payload = NoPayload;
}

impl<T> Resolve<T> for IsExtractor {
    type Payload = NoPayload;
}

/// The answer to a [`Probe`] of an argument after the first.
#[diagnostic::on_unimplemented(
    message = "the payload comes first among a webhook's arguments",
    label = "a payload that is not the first argument",
    note = "a webhook has one payload, as its first argument; every argument after it is an axum extractor"
)]
pub trait ComesLater {}

impl ComesLater for IsPayload<false> {}

/// Compiles where an argument after the first is not a payload.
pub const fn comes_later<A: ComesLater>() {}

/// What an extractor makes of the request.
async fn extract<E: FromRequestParts<S>, S: Send + Sync>(parts: &mut Parts, state: &S) -> Result<E, Refusal> {
    let rejection = match E::from_request_parts(parts, state).await {
        Ok(extracted) => return Ok(extracted),
        Err(rejection) => rejection.into_response(),
    };
    Err(Refusal::of_extractor(type_name::<E>(), rejection, &parts.uri).await)
}

/// Whether an extractor may ask for the address that Twilio called. The usual ones do not, so that their requests need not
/// carry it; for one that is not recognised, they do.
fn may_ask_for_address<E>() -> bool {
    const USUAL: [&str; 3] =
        ["axum::extract::state::State<", "axum::extract::path::Path<", "axum::extract::query::Query<"];
    !USUAL.iter().any(|usual| type_name::<E>().starts_with(usual))
}

/// The first argument of a handler: a payload, or, where the handler takes none, an extractor.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can be neither received nor extracted",
    label = "neither a payload nor an extractor",
    note = "the first argument is a payload such as `IncomingMessage` or `IncomingCall`; for parameters of your own, \
            take `Signed<T>` with a `T` that implements `serde::Deserialize`, and for all of them as they are `Verified<Params>`",
    note = "arguments after it are axum extractors such as `State<_>`, `Query<_>` or `Path<_>`"
)]
pub trait FirstArgument<S, M>: Sized {
    /// Whether it may ask for the address that Twilio called.
    fn asks_for_address() -> bool;

    /// Makes the argument from a verified request.
    fn take(
        parts: &mut Parts,
        params: Verified<Params>,
        state: &S,
    ) -> impl Future<Output = Result<Self, Refusal>> + Send;
}

impl<S: Sync, P: Payload> FirstArgument<S, IsPayload<true>> for P {
    fn asks_for_address() -> bool {
        false
    }

    async fn take(_: &mut Parts, params: Verified<Params>, _: &S) -> Result<Self, Refusal> {
        P::from_verified(params)
            .map_err(|error| Refusal { reason: error.to_string(), response: error.into_response() })
    }
}

#[diagnostic::do_not_recommend]
impl<S: Send + Sync, E: FromRequestParts<S>> FirstArgument<S, IsPayload<false>> for E {
    fn asks_for_address() -> bool {
        may_ask_for_address::<E>()
    }

    async fn take(parts: &mut Parts, _: Verified<Params>, state: &S) -> Result<Self, Refusal> {
        extract(parts, state).await
    }
}

impl<S: Send + Sync, E: Extractor<S>> FirstArgument<S, IsExtractor> for E {
    fn asks_for_address() -> bool {
        may_ask_for_address::<E>()
    }

    async fn take(parts: &mut Parts, _: Verified<Params>, state: &S) -> Result<Self, Refusal> {
        extract(parts, state).await
    }
}

/// An argument of a handler that is not a payload.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be extracted from a request on this router",
    label = "not an extractor for this router",
    note = "arguments after the payload are axum extractors that do not read the body, such as `State<_>`, `Query<_>` or `Path<_>`",
    note = "a `State<T>` needs a router with the state `T`, or `axum::extract::FromRef` for another state; a list with a name asks for it: \
            `webhooks! {{ type Menu<S> = [ask] where T: FromRef<S>; }}`",
    note = "a query that may be missing is a `Query<T>` whose fields are `Option`s"
)]
pub trait Extractor<S>: FromRequestParts<S> + Send {}

#[diagnostic::do_not_recommend]
impl<S, E: FromRequestParts<S> + Send> Extractor<S> for E {}

/// All arguments of a handler.
#[diagnostic::on_unimplemented(
    message = "the arguments `{Self}` cannot be taken from a request",
    label = "not arguments of a webhook",
    note = "the payload comes first, or is left out; every further argument is an axum extractor that does not read the body"
)]
pub trait Arguments<S, M>: Sized + Send {
    /// Whether one of them may ask for the address that Twilio called.
    fn ask_for_address() -> bool;

    /// Makes the arguments from a verified request.
    fn take(
        parts: &mut Parts,
        params: Verified<Params>,
        state: &S,
    ) -> impl Future<Output = Result<Self, Refusal>> + Send;
}

impl<S: Sync, M> Arguments<S, M> for () {
    fn ask_for_address() -> bool {
        false
    }

    async fn take(_: &mut Parts, _: Verified<Params>, _: &S) -> Result<Self, Refusal> {
        Ok(())
    }
}

macro_rules! arguments {
    (() $(($first:ident $(, $rest:ident)*))+) => { $(
        #[allow(non_snake_case, reason = "each name is that of a type and of a value")]
        impl<S, M, $first, $($rest),*> Arguments<S, M> for ($first, $($rest,)*)
        where
            S: Send + Sync,
            $first: FirstArgument<S, M> + Send,
            $($rest: Extractor<S>,)*
        {
            fn ask_for_address() -> bool {
                $first::asks_for_address() $(|| may_ask_for_address::<$rest>())*
            }

            async fn take(parts: &mut Parts, params: Verified<Params>, state: &S) -> Result<Self, Refusal> {
                let $first = $first::take(parts, params, state).await?;
                $(
                    let $rest = extract(parts, state).await?;
                )*
                Ok(($first, $($rest,)*))
            }
        }
    )+ };
}

/// Calls `$macro` with the argument lists that a handler may have: none to sixteen arguments, as in axum.
macro_rules! each_arity {
    ($macro:ident) => {
        $macro! {
            ()
            (A1)
            (A1, A2)
            (A1, A2, A3)
            (A1, A2, A3, A4)
            (A1, A2, A3, A4, A5)
            (A1, A2, A3, A4, A5, A6)
            (A1, A2, A3, A4, A5, A6, A7)
            (A1, A2, A3, A4, A5, A6, A7, A8)
            (A1, A2, A3, A4, A5, A6, A7, A8, A9)
            (A1, A2, A3, A4, A5, A6, A7, A8, A9, A10)
            (A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11)
            (A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12)
            (A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12, A13)
            (A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12, A13, A14)
            (A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12, A13, A14, A15)
            (A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12, A13, A14, A15, A16)
        }
    };
}

pub(crate) use each_arity;

each_arity!(arguments);
