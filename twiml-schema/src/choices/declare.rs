//! The language in which the sets are written.
//!
//! ```text
//! /// What the set decides.
//! Beep or bool: "voice/twiml/conference" {    `or bool` where `true` and `false` are among the words; Twilio's page
//!     /// What the word means.
//!     OnEnter = "onEnter",                    the word, and the same in Rust's spelling
//! }
//! ```

/// Turns the sets of a file into enums.
macro_rules! choices {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident $(or $bool:ident)?: $page:literal {
            $($(#[doc = $variant_doc:literal])+ $variant:ident = $word:literal,)+
        }
    )+) => {
        $(
            $(#[doc = $doc])+
            #[doc = ""]
            #[doc = concat!("[Twilio's page](https://www.twilio.com/docs/", $page, ")")]
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum $name {
                $($(#[doc = $variant_doc])+ #[doc = concat!("`", $word, "` in the document.")] $variant,)+
            }

            impl $name {
                /// Every word.
                pub const ALL: &'static [Self] = &[$(Self::$variant),+];

                /// The set, as the rows of the vocabulary name it.
                pub(crate) const CHOICES: $crate::Choices =
                    $crate::Choices { name: stringify!($name), words: &[$($word),+] };

                /// The word as it is in the document.
                pub const fn as_str(self) -> &'static str {
                    match self {
                        $(Self::$variant => $word,)+
                    }
                }
            }

            impl ::std::fmt::Display for $name {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.pad(self.as_str())
                }
            }

            impl AsRef<str> for $name {
                fn as_ref(&self) -> &str {
                    self.as_str()
                }
            }

            impl ::std::str::FromStr for $name {
                type Err = $crate::InvalidChoice;

                fn from_str(text: &str) -> Result<Self, Self::Err> {
                    match text {
                        $($word => Ok(Self::$variant),)+
                        _ => Err($crate::InvalidChoice::among(Self::CHOICES.words)),
                    }
                }
            }

            #[diagnostic::do_not_recommend]
            impl $crate::OneOfValue<$name> for $name {
                fn choice(&self) -> Option<$name> {
                    Some(*self)
                }
            }

            #[diagnostic::do_not_recommend]
            impl $crate::ListOfValue<$name> for $name {
                fn choices(&self) -> Option<impl Iterator<Item = $name>> {
                    Some(::std::iter::once(*self))
                }
            }

            $(
                impl From<$bool> for $name {
                    fn from(value: $bool) -> Self {
                        if value { Self::True } else { Self::False }
                    }
                }

                #[diagnostic::do_not_recommend]
                impl $crate::OneOfValue<$name> for $bool {
                    fn choice(&self) -> Option<$name> {
                        Some((*self).into())
                    }
                }
            )?
        )+

        /// The variants of all sets in both spellings.
        #[cfg(test)]
        pub(super) const VARIANTS: &[(&str, &str)] = &[$($((stringify!($variant), $word)),+),+];
    };
}
