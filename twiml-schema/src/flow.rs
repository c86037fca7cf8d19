//! The names of what a flow of handlers is warned of.

macro_rules! flow_warnings {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => {
        $(
            $(#[$doc])*
            pub const $name: &str = $text;
        )+

        /// All of them.
        pub const FLOW_WARNINGS: &[&str] = &[$($name),+];
    };
}

flow_warnings! {
    /// A handler takes what only a callback delivers, but no other handler names it there.
    NEVER_NAMED = "never_named";
    /// A handler's document leads back to it whatever the caller enters.
    ASKS_AGAIN = "asks_again";
    /// A handler leads in a circle back to itself.
    CIRCLE = "circle";
    /// A handler has a document in which the caller hears nothing.
    SILENCE = "silence";
    /// A handler writes a verb that is not for the one who hears its answer.
    NOT_ACCEPTED = "not_accepted";
}
