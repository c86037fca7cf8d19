//! The vocabulary as names, for editors and for reading: a module for each element, with a constant for
//! each of its attributes and a type of the element.
//!
//! ```
//! use twiml_schema::names::Gather;
//!
//! assert_eq!(Gather::numDigits.name, "numDigits");
//! ```
//!
//! A name that is not a Rust identifier has a similar one: `r#loop` for `loop`, `say_as` for `say-as`, `xml_lang` for
//! `xml:lang`. Elements that share a tag are told apart: [`Response`] and [`MessagingResponse`]; the [`Sip`] of
//! `<Dial>` and the [`ReferSip`] of `<Refer>`.

pub use crate::rows::messaging::*;
pub use crate::rows::ssml::*;
pub use crate::rows::voice::call::*;
pub use crate::rows::voice::conference::*;
pub use crate::rows::voice::connect::*;
pub use crate::rows::voice::dial::*;
pub use crate::rows::voice::gather::*;
pub use crate::rows::voice::pay::*;
pub use crate::rows::voice::queue::*;
pub use crate::rows::voice::record::*;
pub use crate::rows::voice::relay::*;
pub use crate::rows::voice::sip::*;
pub use crate::rows::voice::speech::*;
pub use crate::rows::voice::start::*;
