//! A number is as it was before, whenever and however the application that it leads to ends.

use std::path::Path;
use std::time::{Duration, Instant};

use twiml_phone::{Rest, RestFault};

use crate::folder::Folder;
use crate::program::{Setting, ended, free_port, said};
use crate::twilio::{NUMBER, changes, configured, leads_to, start};

/// How long a request takes during which a signal arrives. It is much longer than what a process may take to end.
const LONG: Duration = Duration::from_secs(20);
/// What ends an application in order.
const SIGNALS: [&str; 3] = ["-INT", "-TERM", "-HUP"];
/// Restored within five seconds, and then what is under way ends, on a machine that does other things as well.
const IN_TIME: Duration = Duration::from_secs(12);

/// The application, started for the number, at an address.
fn serving(rest: &Rest, folder: &Path, address: &str) -> Setting {
    let (_, port) = address.rsplit_once(':').unwrap();
    let arguments =
        ["serve", "--port", port, "--public-url", address, "--number", NUMBER, "--without", "status"];
    Setting::new(&arguments, folder).of(rest)
}

fn address() -> String {
    format!("http://127.0.0.1:{}", free_port())
}

/// Waits until the REST API has been asked to change something so often.
async fn changed(rest: &Rest, times: usize) {
    let end = Instant::now() + LONG;
    while changes(rest) < times {
        assert!(Instant::now() < end, "nothing is changed");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// After SIGKILL, the next start goes on, and in the end all is as it was first.
async fn starts_again(rest: &Rest, folder: &Folder, before: &[serde_json::Value]) {
    let address = address();
    let program = said(serving(rest, &folder.0, &address).start(), "Serving").await;
    assert!(leads_to(rest, &address));
    program.signal("-INT");
    let (status, text) = ended(program).await;
    assert_eq!((status, configured(rest).as_slice(), folder.journal()), (Some(0), before, 0), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_it_is_served() {
    for signal in SIGNALS {
        let (rest, folder, address) = (start().await, Folder::new(), address());
        let before = configured(&rest);
        let program = said(serving(&rest, &folder.0, &address).start(), "Serving 3 webhooks").await;
        assert!(leads_to(&rest, &address));
        assert_eq!((folder.journal(), changes(&rest)), (1, 1));

        program.signal(signal);
        let begin = Instant::now();
        let (status, text) = ended(program).await;
        assert!(begin.elapsed() < IN_TIME, "{:?}", begin.elapsed());
        assert_eq!((status, configured(&rest), folder.journal()), (Some(0), before, 0), "{signal}: {text}");
        assert!(text.contains("+12065550199 is as it was before."), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_it_plans() {
    for signal in SIGNALS {
        let (rest, folder) = (start().await, Folder::new());
        let before = configured(&rest);
        rest.fail_when(|request| request.method == "GET", RestFault::delay(LONG));
        let program = said(serving(&rest, &folder.0, &address()).start(), "Public URL").await;
        program.signal(signal);
        let begin = Instant::now();
        let (status, text) = ended(program).await;
        assert!(begin.elapsed() < IN_TIME, "{:?}", begin.elapsed());
        assert_eq!((status, configured(&rest), changes(&rest)), (Some(0), before, 0), "{signal}: {text}");
    }
}

/// The request that changes the number is under way. It has had its effect, and its answer is late; or it is late itself.
#[tokio::test(flavor = "multi_thread")]
async fn while_it_applies() {
    let faults = || [RestFault::delay(LONG).after_effect(), RestFault::delay(LONG)];
    for (signal, fault) in SIGNALS.into_iter().flat_map(|signal| faults().map(|fault| (signal, fault))) {
        let (rest, folder, address) = (start().await, Folder::new(), address());
        let before = configured(&rest);
        rest.fail_when(|request| request.method == "POST", fault);
        let program = serving(&rest, &folder.0, &address).start();
        changed(&rest, 1).await;
        assert_eq!(folder.journal(), 1);
        program.signal(signal);
        let begin = Instant::now();
        let (status, text) = ended(program).await;
        assert!(begin.elapsed() < IN_TIME, "{:?}", begin.elapsed());
        // The request may still have its effect, so it is said, and the journal keeps it.
        assert_eq!((status, configured(&rest), folder.journal()), (Some(1), before, 1), "{signal}: {text}");
        assert!(text.contains("+12065550199 may still change"), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_it_is_served() {
    let (rest, folder, address) = (start().await, Folder::new(), address());
    let before = configured(&rest);
    let program = said(serving(&rest, &folder.0, &address).start(), "Serving").await;
    program.signal("-KILL");
    assert_eq!(ended(program).await.0, None);
    assert!(leads_to(&rest, &address));
    starts_again(&rest, &folder, &before).await;
}

/// With the same address again, there is nothing to do but to restore in the end.
#[tokio::test(flavor = "multi_thread")]
async fn killed_and_started_at_the_same_address() {
    let (rest, folder, address) = (start().await, Folder::new(), address());
    let before = configured(&rest);
    let program = said(serving(&rest, &folder.0, &address).start(), "Serving").await;
    program.signal("-KILL");
    ended(program).await;

    let program = said(serving(&rest, &folder.0, &address).start(), "Serving").await;
    assert_eq!(changes(&rest), 1);
    program.signal("-TERM");
    let (status, text) = ended(program).await;
    assert_eq!((status, configured(&rest), folder.journal()), (Some(0), before, 0), "{text}");
    assert!(text.contains("Nothing to do."), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_it_applies() {
    for fault in [RestFault::delay(LONG).after_effect(), RestFault::closed()] {
        let (rest, folder) = (start().await, Folder::new());
        let before = configured(&rest);
        rest.fail_when(|request| request.method == "POST", fault);
        let program = serving(&rest, &folder.0, &address()).start();
        changed(&rest, 1).await;
        program.signal("-KILL");
        ended(program).await;
        starts_again(&rest, &folder, &before).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_it_restores() {
    let (rest, folder) = (start().await, Folder::new());
    let before = configured(&rest);
    let program = said(serving(&rest, &folder.0, &address()).start(), "Serving").await;
    rest.fail_when(|request| request.method == "POST", RestFault::delay(LONG).after_effect());
    program.signal("-INT");
    changed(&rest, 2).await;
    program.signal("-KILL");
    ended(program).await;
    assert_eq!(folder.journal(), 1);
    starts_again(&rest, &folder, &before).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_and_restored_by_command() {
    let (rest, folder) = (start().await, Folder::new());
    let before = configured(&rest);
    let program = said(serving(&rest, &folder.0, &address()).start(), "Serving").await;
    program.signal("-KILL");
    ended(program).await;

    let restoring = Setting::new(&["restore"], &folder.0).of(&rest).start();
    let (status, text) = ended(restoring).await;
    assert_eq!((status, configured(&rest), folder.journal()), (Some(0), before, 0), "{text}");
    assert!(text.contains("+12065550199 is as it was before.\n  ~ SmsUrl"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_ctrl_c_ends_it_at_once() {
    let (rest, folder) = (start().await, Folder::new());
    let program = said(serving(&rest, &folder.0, &address()).start(), "Serving").await;
    rest.fail_when(|_| true, RestFault::delay(LONG));
    program.signal("-INT");
    let program = said(program, "Ctrl-C again").await;
    // What comes sooner was not typed again.
    tokio::time::sleep(Duration::from_millis(700)).await;
    program.signal("-INT");
    let (status, text) = ended(program).await;
    assert_eq!(status, Some(130), "{text}");
    assert!(text.contains("+12065550199 still leads here"), "{text}");
    assert!(text.contains("restore +12065550199` puts back what was there"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn signals_that_nobody_typed_twice_are_one() {
    for second in SIGNALS {
        let (rest, folder) = (start().await, Folder::new());
        let before = configured(&rest);
        let program = said(serving(&rest, &folder.0, &address()).start(), "Serving").await;
        rest.fail_when(|_| true, RestFault::delay(Duration::from_millis(300)));
        program.signal("-HUP");
        program.signal(second);
        let (status, text) = ended(program).await;
        assert_eq!((status, configured(&rest), folder.journal()), (Some(0), before, 0), "{second}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_panic() {
    let (rest, folder) = (start().await, Folder::new());
    let before = configured(&rest);
    let program = serving(&rest, &folder.0, &address()).panics().start();
    let (status, text) = ended(program).await;
    assert!(status.is_some_and(|status| status != 0), "{text}");
    assert_eq!((configured(&rest), folder.journal(), changes(&rest)), (before, 0, 2), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_changed_meanwhile_stays() {
    let (rest, folder) = (start().await, Folder::new());
    let before = configured(&rest);
    let program = said(serving(&rest, &folder.0, &address()).start(), "Serving").await;
    let edit = serde_json::json!({ "voice_url": "https://somebody.test/voice" });
    rest.edit(rest.numbers()[0].sid(), edit).unwrap();
    program.signal("-INT");
    let (status, text) = ended(program).await;
    assert_eq!((status, &configured(&rest)[..3]), (Some(0), &before[..3]), "{text}");
    assert_eq!(rest.numbers()[0].text("voice_url"), Some("https://somebody.test/voice"));
    assert!(text.contains("VoiceUrl is left alone"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_can_stay() {
    let (rest, folder, address) = (start().await, Folder::new(), address());
    let (_, port) = address.rsplit_once(':').unwrap();
    let arguments = ["serve", "--port", port, "--public-url", &address, "--number", NUMBER, "--keep"];
    let keeping = Setting::new(&[&arguments[..], &["--without", "status"]].concat(), &folder.0).of(&rest);
    let program = said(keeping.start(), "Serving").await;
    program.signal("-INT");
    let (status, text) = ended(program).await;
    assert_eq!((status, leads_to(&rest, &address), folder.journal()), (Some(0), true, 1), "{text}");
}
