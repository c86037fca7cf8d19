//! What each command prints, and how it ends.

use std::path::Path;

use serde_json::Value;

use crate::folder::Folder;
use crate::program::Setting;
use crate::twilio::{NUMBER, changes, configured, leads_to, start};

const PUBLIC_URL: &str = "http://127.0.0.1:9";

async fn run(setting: Setting) -> (Option<i32>, String) {
    tokio::task::spawn_blocking(|| setting.run()).await.unwrap()
}

/// Without anything in the environment.
fn alone(arguments: &[&str]) -> Setting {
    Setting::new(arguments, Path::new("/nonexistent"))
}

/// The JSON in what was printed.
fn json(text: &str) -> Value {
    let begin = text.find("[\n").unwrap_or_else(|| panic!("{text}"));
    let end = text.rfind(']').unwrap();
    serde_json::from_str(&text[begin..=end]).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn routes_and_graph_need_nothing() {
    let (status, text) = run(alone(&["routes"])).await;
    assert_eq!(status, Some(0), "{text}");
    let expected = "\
METHOD  PATH           HANDLER       PAYLOAD          ENTRY
POST    /sms           sms           IncomingMessage  messages
POST    /sms-fallback  sms_fallback  Fallback         fallback of sms
POST    /voice         voice         IncomingCall     calls
";
    assert!(text.contains(expected), "{text}");

    let (_, text) = run(alone(&["routes", "--json"])).await;
    let routes = json(&text);
    assert_eq!(routes[0]["fallback"], "sms_fallback");
    assert_eq!((&routes[2]["path"], &routes[2]["entry"]), (&"/voice".into(), &"call".into()));

    let (status, text) = run(alone(&["graph"])).await;
    assert!(status == Some(0) && text.contains("flowchart LR"), "{text}");
    let (_, text) = run(alone(&["graph", "--format", "dot"])).await;
    assert!(text.contains("digraph"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_said() {
    let serve = ["serve", "--port", "0", "--public-url", PUBLIC_URL];
    for (arguments, missing) in [
        (&["plan", NUMBER][..], "error: there is no public URL: set TWILIO_PUBLIC_URL"),
        (&["plan", NUMBER, "--public-url", PUBLIC_URL], "error: TWILIO_ACCOUNT_SID: is not set"),
        (&["apply", NUMBER, "--public-url", "https://"], "error: the public URL"),
        (&["restore"], "error: TWILIO_ACCOUNT_SID: is not set"),
        (&serve, "error: TWILIO_AUTH_TOKEN: is not set"),
        (&[&serve[..], &["--number", NUMBER]].concat(), "error: TWILIO_ACCOUNT_SID: is not set"),
    ] {
        let (status, text) = run(alone(arguments)).await;
        assert!(status == Some(1) && text.contains(missing), "{arguments:?}: {text}");
    }
    let (status, text) = run(alone(&["plan"])).await;
    assert!(status == Some(2) && text.contains("<TARGET>"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_shown_applied_and_restored() {
    let (rest, folder) = (start().await, Folder::new());
    let before = configured(&rest);
    let command = |words: &[&str]| {
        let words = [words, &["--public-url", PUBLIC_URL]].concat();
        run(Setting::new(&words, &folder.0).of(&rest))
    };
    let (status, text) = command(&["plan", NUMBER]).await;
    assert_eq!(status, Some(0), "{text}");
    assert!(text.contains("  ~ SmsUrl") && text.contains("To apply: 1 request."), "{text}");
    assert_eq!(command(&["plan", NUMBER, "--check"]).await.0, Some(2));

    // Nobody is there to be asked.
    let (status, text) = command(&["apply", NUMBER]).await;
    assert!(status == Some(1) && text.contains("say --yes") && changes(&rest) == 0, "{text}");

    let (status, text) = command(&["apply", NUMBER, "--yes"]).await;
    assert!(status == Some(0) && leads_to(&rest, PUBLIC_URL) && changes(&rest) == 1, "{text}");
    assert_eq!(command(&["plan", NUMBER, "--check"]).await.0, Some(0));
    let (status, text) = command(&["apply", NUMBER]).await;
    assert!(status == Some(0) && text.contains("Nothing to do.") && changes(&rest) == 1, "{text}");

    let (status, text) = run(Setting::new(&["restore", NUMBER], &folder.0).of(&rest)).await;
    assert_eq!((status, configured(&rest)), (Some(0), before), "{text}");
    let (status, text) = run(Setting::new(&["restore"], &folder.0).of(&rest)).await;
    assert!(status == Some(0) && text.contains("There is nothing to restore."), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_configured_is_not_overwritten_unasked() {
    let (rest, folder) = (start().await, Folder::new());
    let edit = serde_json::json!({ "voice_url": "https://somebody.test/voice" });
    rest.edit(rest.numbers()[0].sid(), edit).unwrap();
    let command = |words: &[&str]| {
        let words = [words, &["--public-url", PUBLIC_URL]].concat();
        run(Setting::new(&words, &folder.0).of(&rest))
    };
    for words in [&["plan", NUMBER, "--check"][..], &["apply", NUMBER, "--yes"]] {
        let (status, text) = command(words).await;
        assert!(status == Some(1) && text.contains("Refused:"), "{text}");
        assert!(text.contains("Options that allow it: --overwrite."), "{text}");
    }
    let (status, text) = command(&["plan", NUMBER, "--without", "voice"]).await;
    assert!(status == Some(0) && !text.contains("~ VoiceUrl"), "{text}");
    assert_eq!(changes(&rest), 0);
    let (status, text) = command(&["apply", NUMBER, "--yes", "--overwrite"]).await;
    assert!(status == Some(0) && leads_to(&rest, PUBLIC_URL), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_has_other_forms() {
    let (rest, folder) = (start().await, Folder::new());
    let format = |format: &str| {
        let words = ["plan", NUMBER, "--public-url", PUBLIC_URL, "--format", format];
        run(Setting::new(&words, &folder.0).of(&rest))
    };
    let (_, text) = format("commands").await;
    assert!(text.contains("twilio api:core:incoming-phone-numbers:update --sid PN"), "{text}");
    let (_, text) = format("table").await;
    assert!(text.contains("http://127.0.0.1:9/sms"), "{text}");
    let (_, text) = format("json").await;
    assert_eq!(json(&text)[0]["verdict"], "apply");
}
