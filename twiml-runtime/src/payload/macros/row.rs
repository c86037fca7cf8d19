//! What a row says of a field.

/// The row of a parameter.
macro_rules! parameter {
    (
        $field:ident: $type:ty = $wire:literal $(or $alias:literal)* $(in $unit:ident)? $(, $hidden:ident)?;
        $($doc:literal)*
    ) => {
        ParameterRow::of::<$type, unit!($($unit)?)>(
            $wire,
            name_of!($field),
            &[$($alias),*],
            hidden!($($hidden)?),
            concat!($($doc),*),
        )
    };
}

/// The unit of a duration, and of everything else.
macro_rules! unit {
    () => {
        ()
    };
    (seconds) => {
        $crate::payload::field::Seconds
    };
    (milliseconds) => {
        $crate::payload::field::Milliseconds
    };
    (minutes) => {
        $crate::payload::field::Minutes
    };
}

/// Whether a row says `hidden`.
macro_rules! hidden {
    () => {
        false
    };
    (hidden) => {
        true
    };
}

/// The name of a field, where it is a keyword without its `r#`.
macro_rules! name_of {
    (r#for) => {
        "for"
    };
    (r#final) => {
        "final"
    };
    ($field:ident) => {
        stringify!($field)
    };
}
