//! A rust-analyzer, asked over its protocol.

use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use std::{env, thread};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

/// How long it may take until the packages are loaded and their macros are built. That is compiling the dependencies.
const LOADING: Duration = Duration::from_secs(600);
const ANSWERING: Duration = Duration::from_secs(120);

/// What a path can have and a URI cannot.
const RESERVED: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'#').add(b'?');

/// What it answers where a request came while it was busy with a change.
const TRY_AGAIN: [i64; 2] = [-32801, -32802];

pub(crate) struct Server {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    requests: u64,
    settings: Value,
    is_loaded: bool,
}

/// The program, if there is one that starts: the one that `RUST_ANALYZER` names, or the one on the path.
pub(crate) fn program() -> Option<PathBuf> {
    let program = env::var_os("RUST_ANALYZER").map_or_else(|| PathBuf::from("rust-analyzer"), PathBuf::from);
    let started =
        Command::new(&program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if started.is_ok_and(|status| status.success()) {
        return Some(program);
    }
    println!(
        "skipped: no rust-analyzer that starts; name one in RUST_ANALYZER, or `rustup component add rust-analyzer`"
    );
    None
}

/// The sources of the standard library, if they are there: where `SYSROOT_SRC` says, or in the toolchain.
pub(crate) fn sources() -> Option<PathBuf> {
    let of_toolchain = || {
        let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().ok()?;
        let sysroot = String::from_utf8(sysroot.stdout).ok()?;
        Some(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library"))
    };
    let sources = env::var_os("SYSROOT_SRC").map(PathBuf::from).or_else(of_toolchain);
    sources.filter(|sources| sources.is_dir())
}

impl Server {
    /// Starts it on a folder, and waits until it has loaded the packages there.
    pub(crate) fn start(program: &Path, folder: &Path) -> Self {
        let mut process = Command::new(program)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = process.stdin.take().unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        let (sender, messages) = channel();
        // It ends with the output of the process.
        thread::spawn(move || read(output, |message| sender.send(message).is_ok()));
        // Without a folder for them, it would install them into the toolchain.
        let sources = sources().unwrap_or_else(|| folder.to_owned());
        let settings = json!({
            "cargo": {
                "extraEnv": { "CARGO_TARGET_DIR": folder.join("target") },
                "sysrootSrc": sources,
            },
            "checkOnSave": false,
            "cachePriming": { "enable": false },
            "diagnostics": { "experimental": { "enable": true } },
        });
        let mut server = Self { process, input, messages, requests: 0, settings, is_loaded: false };
        server.initialize(folder);
        server
    }

    fn initialize(&mut self, folder: &Path) {
        let answer = self.request(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": uri(folder),
                "workspaceFolders": [{ "uri": uri(folder), "name": "editor" }],
                "initializationOptions": self.settings,
                "capabilities": {
                    "workspace": { "workspaceEdit": { "documentChanges": true } },
                    "textDocument": {
                        "definition": { "linkSupport": true },
                        "hover": { "contentFormat": ["markdown"] },
                    },
                    "experimental": { "serverStatusNotification": true },
                    "general": { "positionEncodings": ["utf-8"] },
                },
            }),
        );
        assert_eq!(answer["capabilities"]["positionEncoding"], "utf-8");
        self.notify("initialized", &json!({}));
        let end = Instant::now() + LOADING;
        while !self.is_loaded {
            let message = self.messages.recv_timeout(end.saturating_duration_since(Instant::now()));
            let message = message
                .unwrap_or_else(|_| panic!("rust-analyzer has not loaded the packages in {LOADING:?}"));
            self.receive(&message);
        }
    }

    /// The result of a request.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        loop {
            self.requests += 1;
            let id = self.requests;
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
            let answer = self.answer(id, method);
            let code = answer["error"]["code"].as_i64();
            if code.is_some_and(|code| TRY_AGAIN.contains(&code)) {
                continue;
            }
            assert!(code.is_none(), "{method}: {}", answer["error"]);
            return answer["result"].clone();
        }
    }

    fn answer(&mut self, id: u64, method: &str) -> Value {
        let end = Instant::now() + ANSWERING;
        loop {
            let message = self.messages.recv_timeout(end.saturating_duration_since(Instant::now()));
            let message = message
                .unwrap_or_else(|_| panic!("rust-analyzer has not answered {method} in {ANSWERING:?}"));
            if message["method"].is_null() && message["id"] == id {
                return message;
            }
            self.receive(&message);
        }
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// What it sends unasked.
    fn receive(&mut self, message: &Value) {
        let params = &message["params"];
        match message["method"].as_str() {
            Some("experimental/serverStatus") => self.is_loaded |= params["quiescent"] == true,
            Some(method) if !message["id"].is_null() => {
                let asked = params["items"].as_array().map_or(0, Vec::len);
                let result = if method == "workspace/configuration" {
                    json!(vec![self.settings.clone(); asked])
                } else {
                    Value::Null
                };
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }));
            }
            _ => {}
        }
    }

    fn send(&mut self, message: &Value) {
        let message = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{message}", message.len()).unwrap();
        self.input.flush().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is gone already, or it goes now.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads messages, for as long as there are some and somebody takes them.
fn read(mut output: impl BufRead, mut take: impl FnMut(Value) -> bool) -> Option<()> {
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if output.read_line(&mut line).ok()? == 0 {
                return None;
            }
            match line.trim().split_once(": ") {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.parse().ok()?;
                }
                Some(_) => {}
                None => break,
            }
        }
        let mut message = vec![0; length];
        output.read_exact(&mut message).ok()?;
        if !take(serde_json::from_slice(&message).ok()?) {
            return None;
        }
    }
}

pub(crate) fn uri(path: &Path) -> String {
    let path = path.display().to_string();
    format!("file://{}", utf8_percent_encode(&path, RESERVED))
}
