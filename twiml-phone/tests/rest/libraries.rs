//! Twilio's own libraries, pointed at the REST API.
//!
//! They are installed into the build folder. Where that is not possible, the test says so in a line and ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use twiml_phone::Callee;

use crate::application::start;
use crate::client::TOKEN;

const NUMBER: &str = "+12065550199";

#[tokio::test(flavor = "multi_thread")]
async fn the_library_for_node_works_with_the_phone() {
    let packages = folder("node");
    let files = here("node");
    fs::copy(files.join("package.json"), packages.join("package.json")).unwrap();
    let mut install = Command::new("npm");
    install.args(["install", "--no-audit", "--no-fund", "--no-package-lock", "--fetch-retries=0"]);
    if is_installed("Node", "npm", install.current_dir(&packages)) {
        let mut story = Command::new("node");
        story.arg(files.join("story.js")).env("TWILIO_PACKAGES", &packages);
        play(story).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_library_for_python_works_with_the_phone() {
    let packages = folder("python");
    let files = here("python");
    let requirement = fs::read_to_string(files.join("requirements.txt")).unwrap();
    let mark = format!("{}.dist-info", requirement.trim().replace("==", "-"));
    let mut install = Command::new("python3");
    if packages.join(mark).exists() {
        install.arg("--version");
    } else {
        install.args(["-m", "pip", "install", "--quiet", "--retries=0", "--disable-pip-version-check"]);
        install.arg("--target").arg(&packages).arg("--requirement").arg(files.join("requirements.txt"));
    }
    if is_installed("Python", "python3 -m pip", &mut install) {
        let mut story = Command::new("python3");
        story.arg(files.join("story.py")).env("PYTHONPATH", &packages).env("PYTHONDONTWRITEBYTECODE", "1");
        play(story).await;
    }
}

fn here(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rest").join(language)
}

/// Where the packages of a language are installed.
fn folder(language: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("twilio-{language}"));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Installs a library, or says why it is not tested.
fn is_installed(language: &str, name: &str, command: &mut Command) -> bool {
    match command.output() {
        Err(error) => {
            eprintln!("skipped: Twilio's library for {language}, since `{name}` does not start: {error}");
        }
        Ok(output) if output.status.success() => return true,
        Ok(output) => {
            let said = said(&output);
            let is_error = |line: &&str| line.to_lowercase().contains("error");
            let error = said.lines().find(is_error).unwrap_or_default();
            eprintln!("skipped: Twilio's library for {language}, since `{name}` cannot install it: {error}");
        }
    }
    false
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes)).join("\n")
}

/// Runs a story, and looks at what it has left behind.
async fn play(mut story: Command) {
    let (_phone, rest, _, told) = start().await;
    let number = rest.add_number(NUMBER).unwrap();
    let service = rest.add_service(&[("FriendlyName", "First")]).unwrap();
    let client = crate::client::Client::of(&rest);
    let members = format!("/v1/Services/{}/PhoneNumbers", service.sid());
    client.post(&members, &[("PhoneNumberSid", number.sid())]).await;
    rest.on_call(|_| Some(Callee::answers()));
    story.env("PHONE_URL", rest.url());
    story.env("TWILIO_ACCOUNT_SID", rest.account_sid()).env("TWILIO_AUTH_TOKEN", TOKEN);
    for name in ["TWILIO_REGION", "TWILIO_EDGE", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"] {
        story.env_remove(name);
    }
    let output = tokio::task::spawn_blocking(move || story.output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    rest.settled().await;

    let mut heard = told.take();
    heard.retain(|line| !line.starts_with("voice"));
    // The last notice says how long the recording is.
    let last = heard.pop().unwrap();
    assert!(last.starts_with("call completed ") && last.ends_with(" s"), "{last}");
    assert_eq!(heard, ["message sent", "message delivered", "call in-progress"]);
    let statuses = |resources: Vec<twiml_phone::Resource>| {
        let statuses =
            resources.iter().map(|resource| resource.text("status").unwrap_or_default().to_owned());
        statuses.collect::<Vec<_>>()
    };
    assert_eq!(statuses(rest.messages()), ["delivered"; 3]);
    assert_eq!(statuses(rest.calls()), ["completed"]);
    assert_eq!(rest.call(rest.calls()[0].sid()).unwrap().heard().last().unwrap(), "Goodbye.");
    assert_eq!((rest.numbers().len(), rest.applications().len(), rest.services().len()), (1, 0, 1));
}
