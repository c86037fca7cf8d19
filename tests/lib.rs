//! What the tests share.

#![allow(clippy::panic, reason = "a test stops on what it did not expect")]

use std::env;
use std::path::{Path, PathBuf};

pub mod client;
pub mod log;
pub mod signed;

/// The folder of the workspace.
///
/// # Panics
///
/// Never: this crate is in a folder of the workspace.
pub fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or_else(|| panic!("{} has no parent", package.display()))
}

/// A file or folder of the data that is kept outside the repository, such as `corpus/twiml`.
///
/// The environment variable `TWIML_SHARED` says where that is; a relative path starts at the folder of the workspace. It is
/// `../shared` by default. Where the entry is missing, this prints a line that says so, and the test goes on without it.
pub fn shared(entry: &str) -> Option<PathBuf> {
    let folder = env::var_os("TWIML_SHARED").unwrap_or_else(|| "../shared".into());
    let folder = workspace().join(folder);
    let path = folder.join(entry);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: no {entry} at {}", folder.display());
    None
}

/// The examples of the READMEs are tested like those of the documentation.
#[cfg(doctest)]
mod readmes {
    #[doc = include_str!("../README.md")]
    mod workspace {}
    #[doc = include_str!("../twiml-runtime/README.md")]
    mod runtime {}
    #[doc = include_str!("../twiml-schema/README.md")]
    mod schema {}
}
