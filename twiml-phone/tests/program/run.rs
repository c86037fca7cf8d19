//! Running the program.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use crate::application::{PUBLIC_URL, TOKEN};

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program with the token and the public URL of the application.
pub(crate) fn phone(arguments: &[&str], input: &str) -> Ran {
    let environment = [("TWILIO_AUTH_TOKEN", TOKEN), ("TWILIO_PUBLIC_URL", PUBLIC_URL)];
    phone_in(&environment, arguments, input)
}

/// Runs the program with these variables, and no others that it reads.
pub(crate) fn phone_in(environment: &[(&str, &str)], arguments: &[&str], input: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_twiml-phone"));
    for name in ["TWILIO_AUTH_TOKEN", "TWILIO_ACCOUNT_SID", "TWILIO_PUBLIC_URL", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let pipes = command.envs(environment.iter().copied()).args(arguments);
    let child = pipes.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let output = write_to(child, input);
    Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Types this, and waits for the end.
pub(crate) fn write_to(mut child: Child, input: &str) -> Output {
    // A program that does not read closes its end.
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap_or_default();
    child.wait_with_output().unwrap()
}

/// The path of a file that a test writes.
pub(crate) fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// A file with this text.
pub(crate) fn written(name: &str, text: &str) -> String {
    let path = file(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

impl Ran {
    /// The lines with this label, without their times.
    pub(crate) fn lines(&self, label: &str) -> Vec<&str> {
        let after_time = self.out.lines().filter_map(|line| line.split_once(" s  ").map(|(_, rest)| rest));
        after_time.filter_map(|line| line.strip_prefix(label)).map(str::trim).collect()
    }
}
