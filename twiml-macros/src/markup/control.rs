//! Rust's own control flow among the nodes of a document: the one place that knows where bodies are in an `if`, a `for` and a `match`.

use proc_macro2::TokenStream;
use quote::quote;

/// `if`, `for` or `match` around nodes.
pub(crate) enum Control<N> {
    /// `if condition { … } else { … }`; an `else if` is a single [`Control::If`] in `otherwise`.
    If {
        /// Everything between `if` and the braces.
        condition: TokenStream,
        then: Vec<N>,
        otherwise: Option<Vec<N>>,
    },
    /// `for pattern in expr { … }`
    For {
        /// Everything between `for` and the braces.
        head: TokenStream,
        body: Vec<N>,
    },
    /// `match expr { pattern => { … } … }`
    Match {
        /// Everything between `match` and the braces.
        subject: TokenStream,
        /// Everything before `=>`, and the body.
        arms: Vec<(TokenStream, Vec<N>)>,
    },
}

impl<N> Control<N> {
    /// The Rust before each body.
    pub(crate) fn heads(&self) -> Vec<&TokenStream> {
        match self {
            Self::If { condition: head, .. } | Self::For { head, .. } => vec![head],
            Self::Match { subject, arms } => {
                std::iter::once(subject).chain(arms.iter().map(|(pattern, _)| pattern)).collect()
            }
        }
    }

    /// The nodes of each body.
    pub(crate) fn bodies(&self) -> Vec<&[N]> {
        match self {
            Self::If { then, otherwise, .. } => {
                [Some(then), otherwise.as_ref()].into_iter().flatten().map(Vec::as_slice).collect()
            }
            Self::For { body, .. } => vec![body],
            Self::Match { arms, .. } => arms.iter().map(|(_, body)| body.as_slice()).collect(),
        }
    }

    /// The nodes of each body, to be changed.
    pub(crate) fn bodies_mut(&mut self) -> Vec<&mut [N]> {
        match self {
            Self::If { then, otherwise, .. } => {
                [Some(then), otherwise.as_mut()].into_iter().flatten().map(Vec::as_mut_slice).collect()
            }
            Self::For { body, .. } => vec![body],
            Self::Match { arms, .. } => arms.iter_mut().map(|(_, body)| body.as_mut_slice()).collect(),
        }
    }

    /// Whether one of the bodies is sure to be run, and no other.
    pub(crate) fn runs_one(&self) -> bool {
        matches!(self, Self::If { otherwise: Some(_), .. } | Self::Match { .. })
    }

    /// The same around other nodes.
    pub(crate) fn map<M>(self, mut body: impl FnMut(Vec<N>) -> Vec<M>) -> Control<M> {
        match self {
            Self::If { condition, then, otherwise } => {
                Control::If { condition, then: body(then), otherwise: otherwise.map(body) }
            }
            Self::For { head, body: nodes } => Control::For { head, body: body(nodes) },
            Self::Match { subject, arms } => {
                let arms = arms.into_iter().map(|(pattern, nodes)| (pattern, body(nodes)));
                Control::Match { subject, arms: arms.collect() }
            }
        }
    }

    /// The statement, with `body` for the nodes.
    pub(crate) fn statement(&self, mut body: impl FnMut(&[N]) -> TokenStream) -> TokenStream {
        match self {
            Self::If { condition, then, otherwise } => {
                let then = body(then);
                let otherwise = otherwise.as_deref().map(body).map(|nodes| quote!(else { #nodes }));
                quote!(if #condition { #then } #otherwise)
            }
            Self::For { head, body: nodes } => {
                let nodes = body(nodes);
                quote!(for #head { #nodes })
            }
            Self::Match { subject, arms } => {
                let arms = arms.iter().map(|(pattern, nodes)| {
                    let nodes = body(nodes);
                    quote!(#pattern => { #nodes })
                });
                quote!(match #subject { #(#arms)* })
            }
        }
    }
}
