//! Every kind of handler, over HTTP, with real signatures.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

mod arguments;
mod breaches;
mod by_rest;
mod entries;
mod failures;
mod fallbacks;
mod headers;
mod kinds;
mod modules;
mod mount;
mod refusals;
mod socket;

use twiml_runtime::webhooks;
use twiml_tests::client::Twilio;
use twiml_tests::signed::{PUBLIC_URL, verifier};

use kinds::{
    call_status, greeting, menu, message_status, order, quote, sms, sms_fallback, voice, voice_fallback,
};

/// Twilio, calling the application in [`kinds`].
fn twilio() -> Twilio {
    let verifier = verifier(PUBLIC_URL);
    let webhooks = webhooks![
        call_status,
        greeting,
        menu,
        message_status,
        order,
        quote,
        sms,
        sms_fallback,
        voice,
        voice_fallback
    ];
    Twilio::calling(webhooks.verified_by(verifier.clone()).into_router(), verifier)
}
