//! The packages that the editor works on.

use std::fs;
use std::path::PathBuf;

/// An application that knows the runtime by its name, and one that gives it another name.
pub(crate) struct Packages {
    pub(crate) folder: PathBuf,
    pub(crate) usual: PathBuf,
    pub(crate) renamed: PathBuf,
}

impl Packages {
    pub(crate) fn write() -> Self {
        let workspace = twiml_tests::workspace();
        let folder = workspace.join("target/editor");
        let runtime = workspace.join("twiml-runtime");
        let runtime = runtime.display();
        let usual = package(&folder, "usual", &format!("twiml-runtime = {{ path = \"{runtime}\" }}"));
        let dependency = format!("twilio = {{ package = \"twiml-runtime\", path = \"{runtime}\" }}");
        let renamed = package(&folder, "renamed", &dependency);
        fs::write(
            folder.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"usual\", \"renamed\"]\n",
        )
        .unwrap();
        // The versions that the workspace itself is tested with.
        fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { folder, usual, renamed }
    }
}

/// Writes a package, and returns its file.
fn package(folder: &std::path::Path, name: &str, dependency: &str) -> PathBuf {
    let source = folder.join(name).join("src");
    fs::create_dir_all(&source).unwrap();
    fs::write(
        folder.join(name).join("Cargo.toml"),
        format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependency}\n"),
    )
    .unwrap();
    let file = source.join("lib.rs");
    fs::write(&file, "").unwrap();
    file
}
