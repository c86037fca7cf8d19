//! The list of the values that are texts with a meaning, for other crates.

/// Re-exports values that implement [`FromText`](crate::FromText), and hands the list of them to code that asks for it
/// by `each_text_value!`.
///
/// Each row is a module of this crate and the values in it.
macro_rules! text_values {
    ($($module:ident: $($name:ident),+;)+) => {
        text_values! { @with ($) $($module: $($name),+;)+ }
    };
    (@with ($dollar:tt) $($module:ident: $($name:ident),+;)+) => {
        $( pub use $module::{$($name),+}; )+

        /// Calls the macro `callback` with the types of this crate that implement [`FromText`], separated by commas:
        /// `callback! { Address, Text, … }`.
        ///
        /// A trait of another crate cannot be implemented for all of them in one `impl<T: FromText>` beside other
        /// types, so the types are listed here.
        #[doc(hidden)]
        #[macro_export]
        macro_rules! each_text_value {
            ($dollar callback:ident) => {
                $dollar callback! { $($( $dollar crate::$name, )+)+ }
            };
        }
    };
}
