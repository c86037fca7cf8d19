//! Why a document does not go on.

use crate::answer::Document;
use crate::fetch::Question;

/// Why what runs on a leg stops at once.
#[derive(Clone, Debug)]
pub(crate) enum Gone {
    /// The leg is over: its person, the other side or the REST API has hung up.
    HungUp,
    /// The REST API has given the call something else to do.
    Updated(Box<Instructions>),
}

/// What a leg is to do.
#[derive(Clone, Debug)]
pub(crate) enum Instructions {
    /// A document that is asked for.
    Ask(Question),
    /// A document that came with a request to the REST API.
    Run(Document),
}
