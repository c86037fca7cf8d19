//! The vocabulary as an editor offers and explains it: what is legal in each place of a document, and nothing else.
//!
//! Each element has a module with three: its `children`, its `attributes`, and the name that closes it. `twiml!` names what is in
//! them where an editor is at work, and no compiler reads this.

#![allow(non_snake_case, reason = "the items have the names that TwiML gives them")]

pub use crate::rows::messaging::editor::*;
pub use crate::rows::ssml::editor::*;
pub use crate::rows::voice::call::editor::*;
pub use crate::rows::voice::conference::editor::*;
pub use crate::rows::voice::connect::editor::*;
pub use crate::rows::voice::dial::editor::*;
pub use crate::rows::voice::gather::editor::*;
pub use crate::rows::voice::pay::editor::*;
pub use crate::rows::voice::queue::editor::*;
pub use crate::rows::voice::record::editor::*;
pub use crate::rows::voice::relay::editor::*;
pub use crate::rows::voice::sip::editor::*;
pub use crate::rows::voice::speech::editor::*;
pub use crate::rows::voice::start::editor::*;

/// What is named where a name may be typed next, so that an editor knows where it would be looked up. It is never offered.
#[doc(hidden)]
#[derive(Debug)]
pub enum Nothing {}

/// What can begin a document or a fragment.
pub mod top {
    /// For a call.
    pub mod voice {
        pub use crate::editor::Response::children::*;
        pub use crate::names::Response;
    }

    /// For a message.
    pub mod messaging {
        pub use crate::editor::MessagingResponse::children::*;
        pub use crate::names::MessagingResponse as Response;
    }

    /// Where neither is known, or nothing of it fits.
    pub mod any {
        pub use crate::editor::Nothing;
        pub use crate::names::*;
    }
}

/// What the attribute of a handler takes beside its path.
pub mod arguments {
    /// For a handler that replies with TwiML.
    pub mod reply {
        pub use super::callback::*;

        /// `fallback = handler`: the handler that takes over when this one fails.
        pub mod fallback {}
    }

    /// For every handler.
    pub mod callback {
        pub use crate::editor::Nothing;

        /// `method = "GET"`: how Twilio calls the handler, otherwise `"POST"`.
        pub mod method {}

        /// `deadline = (10s, please_wait)`: what is replied if the handler takes longer.
        pub mod deadline {}

        /// `allow(silence)`: what the flow does not warn of.
        pub mod allow {}
    }
}

/// What an attribute takes, by the words of the vocabulary.
pub mod types {
    /// Declares a type for each word.
    macro_rules! types {
        ($($(#[$doc:meta])+ $name:ident;)+) => { $(
            $(#[$doc])+
            #[derive(Debug)]
            pub enum $name {}
        )+ };
    }

    /// `true` or `false`.
    pub type Boolean = bool;

    types! {
        /// Text in quotes, or a value that can be written as text.
        Text;
        /// The URL of a webhook, or the name of a handler.
        Url;
        /// `"GET"` or `"POST"`.
        Method;
        /// A whole number.
        Integer;
        /// A number.
        Number;
        /// Whole numbers, separated by spaces.
        Numbers;
        /// Phrases, separated by commas.
        Phrases;
        /// A SID of Twilio's.
        Sid;
        /// A phone number.
        Phone;
        /// A time, such as `"500ms"` or `"2s"`.
        Duration;
        /// The code of a language, such as `"en-US"`.
        Language;
        /// The name of a voice, such as `"Polly.Joanna"`.
        Voice;
        /// One of these words; others may be legal too.
        OneOfOpen;
        /// Some of these words; others may be legal too.
        ListOfOpen;
    }
}

#[cfg(test)]
mod tests {
    use std::any::type_name;

    use super::types::{Boolean, Integer};
    use super::{Gather, Record, Refer, Response, top};
    use crate::choices::Trim;
    use crate::tags;

    #[test]
    fn what_is_legal_in_an_element_has_its_name_there() {
        assert_eq!(type_name::<Gather::children::Say::Tag>(), type_name::<tags::Say>());
        assert_eq!(type_name::<Refer::children::Sip::Tag>(), type_name::<tags::ReferSip>());
        assert_eq!(type_name::<Response::closing::Response::Tag>(), type_name::<tags::Response>());
        assert_eq!(type_name::<top::messaging::Response::Tag>(), type_name::<tags::MessagingResponse>());
        assert_eq!(type_name::<top::voice::Gather::Tag>(), type_name::<tags::Gather>());
    }

    #[test]
    fn an_attribute_has_the_type_of_what_it_takes() {
        assert_eq!(type_name::<Gather::attributes::timeout>(), type_name::<Integer>());
        assert_eq!(type_name::<Gather::attributes::debug>(), type_name::<Boolean>());
        assert_eq!(type_name::<Record::attributes::trim>(), type_name::<Trim>());
    }
}
