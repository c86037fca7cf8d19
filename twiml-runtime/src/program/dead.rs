//! What is named in the program, and leads nowhere.

use std::error::Error;
use std::fmt;
use std::panic::Location;

use crate::webhook::{Descriptor, Via};

/// What a program names that is not mounted. At least one.
///
/// Its [`Display`](fmt::Display) says of each where it is named, and what to do.
#[derive(Clone)]
pub struct DeadLinks(Vec<DeadLink>);

/// What is named, and is not mounted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeadLink {
    /// A document names a handler.
    #[non_exhaustive]
    Handler {
        /// The handler.
        handler: Descriptor,
        /// Where in the document it is named.
        via: Via,
        /// Where in the source.
        location: &'static Location<'static>,
        /// Whether the webhooks lead to the document: directly, or by the functions that they call.
        reach: Reach,
        /// The module of a `webhooks![…]` that mounts the handler, if that is not the one whose webhooks lead to the document. What a
        /// document names is looked for beside the handler that sends it.
        mounted_in: Option<&'static str>,
    },
    /// A document has an address of the application itself as text, and something is wrong with it.
    #[non_exhaustive]
    Address {
        /// The path, or the whole URL.
        address: &'static str,
        /// What is wrong.
        fault: AddressFault,
        /// Where in the document it is.
        via: Via,
        /// Where in the source.
        location: &'static Location<'static>,
    },
    /// A handler that no `webhooks![…]` has. No document is known to name it, but a [`Link`](crate::Link) may.
    #[non_exhaustive]
    Unlisted {
        /// The handler.
        handler: Descriptor,
        /// How the webhooks go on with it, if they may.
        linked_by: Option<LinkedBy>,
        /// Whether there is a `webhooks![…]` in its crate, which leaves it out.
        left_out: bool,
    },
}

/// What is wrong with an address that is written as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AddressFault {
    /// No handler is there.
    NotFound,
    /// This handler is there, and takes what Twilio does not send there.
    AnotherPayload(Descriptor),
    /// This handler is there, and Twilio asks it by another method than its own.
    AnotherMethod(Descriptor),
    /// This handler is there, and needs a query.
    NoQuery(Descriptor),
    /// This handler is there, below the base path of the public URL.
    NoBasePath(Descriptor),
}

/// How webhooks go on with a handler that no document names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkedBy {
    /// A function makes a link to it.
    #[non_exhaustive]
    Function {
        /// The function, by its path.
        function: &'static str,
        /// Where in the source it is, if it is a handler.
        location: Option<&'static Location<'static>>,
        /// Whether the link cannot be to another handler of the same name.
        is_certain: bool,
    },
    /// A document goes on with a value, which may be a link to it.
    #[non_exhaustive]
    Value {
        /// Where in the document.
        via: Via,
        /// Where in the source.
        location: &'static Location<'static>,
    },
}

/// Whether webhooks lead somewhere, as far as the names of functions and handlers tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reach {
    /// They do.
    Certain,
    /// They may: by a name that can be that of another, or with a value.
    Possible,
    /// They are not known to.
    Unknown,
}

impl DeadLinks {
    /// In the order of the source; the notes of a program come in none.
    pub(super) fn new(mut dead: Vec<DeadLink>) -> Option<Self> {
        dead.sort_by_key(|link| (link.location().file(), link.location().line(), link.location().column()));
        Some(Self(dead)).filter(|dead| !dead.0.is_empty())
    }

    /// Each of them, in the order of the source.
    pub fn iter(&self) -> impl Iterator<Item = &DeadLink> {
        self.0.iter()
    }

    /// Those that are certain to lead nowhere, if there are any, and the others: a path may be that of something else at the same
    /// host, and a document that no webhook leads to may never be sent, as one in a test.
    pub(crate) fn divide(self) -> (Option<Self>, Vec<DeadLink>) {
        let is_certain = |link: &DeadLink| match link {
            // A program of tests has many lists, and one of them may mount a handler that another is about.
            DeadLink::Handler { reach, mounted_in, .. } => *reach == Reach::Certain && mounted_in.is_none(),
            DeadLink::Unlisted { linked_by, .. } => {
                matches!(linked_by, Some(LinkedBy::Function { is_certain: true, .. }))
            }
            DeadLink::Address { .. } => false,
        };
        let (certain, possible): (Vec<_>, Vec<_>) = self.0.into_iter().partition(is_certain);
        (Self::new(certain), possible)
    }
}

impl DeadLink {
    /// Where in the source it is named or, if that is not known, where it is.
    pub fn location(&self) -> &'static Location<'static> {
        match self {
            Self::Handler { location, .. }
            | Self::Address { location, .. }
            | Self::Unlisted { linked_by: Some(LinkedBy::Value { location, .. }), .. }
            | Self::Unlisted {
                linked_by: Some(LinkedBy::Function { location: Some(location), .. }), ..
            } => location,
            Self::Unlisted { handler, .. } => handler.location,
        }
    }
}

impl fmt::Display for DeadLinks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, link) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{}: {link}", link.location())?;
        }
        Ok(())
    }
}

impl fmt::Display for DeadLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Handler { handler: Descriptor { name, path, location, .. }, via, mounted_in, .. } => {
                write!(
                    f,
                    "`{via}` names the handler `{name}` ({}:{}), but ",
                    location.file(),
                    location.line()
                )?;
                match mounted_in {
                    None => write!(f, "{}", Nowhere { name, path }),
                    Some(module) => write!(
                        f,
                        "only another `webhooks![…]` has it, in `{module}`, so Twilio's request to `{path}` may find nothing; add \
                         `{name}` to the list of the webhooks that lead here"
                    ),
                }
            }
            Self::Address { address, fault, via, .. } => {
                write!(f, "`{via}` has the address `{address}`, {fault}")
            }
            Self::Unlisted { handler: Descriptor { name, path, location, .. }, linked_by, .. } => {
                let (file, line) = (location.file(), location.line());
                match linked_by {
                    Some(LinkedBy::Function { function, .. }) => write!(
                        f,
                        "`{function}` makes a link to the handler `{name}` ({file}:{line}), but {}",
                        Nowhere { name, path }
                    ),
                    Some(LinkedBy::Value { via, .. }) => write!(
                        f,
                        "`{via}` goes on with a value, which may be a link to the handler `{name}` ({file}:{line}), but {}, or take \
                         it out of the program",
                        Nowhere { name, path }
                    ),
                    None => write!(
                        f,
                        "the handler `{name}` is in no `webhooks![…]` of this program, so a link to it would lead nowhere; add \
                         `{name}` to `webhooks![…]`, or take it out of the program",
                    ),
                }
            }
        }
    }
}

/// What is wrong with a handler that is named and not mounted, and what to do.
struct Nowhere {
    name: &'static str,
    path: &'static str,
}

impl fmt::Display for Nowhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, path } = self;
        write!(
            f,
            "no `webhooks![…]` of this program has it, so Twilio's request to `{path}` would find nothing; add `{name}` to \
             `webhooks![…]`"
        )
    }
}

impl fmt::Display for AddressFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const INSTEAD: &str = "name the handler itself, without quotes";
        match self {
            Self::NotFound => write!(
                f,
                "but no mounted handler is there; {INSTEAD}, or write the address in braces, `{{\"…\"}}`, if something else is there"
            ),
            Self::AnotherPayload(Descriptor { name, payload, .. }) => write!(
                f,
                "where the handler `{name}` is, but that takes `{payload}`, which Twilio never sends there; name a handler that fits, \
                 without quotes"
            ),
            Self::AnotherMethod(Descriptor { name, method, .. }) => {
                write!(
                    f,
                    "where the handler `{name}` is, but that is called by {method}; {INSTEAD}, and its method is set as well"
                )
            }
            Self::NoQuery(Descriptor { name, .. }) => {
                write!(
                    f,
                    "where the handler `{name}` is, but that needs a query; name it with one: `{{{name}::with(&query)}}`"
                )
            }
            Self::NoBasePath(Descriptor { name, .. }) => write!(
                f,
                "where the handler `{name}` is, but without the base path of the public URL; {INSTEAD}, and the base path is \
                 written as well"
            ),
        }
    }
}

/// As its `Display`, because this is what `unwrap` and an error of `main` print.
impl fmt::Debug for DeadLinks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for DeadLinks {}
