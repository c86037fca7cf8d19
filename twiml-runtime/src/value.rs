//! The values that payloads are made of: SIDs, addresses, statuses, error codes, timestamps.
//!
//! Each is at the root of this crate as well: `twiml_runtime::CallSid`. A value keeps the text as it was on the wire, however odd it is, and
//! displays it unchanged:
//!
//! ```
//! use twiml_runtime::{Address, CallSid, CallStatus, ErrorCode, Timestamp};
//!
//! assert!(matches!(Address::from("whatsapp:+15551234567"), Address::WhatsApp(_)));
//! assert!(CallStatus::from("no-answer").is_failure());
//! assert_eq!(CallStatus::from("parked").as_str(), "parked"); // not known today, and kept
//! assert!("CA123".parse::<CallSid>().is_err());
//! assert_eq!(ErrorCode::new(30007).meaning(), Some("the carrier filtered the message"));
//! assert!(Timestamp::from("Fri, 20 Aug 2010 01:13:42 +0000").parsed().is_some());
//! ```
//!
//! They can be made from any text, and read with `serde` from wherever an application keeps them, so none of them proves that
//! Twilio has sent it. A payload does.
//!
//! - An enum has a variant `Other(…)` for what Twilio adds without notice, and `Missing` for nothing; `KNOWN` lists what has a
//!   variant of its own.
//! - `{:?}` hides personal data where a type has any, and `{:#?}` shows it; see [`mask`].
//!
//! They are the crate [`twiml-values`](https://docs.rs/twiml-values), for programs that read such values and serve no webhooks.

pub use twiml_values::*;
