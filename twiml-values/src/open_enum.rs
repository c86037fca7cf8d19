//! Enums whose values may grow without notice.

/// Declares an enum from its rows, each a variant and its spelling on the wire, with `Other` for the rest, and `Missing` for
/// a value that should be there and is not.
macro_rules! open_enum {
    ($(
        $(#[$attr:meta])*
        pub enum $name:ident {
            $( $(#[$doc:meta])* $variant:ident = $wire:literal, )+
        }
    )+) => {$(
        $(#[$attr])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$doc])* #[doc = concat!("`", $wire, "` on the wire.")] $variant, )+
            /// A value that is not in this list. Twilio adds to it without notice.
            Other($crate::Text),
            /// Nothing was sent, or an empty text. Only a field that is not an `Option` has this.
            Missing,
        }

        impl $name {
            /// Every value that has a variant of its own, as it is on the wire, in the order of the variants.
            pub const KNOWN: &'static [&'static str] = &[$( $wire ),+];

            /// The value as it was on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $wire, )+
                    Self::Other(text) => text,
                    Self::Missing => "",
                }
            }
        }

        impl $crate::FromText for $name {
            const FORMAT: $crate::Format = $crate::Format::OneOf(Self::KNOWN);

            fn from_text(text: $crate::Text) -> Self {
                match text.as_str() {
                    $( $wire => Self::$variant, )+
                    "" => Self::Missing,
                    _ => Self::Other(text),
                }
            }
        }

        as_on_the_wire!($name);
        from_text!($name);

    )+};
}
