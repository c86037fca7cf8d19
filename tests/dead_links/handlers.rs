//! Handlers that functions name, or make links to.

use super::*;

/// A handler that a helper names, directly and by way of another.
mod helper {
    use super::*;

    fn main_menu() -> VoiceResponse {
        twiml! { <Response><Gather action=chosen><Say>"Press 1"</Say></Gather></Response> }
    }

    #[voice_webhook("/helper")]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        main_menu()
    }

    #[voice_webhook("/helper/chosen")]
    #[expect(dead_code, reason = "it is not mounted")]
    pub(super) async fn chosen(_input: GatherInput) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn a_handler_that_a_helper_names_has_to_be_mounted() {
    let webhooks = || -> Webhooks<()> { webhooks![helper::voice].verified_by(verifier(URL)) };
    let found = dead(&webhooks());
    let [dead] = found.as_slice() else { panic!("{found:?}") };
    assert!(
        dead.starts_with("`<Gather action>` names the handler `chosen` (tests/dead_links/handlers.rs:"),
        "{dead}"
    );
    assert!(
        dead.ends_with(
            "so Twilio's request to `/helper/chosen` would find nothing; add `chosen` to `webhooks![…]`"
        ),
        "{dead}"
    );
    let panic = catch_unwind(|| webhooks().into_router()).unwrap_err();
    let message = panic.downcast_ref::<String>().unwrap();
    assert!(
        message.starts_with(
            "this program names handlers that it does not mount:\ntests/dead_links/handlers.rs:"
        ),
        "{message}"
    );
    assert!(message.ends_with(dead), "{message}");
}

/// A handler that the reply at a deadline names.
mod late {
    use super::*;

    fn one_moment() -> VoiceResponse {
        twiml! { <Response><Redirect>made</Redirect></Response> }
    }

    #[voice_webhook("/late", deadline = (10s, self::one_moment))]
    pub(super) async fn quote(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }

    #[voice_webhook("/late/made")]
    #[expect(dead_code, reason = "it is not mounted")]
    pub(super) async fn made(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn a_handler_that_the_reply_at_a_deadline_names_has_to_be_mounted() {
    let webhooks = || -> Webhooks<()> { webhooks![late::quote].verified_by(verifier(URL)) };
    let found = dead(&webhooks());
    assert!(found.iter().any(|dead| dead.starts_with("`<Redirect>` names the handler `made`")), "{found:?}");
    assert!(catch_unwind(|| webhooks().into_router()).is_err());
}

/// A handler to which a function makes a link.
mod linked {
    use super::*;

    #[voice_webhook("/linked")]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        let next = hold::at(7);
        twiml! { <Response><Redirect>{next}</Redirect></Response> }
    }

    #[voice_webhook("/linked/{caller}")]
    #[expect(dead_code, reason = "it is not mounted")]
    pub(super) async fn hold(_call: IncomingCall, Path(_caller): Path<u32>) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn a_handler_to_which_there_is_a_link_has_to_be_mounted() {
    let webhooks = || -> Webhooks<()> { webhooks![linked::voice].verified_by(verifier(URL)) };
    let found = webhooks().check().unwrap_err();
    let is_certain = |dead: &&DeadLink| {
        matches!(
            dead,
            DeadLink::Unlisted { linked_by: Some(LinkedBy::Function { is_certain: true, .. }), .. }
        )
    };
    let found = found.iter().find(is_certain).unwrap();
    assert!(
        found.to_string().starts_with(
            "`dead_links::handlers::linked::voice` makes a link to the handler `hold` (tests/dead_links/handlers.rs:"
        ),
        "{found}"
    );
    // Where the link is made, as far as that is known.
    assert_eq!(found.location(), webhooks().routes().next().unwrap().location);
    assert!(catch_unwind(|| webhooks().into_router()).is_err());
}

/// Functions and handlers of the same names, of which others name what is not mounted.
mod namesakes {
    use super::*;

    struct Shop {
        name: &'static str,
    }

    impl Shop {
        #[expect(dead_code, reason = "nobody calls it")]
        fn to_string(&self) -> VoiceResponse {
            twiml! { <Response><Say>{self.name}</Say><Redirect>unmounted</Redirect></Response> }
        }
    }

    pub(super) mod other {
        use super::*;

        #[expect(dead_code, reason = "nobody calls it")]
        pub(super) fn reply() -> VoiceResponse {
            twiml! { <Response><Redirect>unmounted</Redirect></Response> }
        }

        #[voice_webhook("/namesakes/other/next")]
        #[expect(dead_code, reason = "it is not mounted")]
        pub(super) async fn next(_call: IncomingCall) -> VoiceResponse {
            twiml! { <Response><Hangup/></Response> }
        }
    }

    mod this {
        use super::*;

        pub(super) fn reply() -> VoiceResponse {
            twiml! { <Response><Hangup/></Response> }
        }
    }

    use this::reply;

    #[voice_webhook("/namesakes/unmounted")]
    #[expect(dead_code, reason = "it is not mounted")]
    async fn unmounted(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }

    #[voice_webhook("/namesakes")]
    pub(super) async fn voice(call: IncomingCall) -> VoiceResponse {
        let _ = call.from.to_string();
        let _ = Shop { name: "Bicycles" };
        reply()
    }

    #[voice_webhook("/namesakes/start")]
    pub(super) async fn start(_call: IncomingCall) -> VoiceResponse {
        let next = next::link();
        twiml! { <Response><Redirect>{next}</Redirect></Response> }
    }

    #[voice_webhook("/namesakes/next")]
    pub(super) async fn next(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn a_name_that_may_be_another_stops_nothing() {
    use namesakes::{next, start, voice};
    let webhooks: Webhooks<()> = webhooks![voice, start, next].verified_by(verifier(URL));
    let _: axum::Router = webhooks.into_router();
}

/// A link that another function makes.
mod returned {
    use super::*;

    fn next() -> Link<gone> {
        gone::link()
    }

    #[voice_webhook("/returned")]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Redirect>{next()}</Redirect></Response> }
    }

    #[voice_webhook("/returned/gone")]
    #[expect(dead_code, reason = "it is not mounted")]
    pub(super) async fn gone(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn a_handler_to_which_a_function_may_make_the_link_is_in_the_log() {
    let webhooks: Webhooks<()> = webhooks![returned::voice].verified_by(verifier(URL));
    let (_, log) = captured(|| webhooks.into_router());
    assert!(
        log.lines().any(|line| line.contains("ERROR")
            && line.contains("`<Redirect>` goes on with a value, which may be a link to the handler `gone`")),
        "{log}"
    );
}

#[test]
fn what_is_dead_reads_as_text_where_it_is_unwrapped() {
    let webhooks: Webhooks<()> = webhooks![helper::voice].verified_by(verifier(URL));
    let dead = webhooks.check().unwrap_err();
    assert_eq!(format!("{dead:?}"), dead.to_string());
}
