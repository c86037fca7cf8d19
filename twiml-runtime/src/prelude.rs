//! All that a file with webhooks needs: `use twiml_runtime::prelude::*;`

pub use axum::Json;
pub use axum::extract::{Path, Query, State};

pub use crate::choices;
pub use crate::error::BoxError;
pub use crate::macros::{Menu, sms_webhook, status_callback, studio_webhook, twiml, voice_webhook, webhooks};
pub use crate::menu::{Choice, MenuItem};
// Without its name: an unknown handler `menu` would be taken for it, and an enum may well be called `Menu`.
pub use crate::menu::Menu as _;
pub use crate::mount::Webhooks;
pub use crate::params::Params;
pub use crate::payload::*;
pub use crate::tags;
pub use crate::twiml::{Fragment, Messaging, MessagingResponse, StandsIn, Twiml, Voice, VoiceResponse};
pub use crate::value::*;
pub use crate::verify::{AuthToken, PublicUrl, Rejection, Verified, Verifier, VerifyLayer};
pub use crate::webhook::{Link, Webhook};
