//! The language in which the rows of the vocabulary are written.
//!
//! ```text
//! /// What the element does.
//! Gather: Verb in [Voice] {                   identifier (as "tag" where they differ), role, families
//!     page "voice/twiml/gather";              below https://www.twilio.com/docs/
//!     text Optional Speech, max(4096), mixed; presence and kind, then words of `TextSpec`
//!     children [Pause, Play, Say];
//!     terminal WithoutInput;
//!     silent true;
//!     at_most 10 [Media] unless x, error(1);  how many of these children it takes without the attribute x
//!     error 13320;                            Twilio's code for a wrong child
//!     any_attributes true;
//!     deprecated "what to do instead";
//! } with {
//!     /// What the attribute sets.
//!     input: ListOf(Input) = "dtmf", error(13326);
//!     action: Url => GatherAction by method;
//! }
//! ```
//!
//! An attribute is a name (`as "name"` where that is not an identifier), the kind of its value as `value!` reads
//! it, its default behind `=`, what Twilio delivers behind `=>` together with the attribute that picks the
//! HTTP method, and then words of `Attribute`. All but the page may be left out, but the order stays. The
//! words of a closed set are those of its enum in `choices`.
//!
//! Each row becomes two things of the same name: a `static` for look-up, and a module for documentation, with a
//! constant for each attribute and a type of the element. For editors there is a third, which says what is legal in the element.
//!
//! A child that shares its tag with another element is written `ident as Tag`.

/// Turns the rows of a file into statics and modules, and lists the statics as `ROWS`.
macro_rules! vocabulary {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident $(as $tag:literal)?: $role:ident in [$($family:ident),+] {
            page $page:literal;
            $(text $presence:ident $text:ident $(=> $delivery:ident by $method:ident)?
                $(, $text_word:ident $(($($text_given:tt)*))?)*;)?
            $(children [$($child:ident $(as $shown:ident)?),+ $(,)?];)?
            $(terminal $terminal:ident;)?
            $(silent $silent:literal;)?
            $(at_most $most:literal [$($counted:ident),+] $(unless $uncounted:ident)? $(, error($most_error:literal))?;)?
            $(error $error:literal;)?
            $(any_attributes $any:literal;)?
            $(deprecated $instead:literal;)?
        } $(with { $($attribute:tt)+ })?
    )+) => {
        pub(in crate::rows) static ROWS: &[&$crate::Element] = &[$(&$name),+];

        $(
            pub(crate) static $name: $crate::Element = $crate::Element {
                name: name!($name $($tag)?),
                ident: stringify!($name),
                doc: concat!($($doc),+).trim_ascii(),
                page: concat!("https://www.twilio.com/docs/", $page),
                families: &[$($crate::Family::$family),+],
                role: $crate::Role::$role,
                children: &[$($(&$child),+)?],
                text: or!($crate::Text::None; $($crate::Text::$presence(
                    $crate::TextSpec::new($crate::TextKind::$text)
                        $(.delivers($crate::Delivery::$delivery, Some(stringify!($method))))?
                        $(.$text_word($($($text_given)*)?))*
                ))?),
                attributes: $name::ATTRIBUTES,
                any_attributes: or!(false; $($any)?),
                terminal: or!($crate::Terminal::Never; $($crate::Terminal::$terminal)?),
                silent: or!(false; $($silent)?),
                at_most: or!(None; $(Some($crate::AtMost {
                    number: $most,
                    of: &[$(&$counted),+],
                    unless: or!(None; $(Some(stringify!($uncounted)))?),
                    error: or!(None; $(Some($most_error))?),
                }))?),
                deprecated: or!(None; $(Some($instead))?),
                error: or!(None; $(Some($error))?),
            };

            $(#[doc = $doc])+
            #[doc = ""]
            #[doc = concat!("[Twilio's page](https://www.twilio.com/docs/", $page, ")")]
            pub mod $name {
                pub use super::tags::$name as Tag;

                attributes! { $($($attribute)+)? }
            }

            $($(impl $crate::AllowedIn<$name::Tag> for $child::Tag {})+)?
            $(holds_text!($name $presence);)?
            $(#[diagnostic::do_not_recommend]
            impl<Place> $crate::Within<Place> for $name::Tag where $($child::Tag: $crate::AllowedIn<Place>),+ {})?
        )+

        pub(crate) mod tags {
            $(
                #[doc = concat!("The type of `<", name!($name $($tag)?), ">`.")]
                #[derive(Debug)]
                pub enum $name {}
            )+
        }

        #[cfg(any(rust_analyzer, test))]
        pub(crate) mod editor {
            $(pub mod $name {
                pub mod children {
                    $($(pub use $crate::names::$child $(as $shown)?;)+)?
                    pub use $crate::editor::Nothing;
                }

                pub mod attributes {
                    pub use $crate::editor::Nothing;

                    explained! { $page; $($($attribute)+)? }
                }

                pub mod closing {
                    pub use $crate::names::$name;
                    pub use $crate::editor::Nothing;
                }
            })+
        }
    };
}

/// Marks an element that takes text; how it takes it does not matter here.
macro_rules! holds_text {
    ($name:ident $presence:ident) => {
        impl $crate::HoldsText for $name::Tag {}
    };
}

/// The attributes of an element as constants of its module, and all of them as a slice.
macro_rules! attributes {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident $(as $wire:literal)?: $kind:ident $(($($given:tt)*))? $(= $default:literal)?
            $(=> $delivery:ident $(by $method:ident)?)? $(, $word:ident $(($($word_given:tt)*))?)*;
    )*) => {
        pub(in crate::rows) const ATTRIBUTES: &[$crate::Attribute] = &[$(*$name),*];

        $(
            $(#[doc = $doc])+
            #[doc = ""]
            #[doc = concat!(
                "`", stringify!($kind), $("(", stringify!($($given)*), ")",)? "`" $(, ", by default `", $default, "`")?,
                enum_doc!($kind $(($($given)*))?)
            )]
            pub const $name: &$crate::Attribute = &$crate::Attribute::new(
                name!($name $($wire)?),
                stringify!($name),
                concat!($($doc),+).trim_ascii(),
                value!($kind $(($($given)*))?),
            )
            $(.default(concat!($default)))?
            $(.delivers($crate::Delivery::$delivery, or!(None; $(Some(stringify!($method)))?)))?
            $(.$word($($($word_given)*)?))*;
        )*
    };
}

/// The attributes of an element as an editor shows them: of a constant, it would show the value.
#[cfg(any(rust_analyzer, test))]
macro_rules! explained {
    ($page:literal; $(
        $(#[doc = $doc:literal])+
        $name:ident $(as $wire:literal)?: $kind:ident $(($($given:tt)*))? $(= $default:literal)?
            $(=> $delivery:ident $(by $method:ident)?)? $(, $word:ident $(($($word_given:tt)*))?)*;
    )*) => { $(
        $(#[doc = $doc])+
        #[doc = ""]
        #[doc = concat!(
            "`", stringify!($kind), $("(", stringify!($($given)*), ")",)? "`" $(, ", by default `", $default, "`")?,
            "; see [Twilio's page](https://www.twilio.com/docs/", $page, ")"
        )]
        pub type $name = explained_type!($kind $(($($given)*))?);
    )* };
}

/// The type that an editor shows of an attribute.
#[cfg(any(rust_analyzer, test))]
macro_rules! explained_type {
    (OneOf($set:ident)) => {
        $crate::choices::$set
    };
    (ListOf($set:ident)) => {
        [$crate::choices::$set]
    };
    ($kind:ident $(($($given:tt)*))?) => {
        $crate::editor::types::$kind
    };
}

/// What an attribute takes, as the rows write it.
macro_rules! value {
    (Text) => { $crate::Value::Text { shape: None, max: None } };
    (Text(..=$max:literal)) => { $crate::Value::Text { shape: None, max: Some($max) } };
    (Text($shape:ident ..=$max:literal)) => {
        $crate::Value::Text { shape: Some($crate::Shape::$shape), max: Some($max) }
    };
    (Text($shape:ident)) => { $crate::Value::Text { shape: Some($crate::Shape::$shape), max: None } };
    (Integer) => { value!(@integer None, None,) };
    (Integer($min:literal.. $($unit:ident)?)) => { value!(@integer Some($min), None, $($unit)?) };
    (Integer($min:literal..=$max:literal $($unit:ident)?)) => {
        value!(@integer Some($min), Some($max), $($unit)?)
    };
    (@integer $min:expr, $max:expr, $($unit:ident)?) => {
        $crate::Value::Integer { min: $min, max: $max, unit: or!(None; $(Some(stringify!($unit)))?) }
    };
    (Number) => { $crate::Value::Number { min: None, max: None } };
    (Number($min:literal..=$max:literal)) => { $crate::Value::Number { min: Some($min), max: Some($max) } };
    (OneOf($set:ident)) => { $crate::Value::OneOf($crate::choices::$set::CHOICES) };
    (OneOfOpen($($word:literal),+)) => { $crate::Value::OneOfOpen(&[$($word),+]) };
    (ListOf($set:ident)) => { $crate::Value::ListOf($crate::choices::$set::CHOICES) };
    (ListOfOpen($($word:literal),+)) => { $crate::Value::ListOfOpen(&[$($word),+]) };
    (Numbers) => { $crate::Value::List { separator: ' ', integers: true } };
    (Phrases) => { $crate::Value::List { separator: ',', integers: false } };
    (Url) => { $crate::Value::Url { schemes: &[], relative: true } };
    (Url(absolute $($scheme:literal),*)) => { $crate::Value::Url { schemes: &[$($scheme),*], relative: false } };
    (Url($($scheme:literal),+)) => { $crate::Value::Url { schemes: &[$($scheme),+], relative: true } };
    (Language) => { $crate::Value::Language(&[]) };
    (Language($known:ident)) => { $crate::Value::Language($crate::languages::$known) };
    (Voice) => { $crate::Value::Voice(&[]) };
    (Voice($known:ident)) => { $crate::Value::Voice($crate::voices::$known) };
    ($plain:ident) => { $crate::Value::$plain };
}

/// Where the documentation of a closed set is, after what the attribute takes.
macro_rules! enum_doc {
    (OneOf($set:ident)) => {
        concat!("; see [`", stringify!($set), "`](crate::choices::", stringify!($set), ")")
    };
    (ListOf($set:ident)) => {
        enum_doc!(OneOf($set))
    };
    ($kind:ident $(($($given:tt)*))?) => {
        ""
    };
}

/// The name in the document, where it differs from the identifier.
macro_rules! name {
    ($name:ident) => {
        stringify!($name)
    };
    ($name:ident $wire:literal) => {
        $wire
    };
}

/// What a row says, or what holds where it says nothing.
macro_rules! or {
    ($default:expr;) => {
        $default
    };
    ($default:expr; $given:expr) => {
        $given
    };
}
