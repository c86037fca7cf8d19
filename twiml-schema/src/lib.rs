//! The TwiML vocabulary as plain data.
//!
//! [TwiML](https://www.twilio.com/docs/voice/twiml) is the XML in which an application tells Twilio what to
//! do with a call or a message. This crate knows its words: every [`Element`] with what is allowed in it, every
//! [`Attribute`] with what it takes, and what Twilio sends to every [`Callback`]. And it knows its [`rules`]: pure
//! functions that say what is wrong with a document. It reads and writes no TwiML; the crates around it do.
//!
//! The data is `static`, and the same rows serve twice: programs look them up with [`elements`] and [`find`], and
//! editors show them as the documented modules of [`names`].
//!
//! ```
//! use twiml_schema::{Value, find, nearest};
//!
//! let dial = find("Dial").next().expect("Dial is TwiML");
//! let timeout = dial.attribute("timeout").expect("Dial has a timeout");
//! assert_eq!(timeout.value, Value::Integer { min: Some(5), max: Some(600), unit: Some("seconds") });
//! assert_eq!(timeout.default, Some("30"));
//!
//! let names = dial.attributes.iter().map(|attribute| attribute.name);
//! assert_eq!(nearest("time_limit", names), Some("timeLimit"));
//! ```

#[macro_use]
mod vocabulary;

mod alternatives;
mod callback;
mod choice;
pub mod choices;
#[cfg(any(rust_analyzer, test))]
#[doc(hidden)]
pub mod editor;
pub mod flow;
mod json;
mod kinds;
pub mod languages;
pub mod limits;
mod lookup;
mod model;
pub mod names;
mod nearest;
mod nesting;
mod number;
mod placeholder;
mod rows;
pub mod rules;
mod shape;
pub mod speech;
pub mod tags;
mod text;
pub mod url;
mod value;
mod verdict;
pub mod voices;
mod words;
pub mod xml;

pub use alternatives::alternatives;
pub use callback::{Accepts, Callback, Delivery, Refused, Reply};
pub use choice::{Choices, InvalidChoice, ListOfValue, OneOfValue};
pub use json::is_json_object;
pub use lookup::{elements, find, roots};
pub use model::{AtMost, Attribute, Element, Family, Role, Terminal};
pub use nearest::nearest;
pub use nesting::{AllowedIn, HoldsText, Within};
pub use placeholder::placeholder;
pub use shape::Shape;
pub use text::{Text, TextKind, TextSpec};
pub use value::Value;
pub use verdict::Verdict;
