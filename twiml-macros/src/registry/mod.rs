//! The registry of payloads: what follows from its rows.
//!
//! `twiml-runtime` keeps the rows in one file and hands them to this macro wherever something follows from them, with the
//! [purpose](expand::Purpose) in front. The rows are read ([`row`]) and checked ([`check`]), and what follows is written
//! down ([`expand`]): of every row that can be read, also where another is wrong.

mod check;
mod expand;
mod row;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Token;
use syn::parse::{ParseStream, Parser as _};

use crate::diagnostics::Diagnostics;
use expand::Purpose;
use row::Registry;

pub(crate) fn registry(input: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let read = |input: ParseStream<'_>| {
        let purpose: Purpose = input.parse()?;
        input.parse::<Token![;]>()?;
        let registry: Registry = input.parse()?;
        // The rows are handed out several times, and their mistakes are reported once.
        if matches!(purpose, Purpose::Entries) {
            check::check(&registry, &mut diagnostics);
        }
        Ok(expand::expand(&purpose, &registry))
    };
    match read.parse2(input) {
        Ok(expansion) => {
            let errors = diagnostics.into_compile_errors();
            quote!(#expansion #errors)
        }
        Err(error) => error.into_compile_error(),
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    /// Two rows that are right, and a place for more.
    fn rows(more: &TokenStream) -> TokenStream {
        let callbacks = twiml_schema::Delivery::ALL.iter().map(|delivery| {
            let name = quote::format_ident!("{}", delivery.name());
            let place = match delivery.name() {
                "GatherAction" => "`<Gather action>`",
                "Redirect" => "`<Redirect>`",
                "CallScreening" => "the `url` of `<Number>`",
                other => other,
            };
            quote!(#name: #place;)
        });
        quote! {
            callbacks { #(#callbacks)* }
            payloads {
                fallback::Fallback<IncomingCall>: "the fallback of a call" {
                    received_by: voice_webhook("voice-fallback");
                    recognised_by: "CallSid" + "ErrorUrl";
                }
                gather::GatherInput: "the action of a <Gather>" {
                    received_by: voice_webhook("gather-action");
                    delivered_by: GatherAction;
                    recognised_by: "SpeechResult" | "Digits" + "msg";
                }
                #more
                call::IncomingCall: "an incoming call" {
                    received_by: voice_webhook("incoming-call", "redirect-url");
                    delivered_by: GatherAction, Redirect("in a call");
                    recognised_by: "CallSid";
                }
            }
        }
    }

    /// The expansion as text, without the spaces between its tokens.
    fn expansion(purpose: &TokenStream, more: &TokenStream) -> String {
        let rows = rows(more);
        super::registry(quote!(#purpose; #rows)).to_string().replace(' ', "")
    }

    /// The one mistake in a row, found.
    fn mistake(more: &TokenStream) -> String {
        let found = expansion(&quote!(entries), more);
        assert_eq!(found.matches("compile_error").count(), 1, "{found}");
        found
    }

    #[test]
    fn a_row_becomes_an_entry() {
        let entries = expansion(&quote!(entries), &quote!());
        assert!(!entries.contains("compile_error"), "{entries}");
        for part in [
            r#"name:"GatherInput",request:::core::option::Option::None,kind:"theactionofa<Gather>""#,
            r#"attribute:Attribute::VoiceWebhook,webhooks:&["incoming-call","redirect-url"]"#,
            "delivered_by:&[Delivery::GatherAction,Delivery::Redirect]",
            r#"recognised_by:&[&["SpeechResult"],&["Digits","msg"]]"#,
            r#"name:"Fallback<IncomingCall>",request:::core::option::Option::Some("IncomingCall")"#,
        ] {
            assert!(entries.contains(part), "no {part} in {entries}");
        }
    }

    #[test]
    fn a_callback_names_what_it_delivers() {
        let traits = expansion(&quote!(delivery), &quote!());
        for part in [
            r#"message="`{Self}`takes`{P}`,which`<Gatheraction>`neverdelivers""#,
            r#"note="`<Gatheraction>`delivers`GatherInput`,`IncomingCall`or`Signed<T>`""#,
            r#"note="`<Redirect>`delivers`IncomingCall`inacall,or`Signed<T>`""#,
            r#"note="the`url`of`<Number>`delivers`Signed<T>`""#,
            r#"doc="The`url`of`<Number>`.""#,
            "impl<W>GatherAction<crate::payload::GatherInput>forW",
        ] {
            assert!(traits.contains(part), "no {part} in {traits}");
        }
    }

    #[test]
    fn a_fallback_takes_over_its_family() {
        let impls = expansion(&quote!(accepted_by), &quote!());
        for part in [
            "implVoicePayloadforcrate::payload::GatherInput{}",
            "impl<W>Covers<crate::payload::GatherInput,Fallback<crate::payload::GatherInput>>forW{}",
            "impl<W>Covers<crate::payload::GatherInput,Fallback<crate::payload::IncomingCall>>forW{}",
        ] {
            assert_eq!(impls.matches(part).count(), 1, "{part} in {impls}");
        }
        let own = "impl<W>Covers<crate::payload::IncomingCall,Fallback<crate::payload::IncomingCall>>forW{}";
        assert_eq!(impls.matches(own).count(), 1, "{impls}");
    }

    #[test]
    fn documentation_names_the_attributes_and_the_callbacks() {
        let docs = expansion(&quote!(docs), &quote!());
        let line = r#"(GatherInput)=>{"Receivedby`#[voice_webhook]`.Deliveredby`<Gatheraction>`."};"#;
        assert!(docs.contains(line), "{docs}");
    }

    #[test]
    fn webhooks_are_handed_to_a_macro() {
        let webhooks = expansion(&quote!(webhooks handlers), &quote!());
        for row in [
            r#"voice_webhookredirect_url"/redirect-url"(IncomingCall);"#,
            r#"voice_webhookvoice_fallback"/voice-fallback"(Fallback<IncomingCall>);"#,
        ] {
            assert!(webhooks.contains(row), "no {row} in {webhooks}");
        }
    }

    #[test]
    fn a_mistake_is_reported_and_its_remedy_named() {
        for (row, message) in [
            (quote!(received_by: voice_webhok("a");), "didyoumean`voice_webhook`?"),
            (
                quote!(received_by: voice_webhook("a"); delivered_by: GatherActin;),
                "didyoumean`GatherAction`?",
            ),
            (quote!(received_by: voice_webhook("incoming-call");), "`incoming-call`alreadyhasarow"),
            (quote!(received_by: voice_webhook("Upper");), "lowercaselettersanddigits"),
            (quote!(), "nothingreceives`Own`"),
            (
                quote!(received_by: voice_webhook("a"); recognised_by: "CallSid" + "ErrorUrl" + "X";),
                "neverrecognisedby",
            ),
            (
                quote!(received_by: status_callback("a"); delivered_by: GatherAction;),
                "doesnotreturnwhat`<Gatheraction>`expects",
            ),
        ] {
            let found = mistake(&quote!(own::Own: "own" { #row }));
            assert!(found.contains(message), "no {message} in {found}");
        }
    }

    #[test]
    fn a_payload_has_one_row() {
        let again = quote!(gather::GatherInput: "again" { received_by: voice_webhook("again"); });
        assert!(mistake(&again).contains("`GatherInput`hastworows"));
    }

    #[test]
    fn mistakes_are_reported_for_one_purpose() {
        let wrong = quote!(own::Own: "own" {});
        assert!(!expansion(&quote!(delivery), &wrong).contains("compile_error"));
    }

    #[test]
    fn a_row_that_cannot_be_read_says_where() {
        for row in [
            quote!(own::Own: "own" { sent_by: a; }),
            quote!(own::Own { received_by: voice_webhook("a"); }),
            quote!(own::Own: "own" { received_by: voice_webhook("a"); received_by: voice_webhook("b"); }),
        ] {
            assert!(mistake(&row).starts_with("::core::compile_error"));
        }
    }
}
