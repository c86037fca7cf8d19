//! What a program names and does not mount is found before the first request. Each list has handlers of its own, because one binary is one
//! program.

#![allow(clippy::unwrap_used, reason = "a test stops on what it did not expect")]

use std::panic::catch_unwind;

use twiml_runtime::prelude::*;
use twiml_runtime::{DeadLink, DeadLinks, LinkedBy, tags};
use twiml_tests::log::captured;
use twiml_tests::signed::verifier;

const URL: &str = "https://example.com";

/// The dead links that documents name.
fn dead(webhooks: &Webhooks<()>) -> Vec<String> {
    let dead = webhooks.check().err();
    let named =
        dead.iter().flat_map(DeadLinks::iter).filter(|dead| !matches!(dead, DeadLink::Unlisted { .. }));
    named.map(ToString::to_string).collect()
}

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
    assert!(dead.starts_with("`<Gather action>` names the handler `chosen` (tests/dead_links.rs:"), "{dead}");
    assert!(
        dead.ends_with(
            "so Twilio's request to `/helper/chosen` would find nothing; add `chosen` to `webhooks![…]`"
        ),
        "{dead}"
    );
    let panic = catch_unwind(|| webhooks().into_router()).unwrap_err();
    let message = panic.downcast_ref::<String>().unwrap();
    assert!(
        message.starts_with("this program names handlers that it does not mount:\ntests/dead_links.rs:"),
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
            "`dead_links::linked::voice` makes a link to the handler `hold` (tests/dead_links.rs:"
        ),
        "{found}"
    );
    // Where the link is made, as far as that is known.
    assert_eq!(found.location(), webhooks().routes().next().unwrap().location);
    assert!(catch_unwind(|| webhooks().into_router()).is_err());
}

/// Paths as text.
mod paths {
    use super::*;

    fn goodbye() -> Fragment<tags::Response> {
        twiml! { <Say>"Goodbye"</Say> <Redirect>"/paths/lefft?x=1"</Redirect> }
    }

    #[voice_webhook("/paths/orders/{order}")]
    pub(super) async fn voice(_call: IncomingCall, Path(_order): Path<u32>) -> VoiceResponse {
        twiml! {
            <Response>
                <Gather action="/base/paths/right"/>
                <Gather action="/paths/orders/7"/>
                <Gather action="https://example.com/anything"/>
                <Gather action={"/anything/else"}/>
                <Play>"/music.mp3"</Play>
                {goodbye()}
            </Response>
        }
    }

    #[voice_webhook("/paths/right")]
    pub(super) async fn right(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

/// A path as text at which another kind of handler is.
mod mistaken {
    use super::*;

    #[voice_webhook("/mistaken")]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Gather action="/mistaken/left"/><Record action="/mistaken/left"/></Response> }
    }

    #[voice_webhook("/mistaken/left")]
    pub(super) async fn left(_message: RecordedMessage) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn a_path_as_text_is_that_of_a_handler_that_fits() {
    let webhooks: Webhooks<()> = webhooks![mistaken::voice, mistaken::left].verified_by(verifier(URL));
    let found: Vec<_> = dead(&webhooks).into_iter().filter(|dead| dead.contains("/mistaken")).collect();
    assert_eq!(
        found,
        [
            "`<Gather action>` has the address `/mistaken/left`, where the handler `left` is, but that takes `RecordedMessage`, which \
             Twilio never sends there; name a handler that fits, without quotes"
        ]
    );
}

#[test]
fn a_path_as_text_is_that_of_a_handler() {
    let webhooks: Webhooks<()> = webhooks![paths::voice, paths::right].verified_by(verifier(URL));
    let found: Vec<_> = dead(&webhooks).into_iter().filter(|dead| dead.contains("/paths/")).collect();
    assert_eq!(
        found,
        [
            "`<Redirect>` has the address `/paths/lefft?x=1`, but no mounted handler is there; name the handler itself, without quotes, or \
             write the address in braces, `{\"…\"}`, if something else is there"
        ]
    );
    // Something else may be at the same host.
    let (_, log) = captured(|| webhooks.into_router());
    assert_eq!(
        log.lines().filter(|line| line.contains("WARN") && line.contains("has the address `/paths/")).count(),
        1,
        "{log}"
    );
}

/// Addresses of the application itself that are almost right.
mod almost {
    use super::*;

    #[derive(serde::Serialize, serde::Deserialize)]
    pub(super) struct Page {
        number: u32,
    }

    #[voice_webhook("/almost")]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        twiml! {
            <Response>
                <Gather action="/almost/get"/>
                <Gather action="/almost/get" method="GET"/>
                <Gather action="https://example.com/almost/got"/>
                <Gather action="https://example.com/almost?x=1"/>
                <Gather action="https://example.org/almost/got"/>
                <Gather action="/almost/paged"/>
                <Redirect>"/almost/paged?number=1"</Redirect>
            </Response>
        }
    }

    #[voice_webhook("/almost/get", method = "GET")]
    pub(super) async fn get(_input: GatherInput) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }

    #[voice_webhook("/almost/paged")]
    pub(super) async fn paged(_call: IncomingCall, Query(Page { number: _ }): Query<Page>) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn an_address_as_text_has_the_method_the_query_and_the_base_path() {
    let almost = |url: &str| {
        let webhooks: Webhooks<()> =
            webhooks![almost::voice, almost::get, almost::paged].verified_by(verifier(url));
        dead(&webhooks).into_iter().filter(|dead| dead.contains("almost")).collect::<Vec<_>>()
    };
    let of_host = [
        "`<Gather action>` has the address `/almost/get`, where the handler `get` is, but that is called by GET; name the handler itself, \
         without quotes, and its method is set as well",
        "`<Gather action>` has the address `https://example.com/almost/got`, but no mounted handler is there; name the handler itself, \
         without quotes, or write the address in braces, `{\"…\"}`, if something else is there",
        "`<Gather action>` has the address `/almost/paged`, where the handler `paged` is, but that needs a query; name it with one: \
         `{paged::with(&query)}`",
    ];
    assert_eq!(almost(URL), of_host);
    let below = almost("https://example.com/base");
    assert!(below.iter().any(|dead| dead.ends_with(
        "has the address `/almost/get`, where the handler `get` is, but without the base path of the public URL; name the handler itself, \
         without quotes, and the base path is written as well"
    )), "{below:#?}");
}

/// What is named is mounted by another list of the program.
mod elsewhere {
    use super::*;

    fn menu() -> VoiceResponse {
        twiml! { <Response><Redirect>admin</Redirect></Response> }
    }

    #[voice_webhook("/elsewhere")]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        menu()
    }

    #[voice_webhook("/elsewhere/admin")]
    pub(super) async fn admin(_call: IncomingCall) -> VoiceResponse {
        twiml! { <Response><Hangup/></Response> }
    }
}

#[test]
fn a_handler_that_only_another_list_mounts_is_reported_and_stops_nothing() {
    let webhooks: Webhooks<()> = webhooks![elsewhere::voice].verified_by(verifier(URL));
    let other: Webhooks<()> = webhooks![elsewhere::admin].verified_by(verifier(URL));
    let found = dead(&webhooks);
    let found = found.iter().find(|dead| dead.contains("admin")).unwrap();
    assert!(
        found.ends_with(
            "but only another `webhooks![…]` has it, in `dead_links`, so Twilio's request to `/elsewhere/admin` may find nothing; add \
             `admin` to the list of the webhooks that lead here"
        ),
        "{found}"
    );
    // The list that has it is not the one that leads there.
    assert!(!dead(&other).iter().any(|dead| dead.contains("`admin`")));
    let (_, log) = captured(|| webhooks.into_router());
    assert!(log.contains("ERROR") && log.contains("only another"), "{log}");
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

/// A handler that no document names and no list has.
mod forgotten {
    use super::*;

    #[status_callback("/forgotten/status")]
    #[expect(dead_code, reason = "it is not mounted")]
    pub(super) async fn status(_update: MessageStatusUpdate) {}

    #[sms_webhook("/forgotten")]
    pub(super) async fn sms(_message: IncomingMessage) -> MessagingResponse {
        twiml! { <Response/> }
    }
}

#[test]
fn the_address_of_a_handler_that_is_not_mounted_is_warned_of_once() {
    let verifier = verifier(URL);
    let _webhooks: Webhooks<()> = webhooks![forgotten::sms].verified_by(verifier.clone());
    let url = verifier.public_url();
    let (_, log) = captured(|| {
        let _mounted = url.url_for::<forgotten::sms>();
        (url.url_for::<forgotten::status>(), url.url_of(&forgotten::status::link()))
    });
    assert_eq!(log.matches("WARN").count(), 1, "{log}");
    assert!(log.contains("makes the address of `status`, but none of its `webhooks![…]` has it"), "{log}");
}

#[test]
fn a_handler_that_its_own_crate_leaves_out_is_in_the_log_at_the_start() {
    let webhooks: Webhooks<()> = webhooks![forgotten::sms].verified_by(verifier(URL));
    let (_, log) = captured(|| webhooks.into_router());
    assert!(
        log.lines().any(
            |line| line.contains("WARN") && line.contains("the handler `status` is in no `webhooks![…]`")
        ),
        "{log}"
    );
}

/// A list with a name that this program does not take in, as another program of the same library does.
mod another_program {
    use super::*;

    webhooks! { pub(super) type Texts = [text]; }

    #[sms_webhook("/another-program/sms")]
    pub(super) async fn text(_message: IncomingMessage) -> MessagingResponse {
        twiml! { <Response/> }
    }

    #[voice_webhook("/another-program")]
    pub(super) async fn voice(_call: IncomingCall) -> VoiceResponse {
        let next = voice::link();
        twiml! { <Response><Redirect>{next}</Redirect></Response> }
    }
}

#[test]
fn a_list_that_is_not_taken_in_is_no_mistake() {
    let webhooks: Webhooks<()> = webhooks![another_program::voice].verified_by(verifier(URL));
    let found = webhooks.check().unwrap_err().to_string();
    assert!(!found.contains("`text`"), "{found}");
}
