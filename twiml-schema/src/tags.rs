//! The types of elements: a type for each, with its name.
//!
//! They have no values. [`AllowedIn`](crate::AllowedIn), [`HoldsText`](crate::HoldsText) and [`Within`](crate::Within) say of them
//! what is allowed where. `tags::Gather` is `Tag` in the module [`Gather`](mod@crate::names::Gather) of the vocabulary.

pub use crate::rows::messaging::tags::*;
pub use crate::rows::ssml::tags::*;
pub use crate::rows::voice::call::tags::*;
pub use crate::rows::voice::conference::tags::*;
pub use crate::rows::voice::connect::tags::*;
pub use crate::rows::voice::dial::tags::*;
pub use crate::rows::voice::gather::tags::*;
pub use crate::rows::voice::pay::tags::*;
pub use crate::rows::voice::queue::tags::*;
pub use crate::rows::voice::record::tags::*;
pub use crate::rows::voice::relay::tags::*;
pub use crate::rows::voice::sip::tags::*;
pub use crate::rows::voice::speech::tags::*;
pub use crate::rows::voice::start::tags::*;
