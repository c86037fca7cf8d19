//! Tunnels: how Twilio reaches an application on a developer's machine.
//!
//! Something on the machine holds a connection to the outside, and leads the requests for a public URL to the application. This module finds
//! the URL, and says when it changes:
//!
//! | | start it with | its URL after it was started again |
//! | --- | --- | --- |
//! | [ngrok agent](Tunnel::ngrok) | `ngrok http 3000` | the same: an account has a domain |
//! | [cloudflared](Tunnel::cloudflared) | `cloudflared tunnel --url http://localhost:3000` | a new one each time |
//! | ngrok in this process, with the feature `ngrok` | `NGROK_AUTHTOKEN` | the same |
//! | anything else, and every deployment | [`Tunnel::given`], or `TWILIO_PUBLIC_URL` | |
//!
//! ```no_run
//! use twiml_client::tunnel::{Probe, Tunnel};
//! use twiml_runtime::prelude::*;
//!
//! # #[sms_webhook("/sms")]
//! # async fn sms(_msg: IncomingMessage) -> MessagingResponse { twiml! { <Response/> } }
//! # async fn serve() -> Result<(), BoxError> {
//! let tunnel = Tunnel::find(3000).await?;
//! let verifier = Verifier::new("the auth token", tunnel.public_url())?;
//! let probe = Probe::new();
//! let answer = probe.answer().to_owned();
//! let app: axum::Router = webhooks![sms]
//!     .verified_by(verifier.clone())
//!     .into_router()
//!     .route(probe.path(), axum::routing::get(async || answer));
//! // The application is served by now, so its own answer comes back through the tunnel.
//! probe.reach(tunnel.public_url()).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Agents are asked at ports of this machine, without a password. Whoever else can listen on these ports can name another URL, to which Twilio would
//! then send the requests of whatever is pointed at it: on a machine that is shared, give the URL.
//!
//! A quick tunnel of cloudflared allows 200 requests at once, promises nothing, and a websocket of Twilio's is known to have failed through it: for media streams and
//! ConversationRelay, prefer ngrok. Formats are those of ngrok 3.30 and before it, and of cloudflared 2026; they follow the documentation and the sources of both.

mod candidate;
mod cloudflared;
#[cfg(feature = "ngrok")]
mod embedded;
mod error;
mod find;
mod found;
mod kind;
mod local;
mod ngrok;
mod probe;
mod source;
mod watch;

pub use error::TunnelError;
pub use find::FindTunnel;
pub use found::Tunnel;
pub use kind::TunnelKind;
pub use probe::{Probe, ProbeError};
pub use watch::TunnelChange;
