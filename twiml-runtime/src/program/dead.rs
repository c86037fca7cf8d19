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
    /// A document has the path of a handler as text, but there is none at this path, or one for something else.
    #[non_exhaustive]
    Path {
        /// The path.
        path: &'static str,
        /// The handler at this path, which does not take what Twilio sends there.
        handler: Option<Descriptor>,
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
        /// Whether the webhooks make a link to it.
        reach: Reach,
        /// Whether there is a `webhooks![…]` in its crate, which leaves it out.
        left_out: bool,
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
            DeadLink::Unlisted { reach, .. } => *reach == Reach::Certain,
            DeadLink::Path { .. } => false,
        };
        let (certain, possible): (Vec<_>, Vec<_>) = self.0.into_iter().partition(is_certain);
        (Self::new(certain), possible)
    }
}

impl DeadLink {
    /// Where in the source it is named or, if that is not known, where it is.
    pub fn location(&self) -> &'static Location<'static> {
        match self {
            Self::Handler { location, .. } | Self::Path { location, .. } => location,
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
                    None => write!(
                        f,
                        "no `webhooks![…]` of this program has it, so Twilio's request to `{path}` would find nothing; add `{name}` to \
                         `webhooks![…]`"
                    ),
                    Some(module) => write!(
                        f,
                        "only another `webhooks![…]` has it, in `{module}`, so Twilio's request to `{path}` may find nothing; add `{name}` \
                         to the list of the webhooks that lead here"
                    ),
                }
            }
            Self::Path { path, via, handler: Some(Descriptor { name, payload, .. }), .. } => write!(
                f,
                "`{via}` has the path `{path}`, where the handler `{name}` is, but that takes `{payload}`, which Twilio never sends \
                 there; name a handler that fits, without quotes",
            ),
            Self::Path { path, via, .. } => write!(
                f,
                "`{via}` has the path `{path}`, but no mounted handler is there; name the handler itself, without quotes, or \
                 write `{{\"{path}\"}}` if something else is at this path",
            ),
            Self::Unlisted { handler: Descriptor { name, .. }, .. } => write!(
                f,
                "the handler `{name}` is in no `webhooks![…]` of this program, so a link to it would lead nowhere; add `{name}` \
                 to `webhooks![…]`, or take it out of the program",
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
