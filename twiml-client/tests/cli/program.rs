//! A process of the application.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use twiml_phone::Rest;

use crate::application::{ARGUMENTS, PANICS};
use crate::twilio::TOKEN;

/// How long anything may take. It is not how long it takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// The application, running.
pub(crate) struct Program {
    child: Child,
    lines: Receiver<String>,
    /// What it has written so far.
    said: String,
}

/// How the application is started.
pub(crate) struct Setting {
    command: Command,
    arguments: Vec<String>,
}

impl Setting {
    /// With nothing in its environment, and its journal below this folder.
    pub(crate) fn new(arguments: &[&str], folder: &Path) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["application::application", "--exact", "--ignored", "--nocapture"]);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("TWILIO_") || name == "PORT" {
                command.env_remove(name);
            }
        }
        command.env("XDG_STATE_HOME", folder);
        Self { command, arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect() }
    }

    /// With the credentials of an account.
    pub(crate) fn of(mut self, rest: &Rest) -> Self {
        self.command.env("TWILIO_ACCOUNT_SID", rest.account_sid()).env("TWILIO_AUTH_TOKEN", TOKEN);
        self.command.env("TWILIO_BASE_URL", rest.url());
        self
    }

    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// It panics once it is served.
    pub(crate) fn panics(self) -> Self {
        self.variable(PANICS, "1")
    }

    pub(crate) fn start(mut self) -> Program {
        self.command.env(ARGUMENTS, self.arguments.join("\n"));
        let mut child =
            self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = channel();
        let streams: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        Program { child, lines, said: String::new() }
    }

    /// Runs it to its end: its status, and what it has written.
    pub(crate) fn run(self) -> (Option<i32>, String) {
        self.start().end()
    }
}

impl Program {
    /// Waits until it writes this.
    pub(crate) fn wait_for(&mut self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.said.contains(text) {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => self.said.extend([line.as_str(), "\n"]),
                Err(error) => panic!("{error}: no {text:?} in:\n{}", self.said),
            }
        }
    }

    /// Sends it a signal, by its process id.
    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
    }

    /// Waits for its end: its status, and what it has written. A process that was killed has no status.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => self.said.extend([line.as_str(), "\n"]),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it does not end, after:\n{}", self.said),
            }
        }
        (self.child.wait().unwrap().code(), std::mem::take(&mut self.said))
    }
}

/// It does not outlive its test.
impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Waits on another thread, so that the REST API goes on.
pub(crate) async fn said(program: Program, text: &'static str) -> Program {
    tokio::task::spawn_blocking(move || {
        let mut program = program;
        program.wait_for(text);
        program
    })
    .await
    .unwrap()
}

pub(crate) async fn ended(program: Program) -> (Option<i32>, String) {
    tokio::task::spawn_blocking(|| program.end()).await.unwrap()
}
