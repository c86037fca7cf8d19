//! Twilio's REST API, with state: a server that answers what applications ask it by Twilio's libraries.
//!
//! A request goes from the [`server`] through its [`exchange`] to the [`desk`], by the [`route`] of its path. What it asks for is in the phone (messages and
//! calls) or in the [`store`] (numbers, applications, messaging services, SIP domains); [`later`], the phone goes on with it. Files are in the [`storage`], which
//! is another server.

mod applications;
mod arrive;
mod asked;
mod calls;
mod configure;
mod credentials;
mod desk;
mod domains;
mod exchange;
mod expected;
mod fault;
mod handle;
mod later;
mod members;
mod messages;
mod numbers;
mod page;
mod recordings;
mod refusal;
mod reply;
mod request;
mod resource;
mod route;
mod server;
mod services;
mod setting;
mod sound;
mod storage;
mod store;
mod when;

pub use fault::RestFault;
pub use handle::Rest;
pub use request::RestRequest;
pub use resource::Resource;
