//! The parameters that Twilio sends with every call.

/// Declares a payload that has the parameters of a call beside its own.
///
/// Its key is `CallSid`, unless the first row is a key of its own.
macro_rules! call_payload {
    // The parameters of a call, and a key of its own.
    (
        $(#[$attr:meta])*
        pub struct $name:ident: $page:literal {
            $(#[doc = $key_doc:literal])*
            key $key:ident: $key_type:ty = $key_wire:literal;
            $($own:tt)*
        }
        $(groups { $($groups:tt)* })?
    ) => {
        call_payload! { @add
            { $(#[$attr])* pub struct $name: $page }
            {
                $(#[doc = $key_doc])*
                key $key: $key_type = $key_wire;
                /// The leg of the call.
                call_sid: CallSid = "CallSid";
            }
            { $($own)* }
            { $($($groups)*)? }
        }
    };

    // The parameters of a call.
    (
        $(#[$attr:meta])*
        pub struct $name:ident: $page:literal { $($own:tt)* }
        $(groups { $($groups:tt)* })?
    ) => {
        call_payload! { @add
            { $(#[$attr])* pub struct $name: $page }
            {
                /// The leg of the call.
                key call_sid: CallSid = "CallSid";
            }
            { $($own)* }
            { $($($groups)*)? }
        }
    };

    // https://www.twilio.com/docs/voice/twiml#request-parameters
    (@add { $($head:tt)* } { $($key:tt)* } { $($own:tt)* } { $($groups:tt)* }) => {
        payload! {
            $($head)* {
                $($key)*
                $($own)*
                /// The account that the call belongs to.
                account_sid: AccountSid = "AccountSid";
                /// Who calls.
                from: Address = "From";
                /// Who is called; empty if a Voice SDK client names nobody.
                to: Address = "To";
                /// A copy of `from`.
                caller: Option<Address> = "Caller";
                /// A copy of `to`.
                called: Option<Address> = "Called";
                /// The status of the call.
                call_status: CallStatus = "CallStatus";
                /// The version of Twilio's API, `2010-04-01`.
                api_version: Option<Text> = "ApiVersion";
                /// Who placed the call.
                direction: Direction = "Direction";
                /// Who forwarded the call, if the carrier says so.
                forwarded_from: Option<Address> = "ForwardedFrom";
                /// The number that the call came through, seen together with `forwarded_from`.
                called_via: Option<Address> = "CalledVia";
                /// The caller's name, if caller-id lookup is on; empty if it found none.
                caller_name: Option<Text> = "CallerName", hidden;
                /// The leg from which this one was dialed.
                parent_call_sid: Option<CallSid> = "ParentCallSid";
                /// A token to pass on when the call is forwarded through the REST API.
                call_token: Option<Text> = "CallToken", hidden;
                /// What STIR/SHAKEN says about the caller's number.
                stir_verstat: Option<StirVerstat> = "StirVerstat";
                /// The caller's STIR/SHAKEN passport, a JWT.
                stir_passport_token: Option<Text> = "StirPassportToken", hidden;
                /// The TwiML application through which the call was routed.
                application_sid: Option<ApplicationSid> = "ApplicationSid";
                /// The results of Marketplace add-ons.
                add_ons: Option<JsonText> = "AddOns", hidden;
                /// The SIP domain that was called.
                sip_domain: Option<Text> = "SipDomain";
                /// The SIP domain that was called, as a SID.
                sip_domain_sid: Option<SipDomainSid> = "SipDomainSid";
                /// The user name with which the SIP call was authenticated.
                sip_username: Option<Text> = "SipUsername", hidden;
                /// The `Call-ID` of the SIP call.
                sip_call_id: Option<Text> = "SipCallId";
                /// The address that the SIP call came from.
                sip_source_ip: Option<Text> = "SipSourceIp";
            }
            groups {
                $($groups)*
                /// The place of the caller's number.
                from_geography: Geography = "From";
                /// The place of the called number.
                to_geography: Geography = "To";
                /// A copy of `from_geography`.
                caller_geography: Geography = "Caller";
                /// A copy of `to_geography`.
                called_geography: Geography = "Called";
                /// The custom headers of the SIP call.
                sip_headers: SipHeaders = "SipHeader_";
            }
        }
    };
}
