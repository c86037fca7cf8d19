//! The macro that makes a payload of its rows.

/// Declares a payload from its rows.
///
/// ```text
/// payload! {
///     /// A recording is ready.
///     pub struct Recorded: "https://www.twilio.com/docs/voice/api/recording" {
///         /// The recording.
///         key recording_sid: RecordingSid = "RecordingSid" or "Sid";
///         /// How long it is.
///         recording_duration: Option<Duration> = "RecordingDuration" in seconds;
///         /// The keys that were pressed.
///         digits: Option<Text> = "Digits", hidden;
///     }
///     groups {
///         /// The place of the caller's number.
///         from_geography: Geography = "From";
///     }
/// }
/// ```
///
/// The head names Twilio's page. A row is a field, its type and its parameter. The `key` is what the request is about: it and
/// `AccountSid` must be there. `or` names parameters to read where the first is missing, `in` the unit of a
/// duration, `hidden` what `{:?}` does not show. A parameter that Twilio repeats is a `Vec`. `groups` are fields that several parameters fill whose names begin alike.
///
/// `pub struct Name: call, "…"` adds the parameters that Twilio sends with every call; its key is `CallSid`, unless the
/// first row is a key of its own.
///
/// From the rows come the struct, what reads it, and its row in [`rows`](super::rows). What else is known of a payload is in
/// the [registry](super::registry).
macro_rules! payload {
    // The parameters of a call are added, and the whole comes back here.
    (
        $(#[$attr:meta])*
        pub struct $name:ident: call, $($rows:tt)*
    ) => {
        call_payload! {
            $(#[$attr])*
            pub struct $name: $($rows)*
        }
    };

    (
        $(#[$attr:meta])*
        pub struct $name:ident: $page:literal {
            $(#[doc = $key_doc:literal])*
            key $key:ident: $key_type:ty = $key_wire:literal $(or $key_alias:literal)*;
            $(
                $(#[doc = $doc:literal])*
                $field:ident: $type:ty = $wire:literal $(or $alias:literal)* $(in $unit:ident)? $(, $hidden:ident)?;
            )*
        }
        $(groups {
            $( $(#[doc = $group_doc:literal])* $group:ident: $group_type:ty = $beginning:literal; )*
        })?
    ) => {
        $(#[$attr])*
        #[doc = concat!("\n\n", received_by!($name))]
        #[doc = concat!("\n\n<", $page, ">")]
        #[derive(Clone)]
        pub struct $name {
            $(#[doc = $key_doc])*
            #[doc = concat!("\n\nParameter `", $key_wire, "`.")]
            pub $key: $key_type,
            $(
                $(#[doc = $doc])*
                #[doc = concat!("\n\nParameter `", $wire, "`.")]
                pub $field: $type,
            )*
            $($(
                $(#[doc = $group_doc])*
                #[doc = concat!("\n\nParameters `", $beginning, "…`.")]
                pub $group: $group_type,
            )*)?
            params: Params,
            #[expect(dead_code, reason = "rustc names it where somebody makes the struct by hand")]
            only_the_verifier_makes_it_in_a_test_use_testing_request_to: (),
        }

        impl Described for $name {
            const ROW: &'static PayloadRow = &PayloadRow::new(
                Entry::of(stringify!($name)),
                $page,
                &[
                    parameter!($key: $key_type = $key_wire $(or $key_alias)*; $($key_doc)*).key(),
                    $( parameter!($field: $type = $wire $(or $alias)* $(in $unit)? $(, $hidden)?; $($doc)*), )*
                ],
                &[ $($( GroupRow::of::<$group_type>($beginning, name_of!($group), concat!($($group_doc),*)), )*)? ],
                None,
            );
        }

        impl $name {
            /// Every parameter of the request, as it arrived.
            pub fn params(&self) -> &Params {
                &self.params
            }

            /// The parameters that no field shows: unknown names, values that could not be read, repetitions.
            pub fn other_params(&self) -> impl Iterator<Item = (&str, &str)> {
                Self::ROW.others(&self.params)
            }
        }

        impl sealed::Sealed for $name {}

        impl Payload for $name {
            const NAME: &'static str = stringify!($name);

            fn from_verified(params: Verified<Params>) -> Result<Self, PayloadError> {
                let params = params.into_inner();
                let mut $key = None;
                $( let mut $field = None; )*
                $($( let mut $group = <$group_type>::default(); )*)?
                for (name, value) in params.texts() {
                    match name {
                        $key_wire => field::fill::<$key_type, ()>(&mut $key, value),
                        $( $wire => field::fill::<$type, unit!($($unit)?)>(&mut $field, value), )*
                        _ => {
                            let _taken = $($( name
                                .strip_prefix($beginning)
                                .is_some_and(|rest| $group.collect(rest, &value)) || )*)? false;
                        }
                    }
                }
                $( field::fill_from::<$key_type, ()>(&mut $key, &params, $key_alias); )*
                $($( field::fill_from::<$type, ()>(&mut $field, &params, $alias); )*)*
                let Some($key) = $key else {
                    return Err(PayloadError::missing($key_wire, Self::ROW.kind, &params));
                };
                identity::check(Self::ROW, $key.text(), &params)?;
                Ok(Self {
                    $key,
                    $( $field: $field.unwrap_or_else(<$type as Field<unit!($($unit)?)>>::absent), )*
                    $($( $group, )*)?
                    params,
                    only_the_verifier_makes_it_in_a_test_use_testing_request_to: (),
                })
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let fields = [
                    Shown { name: name_of!($key), value: &self.$key, hidden: false },
                    $( Shown { name: name_of!($field), value: &self.$field, hidden: hidden!($($hidden)?) }, )*
                    $($( Shown { name: name_of!($group), value: &self.$group, hidden: false }, )*)?
                ];
                show::debug(f, stringify!($name), &fields, &self.params, Self::ROW)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry(name_of!($key), &self.$key)?;
                $(
                    if !self.$field.is_absent() {
                        map.serialize_entry(name_of!($field), &self.$field)?;
                    }
                )*
                $($(
                    if !self.$group.is_absent() {
                        map.serialize_entry(name_of!($group), &self.$group)?;
                    }
                )*)?
                let others: Vec<_> = self.other_params().collect();
                if !others.is_empty() {
                    map.serialize_entry("other_params", &others)?;
                }
                map.end()
            }
        }
    };
}
