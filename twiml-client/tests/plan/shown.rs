//! What people see of a plan.

use twiml_client::Family;
use twiml_client::plan::{Plan, Told, Wanted};

use crate::case::{Cases, situation, told};

fn plan(id: &str, told: Told) -> Plan {
    let cases = Cases::own();
    Plan::compare(situation(cases.state(id)), cases.wanted(), told)
}

#[test]
fn a_difference_says_what_was_and_what_will_be() {
    let text = plan("foreign-fallback", told("overwrite")).to_string();
    for line in [
        "+15552220005 (PN05050505050505050505050505050505)",
        r#"  = VoiceUrl              "https://app.example.com/webhooks/twilio/voice""#,
        r#"  ~ VoiceFallbackUrl      "https://other.example.org/f" -> "https://app.example.com/webhooks/twilio/voice-fallback""#,
        r#"  ~ VoiceFallbackMethod   "GET" -> "POST""#,
        "To apply: 1 request.",
    ] {
        assert!(text.lines().any(|shown| shown == line), "{line}\n{text}");
    }
    let text = plan("detach-alone", told("detach")).to_string();
    assert!(text.contains(r#"  - VoiceApplicationSid   "APd4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4""#), "{text}");
    let text = plan("fresh", Told::default()).to_string();
    assert!(
        text.contains(r#"  + SmsUrl                "https://app.example.com/webhooks/twilio/sms""#),
        "{text}"
    );
    let text = plan("trunk", Told::default()).to_string();
    assert!(text.contains("Refused: TrunkSid is TK") && text.contains("Ways out: detach"), "{text}");
    assert!(text.ends_with("Nothing is sent.\n"), "{text}");
    assert!(plan("service-is-ours", Told::default()).to_string().ends_with("Nothing to do.\n"));
}

#[test]
fn commands_are_one_request_each() {
    let commands = plan("service-and-application", told("use_number_webhook+detach")).commands();
    assert_eq!(commands.len(), 2);
    let lines: Vec<_> = commands[0].lines().map(|line| line.trim().trim_end_matches(" \\")).collect();
    assert_eq!(
        lines,
        [
            "twilio api:core:incoming-phone-numbers:update --sid PN12121212121212121212121212121212",
            "--sms-application-sid=''",
            "--sms-url=https://app.example.com/webhooks/twilio/sms",
            "--sms-method=POST",
            "--sms-fallback-url=https://app.example.com/webhooks/twilio/sms-fallback",
            "--sms-fallback-method=POST",
        ]
    );
    assert!(commands[1].starts_with("twilio api:messaging:v1:services:update --sid MG"));
    assert!(commands[1].ends_with("--use-inbound-webhook-on-number"), "{}", commands[1]);
}

#[test]
fn the_table_has_what_is_pasted_into_the_console() {
    let table = plan("trunk", told("without_status")).table();
    let lines: Vec<_> = table.lines().collect();
    assert_eq!(lines.len(), 5, "{table}");
    assert!(
        lines[1].starts_with("Messaging: A message comes in") && lines[1].ends_with("HTTP POST"),
        "{table}"
    );
    assert!(lines[4].contains("https://app.example.com/webhooks/twilio/voice-fallback"), "{table}");
}

#[test]
fn what_has_no_entry_is_said_with_what_could_be_one() {
    let cases = Cases::own();
    let webhook = cases.wanted().get(Family::Voice).unwrap().clone();
    let wanted =
        Wanted::default().with(Family::Voice, webhook).with_candidates(Family::Sms, ["inbox", "orders"]);
    let plan = Plan::compare(situation(cases.state("fresh")), wanted, Told::default());
    let [warning] = plan.warnings() else { panic!("{plan}") };
    assert!(warning.text.contains("`inbox`, `orders`") && warning.text.contains("`entry`"), "{warning}");
    assert!(plan.requests()[0].form.iter().all(|(name, _)| name.starts_with("Voice")));
    let plan = Plan::compare(situation(cases.state("fresh")), Wanted::default(), Told::default());
    assert_eq!((plan.warnings().len(), plan.exit_status(true)), (1, 0));
}

#[test]
fn owners_are_named() {
    let cases = Cases::own();
    for (url, words) in [
        ("https://handler.twilio.com/twiml/EH1", "a TwiML Bin"),
        ("https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1", "a Studio flow"),
        ("https://a-1.twil.io/voice", "a Twilio Function"),
        ("https://a.ngrok-free.app/elsewhere", "somebody's tunnel"),
        ("https://a.ngrok-free.app/webhooks/twilio/voice", "a colleague's tunnel"),
    ] {
        let mut state = cases.state("fresh").clone();
        state["number"]["voice_url"] = url.into();
        let plan = Plan::compare(situation(&state), cases.wanted(), Told::default());
        assert!(plan.refusals()[0].text.contains(words), "{plan}");
    }
}
