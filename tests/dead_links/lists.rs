//! Handlers that other lists have, or none.

use super::*;

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
            "but only another `webhooks![…]` has it, in `dead_links::lists`, so Twilio's request to `/elsewhere/admin` may find nothing; add \
             `admin` to the list of the webhooks that lead here"
        ),
        "{found}"
    );
    // The list that has it is not the one that leads there.
    assert!(!dead(&other).iter().any(|dead| dead.contains("`admin`")));
    let (_, log) = captured(|| webhooks.into_router());
    assert!(log.contains("ERROR") && log.contains("only another"), "{log}");
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
