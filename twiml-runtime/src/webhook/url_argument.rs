//! What an argument takes from the URL, by its type: an alias or another import name hides the name `Query`, and not the type.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::fmt::Display;
use std::marker::PhantomData;
use std::str::FromStr;

use axum::extract::{Path, Query};

use super::annotated::Webhook;
use super::argument::Probe;
use super::arguments_in_url::{ArgumentsInUrl, WithArguments, WithoutArguments};
use super::link::{Link, WithoutQuery};

/// Nothing, as far as is known.
const NOTHING: u8 = 0;
const PATH: u8 = 1;
const QUERY: u8 = 2;
/// A query that can be missing.
const OPTIONAL_QUERY: u8 = 3;

impl<T> Probe<Path<T>> {
    /// The part of the URL that the argument takes.
    pub const PART: u8 = PATH;
}

impl<T> Probe<Option<Path<T>>> {
    /// The part of the URL that the argument takes.
    pub const PART: u8 = PATH;
}

impl<T, E> Probe<Result<Path<T>, E>> {
    /// The part of the URL that the argument takes.
    pub const PART: u8 = PATH;
}

impl<T> Probe<Query<T>> {
    /// The part of the URL that the argument takes.
    pub const PART: u8 = QUERY;
}

impl<T, E> Probe<Result<Query<T>, E>> {
    /// The part of the URL that the argument takes.
    pub const PART: u8 = OPTIONAL_QUERY;
}

impl<T: FromStr> Probe<T> {
    /// `T` can be read from one text.
    pub const IS_FROM_STR: bool = true;
}

macro_rules! tuples {
    ($(($($element:ident)+) $arity:literal)+) => { $(
        impl<$($element),+> Probe<($($element,)+)> {
            /// How many parameters the tuple is made of.
            pub const ARITY: usize = $arity;
        }
    )+ };
}

tuples! {
    (T1) 1
    (T1 T2) 2
    (T1 T2 T3) 3
    (T1 T2 T3 T4) 4
    (T1 T2 T3 T4 T5) 5
    (T1 T2 T3 T4 T5 T6) 6
    (T1 T2 T3 T4 T5 T6 T7) 7
    (T1 T2 T3 T4 T5 T6 T7 T8) 8
    (T1 T2 T3 T4 T5 T6 T7 T8 T9) 9
    (T1 T2 T3 T4 T5 T6 T7 T8 T9 T10) 10
    (T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11) 11
    (T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12) 12
    (T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13) 13
    (T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14) 14
    (T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14 T15) 15
    (T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14 T15 T16) 16
}

/// What axum makes of a path without parameters.
macro_rules! from_nothing {
    ($([$($generic:ident)*] $type:ty;)+) => { $(
        impl<$($generic),*> Probe<$type> {
            /// It can be read from a path without parameters.
            pub const IS_FROM_NOTHING: bool = true;
        }
    )+ };
}

from_nothing! {
    [] ();
    [] NoPath;
    [K V H] HashMap<K, V, H>;
    [K V] BTreeMap<K, V>;
    [T] Vec<T>;
    [T] VecDeque<T>;
    [T H] HashSet<T, H>;
    [T] BTreeSet<T>;
}

/// What holds of every other type, see [`Probe`].
pub trait NotFromUrl {
    /// It takes nothing from the URL.
    const PART: u8 = NOTHING;
    /// It cannot be read from one text.
    const IS_FROM_STR: bool = false;
    /// It is not a tuple.
    const ARITY: usize = 0;
    /// It is made of parameters.
    const IS_FROM_NOTHING: bool = false;
}

impl<T> NotFromUrl for Probe<T> {}

/// The part of the URL that an argument takes, as a type.
#[derive(Debug)]
pub enum Takes<const PART: u8> {}

/// What an argument `A` takes from the URL. `Otherwise` is what the other arguments take.
pub trait TakenBy<A> {
    /// Of the query.
    type Query<Otherwise: QueryTaken>: QueryTaken;
    /// Of the path.
    type Path<Otherwise>;
}

impl<A> TakenBy<A> for Takes<NOTHING> {
    type Query<Otherwise: QueryTaken> = Otherwise;
    type Path<Otherwise> = Otherwise;
}

impl<A: Extracted> TakenBy<A> for Takes<PATH> {
    type Query<Otherwise: QueryTaken> = Otherwise;
    type Path<Otherwise> = A::Value;
}

impl<A: Extracted> TakenBy<A> for Takes<QUERY> {
    type Query<Otherwise: QueryTaken> = NeededQuery<A::Value>;
    type Path<Otherwise> = Otherwise;
}

impl<A: Extracted> TakenBy<A> for Takes<OPTIONAL_QUERY> {
    type Query<Otherwise: QueryTaken> = OptionalQuery<A::Value>;
    type Path<Otherwise> = Otherwise;
}

/// An extractor of axum that takes its value from the URL.
pub trait Extracted {
    /// What is extracted.
    type Value;
}

impl<T> Extracted for Path<T> {
    type Value = T;
}

impl<T> Extracted for Query<T> {
    type Value = T;
}

impl<A: Extracted> Extracted for Option<A> {
    type Value = A::Value;
}

impl<A: Extracted, E> Extracted for Result<A, E> {
    type Value = A::Value;
}

/// What a handler takes of its query.
pub trait QueryTaken {
    /// The type that callers pass.
    type Value;
    /// What a handler is called with that has no parameters in its path.
    type Arguments: ArgumentsInUrl;
    /// What a handler with parameters in its path is after it got those.
    type At<W>;

    /// The handler, with the parameters of its path in order.
    fn link<W: Webhook>(parameters: &[&dyn Display]) -> Self::At<W>;
}

/// The handler takes no query.
#[derive(Debug)]
pub enum NoQuery {}

/// The handler takes no `Path`, so callers fill in the parameters with whatever can be written.
#[derive(Debug)]
pub enum NoPath {}

/// The handler takes a query, and does not run without it.
#[derive(Debug)]
pub struct NeededQuery<Q>(PhantomData<fn() -> Q>);

/// The handler takes a query, and sees for itself whether there is one.
#[derive(Debug)]
pub struct OptionalQuery<Q>(PhantomData<fn() -> Q>);

impl QueryTaken for NoQuery {
    type Value = Self;
    type Arguments = WithoutArguments;
    type At<W> = Link<W>;

    fn link<W: Webhook>(parameters: &[&dyn Display]) -> Link<W> {
        Link::at(parameters)
    }
}

impl<Q> QueryTaken for NeededQuery<Q> {
    type Value = Q;
    type Arguments = WithArguments;
    type At<W> = WithoutQuery<W>;

    fn link<W: Webhook>(parameters: &[&dyn Display]) -> WithoutQuery<W> {
        WithoutQuery::at(parameters)
    }
}

impl<Q> QueryTaken for OptionalQuery<Q> {
    type Value = Q;
    type Arguments = WithoutArguments;
    type At<W> = Link<W>;

    fn link<W: Webhook>(parameters: &[&dyn Display]) -> Link<W> {
        Link::at(parameters)
    }
}

/// What a handler `W` takes of its query, seen from a caller who passes a `Q`.
#[diagnostic::on_unimplemented(
    message = "`{W}` takes no query",
    label = "`{W}` takes no query",
    note = "leave it out, or have `{W}` take it by an argument `Query<_>`"
)]
pub trait GivenQuery<Q, W> {}

impl<Q, W> GivenQuery<Q, W> for NeededQuery<Q> {}
impl<Q, W> GivenQuery<Q, W> for OptionalQuery<Q> {}

/// Whether a handler takes its path or its query twice: callers could not pass both. `parts` are those of arguments whose names do not say it, see [`Probe`],
/// beside a `Path` and a `Query` that are known.
pub const fn comes_twice(parts: &[u8], path: bool, query: bool) -> bool {
    let (mut paths, mut queries) = (path as usize, query as usize);
    let mut at = 0;
    while at < parts.len() {
        match parts[at] {
            PATH => paths += 1,
            QUERY | OPTIONAL_QUERY => queries += 1,
            _ => {}
        }
        at += 1;
    }
    paths > 1 || queries > 1
}

/// What is known of the type in a `Path`.
#[derive(Debug, Clone, Copy)]
pub struct PathShape {
    /// Whether it can be written.
    pub is_display: bool,
    /// Whether it can be read from one text.
    pub is_from_str: bool,
    /// How many elements it has as a tuple; 0 if it is none.
    pub arity: usize,
    /// Whether it can be read from a path without parameters.
    pub is_from_nothing: bool,
}

impl PathShape {
    /// Whether the type cannot be made of so many parameters. axum finds out when the first request comes in.
    pub const fn misses(self, parameters: usize) -> bool {
        // A struct takes parameters by name, also those of a router around this one. Among several parameters, it is told from what is made of one
        // by whether that can be written, and read again. Where there is none, it would only read those of a router around this one, which a map reads as well.
        match (self.arity, parameters) {
            (0, 0) => !self.is_from_nothing,
            (0, 1) => false,
            (0, _) => self.is_display && self.is_from_str,
            (arity, parameters) => arity != parameters,
        }
    }
}
