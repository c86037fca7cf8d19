//! From an annotated function to an endpoint: what the attribute macros generate calls into here.
//!
//! An attribute says what its function is (`annotated`, `kind`, `descriptor`) and what it names (`reference`, `remark`). The
//! compiler checks that it fits (`callback`, `fallback`, `begins` for an `entry`, `arguments_in_url`, `url_argument`, `path_fields`, by `made_up` values). A request to it becomes its `argument`s, and
//! what it returns a `reply`, with `headers` if it has any (`endpoint`). A request is `served` in a `span` of the log, for as
//! long as its `clock` and its `deadline` allow, and there can be `late_work`; what a `panic` says is logged. One that reaches no webhook is `missed`.

mod annotated;
mod argument;
mod arguments_in_url;
pub mod begins;
mod callback;
mod clock;
mod deadline;
mod descriptor;
mod endpoint;
mod entry;
mod entry_role;
mod fallback;
mod handed_over;
mod handler;
mod headers;
mod kind;
mod late_work;
mod link;
mod link_end;
mod linked;
mod listed;
mod made_up;
mod mention;
mod missed;
mod mountable;
mod mounted;
mod nearest;
mod opened;
mod overrides;
mod panic;
mod path_fields;
mod reference;
mod refusal;
mod remark;
mod reply;
mod served;
mod site;
mod span;
#[cfg(feature = "streams")]
mod upgrading;
mod url;
mod url_argument;

pub use annotated::{Receives, Webhook};
pub use argument::{Arguments, IsExtractor, IsPayload, NotDisplay, NotPayload, Probe, Resolve, comes_later};
pub use arguments_in_url::{NamedAlone, TakesOverAlone, WithArguments, WithoutArguments};
pub use callback::{
    AnswersAnything, AnswersMessaging, AnswersNothing, AnswersVoice, AnswersWith, Callback, same_family,
};
pub(crate) use deadline::Deadline;
pub use deadline::DeadlineReply;
pub use descriptor::Descriptor;
// With the endpoint of each kind.
pub use endpoint::*;
pub use entry::Entry;
pub use entry_role::EntryRole;
pub use fallback::{TakesOverFrom, falls_back};
pub use handed_over::{HandsOff, NoData, Returns, TakesHandoff, hands_over};
pub use handler::State;
// With the marker of each kind.
#[cfg(feature = "streams")]
pub(crate) use argument::each_arity;
pub use kind::*;
pub use late_work::LateWork;
pub use link::{
    AsLink, Link, PathParameter, PathValue, QueryParameters, TakesQuery, WithoutPath, WithoutQuery,
};
pub use linked::{Expects, KnownHandler};
pub use listed::{Listed, Mounts};
pub use mention::Mention;
pub(crate) use mention::{AddressAsText, Target};
pub(crate) use missed::{Missed, Signed};
pub use mountable::Mountable;
pub(crate) use mounted::Mounted;
pub(crate) use nearest::ends_in;
pub use opened::{
    OpenedAlone, OpenedAs, OpenedByConnect, OpenedByRelay, OpenedByStart, OpenedByStream, StreamHandler,
};
pub use overrides::{OverrideError, Overrides, RetryOn, in_range};
#[cfg(feature = "streams")]
pub(crate) use panic::panic_message;
pub use path_fields::{NotRead, report_missing};
pub use reference::{Reference, Via};
pub use remark::Remark;
#[cfg(feature = "streams")]
pub(crate) use reply::HandlerError;
pub(crate) use served::Options;
pub(crate) use site::Site;
#[cfg(feature = "streams")]
pub(crate) use upgrading::upgrading;
pub use url::WebhookLink;
pub use url_argument::{
    GivenQuery, NoPath, NoQuery, NotFromUrl, PathShape, QueryTaken, TakenBy, Takes, comes_twice,
};
