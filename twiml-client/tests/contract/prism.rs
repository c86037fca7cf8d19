//! Prism, which serves an OpenAPI file: installed into the build folder, started on a free port, ended with the test.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;

/// The version is pinned: later ones need a newer node.
const PACKAGES: &str = r#"{"private": true, "dependencies": {"@stoplight/prism-cli": "5.14.2"}}"#;

/// A server of one OpenAPI file.
pub(crate) struct Prism {
    process: Child,
    url: String,
}

impl Prism {
    /// Serves a file of `tests/oai`, or says in a line why it cannot.
    pub(crate) fn serve(file: &str) -> Option<Self> {
        let packages = installed()?;
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oai").join(file);
        let mut command = Command::new("node");
        command.arg(packages.join("node_modules/@stoplight/prism-cli/dist/index.js"));
        command.args(["mock", "--host", "127.0.0.1", "--port", "0"]).arg(file);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let ready = lines.by_ref().find(|line| line.contains("Prism is listening on"));
        let ready = ready.expect("Prism ended before it was ready");
        // It writes a line for each request, and stops where nobody reads.
        std::thread::spawn(move || lines.for_each(drop));
        let url = ready.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
        Some(Self { process, url })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The folder in which Prism is installed.
fn installed() -> Option<&'static Path> {
    static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOLDER.get_or_init(install).as_deref()
}

fn install() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prism");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("package.json"), PACKAGES).unwrap();
    if folder.join("node_modules/@stoplight/prism-cli/dist/index.js").exists() && starts("node") {
        return Some(folder);
    }
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--no-package-lock", "--fetch-retries=0"])
        .current_dir(&folder);
    match npm.output() {
        Err(error) => eprintln!(
            "skipped: the contract with Twilio's OpenAPI files, since `npm` does not start: {error}"
        ),
        Ok(output) if output.status.success() => return Some(folder),
        Ok(output) => {
            eprintln!(
                "skipped: the contract with Twilio's OpenAPI files, since `npm` cannot install Prism: {}",
                reason(&output)
            );
        }
    }
    None
}

fn starts(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

fn reason(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    said.lines().find(|line| line.to_lowercase().contains("error")).unwrap_or_default().to_owned()
}
