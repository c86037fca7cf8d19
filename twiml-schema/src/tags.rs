//! The types of elements, without the rest of [`names`](crate::names): `tags::Gather` is `names::Gather::Tag`.

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
