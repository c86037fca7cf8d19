//! The kinds of webhook as types. Their table is in `twiml-schema`.

mod sealed {
    pub trait Sealed {}
}

/// A kind of webhook.
pub trait Kind: sealed::Sealed + 'static {
    /// The attribute that makes such a webhook, as it is written.
    const ATTRIBUTE: &'static str;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident { attribute: $attribute:ident, $($columns:tt)+ })+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub enum $kind {}

        impl sealed::Sealed for $kind {}

        impl Kind for $kind {
            const ATTRIBUTE: &'static str = stringify!($attribute);
        }
    )+ };
}

twiml_schema::each_kind!(kinds);
