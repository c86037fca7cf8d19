//! From an annotated function to a route: what the attribute macros generate calls into here.

mod argument;
mod arguments_in_url;
mod callback;
mod check;
mod endpoint;
mod fallback;
mod handler;
mod kind;
mod link;
mod mount;
mod reply;
mod site;
mod url;

pub use argument::{Arguments, IsPayload, NotDisplay, NotPayload, Probe, Resolve, comes_later};
pub use arguments_in_url::{NamedAlone, WithArguments, WithoutArguments};
pub use callback::{AnswersAnything, AnswersMessaging, AnswersNothing, AnswersVoice, Callback, same_family};
pub use check::{Mounting, slots};
pub use endpoint::{Endpoint, sms, status, studio, voice};
pub use fallback::falls_back;
pub use handler::{Descriptor, Receives, State, Webhook};
pub(crate) use kind::Kind;
pub use kind::{SmsWebhook, StatusCallback, StudioWebhook, VoiceWebhook};
pub use link::{Link, PathParameter, PathValue, QueryParameters, TakesQuery, WithoutPath, WithoutQuery};
pub use mount::{Unverified, Webhooks};
