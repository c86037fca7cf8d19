//! The files that are named on the command line.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use crate::cli::Saving;
use crate::outcome::Unusable;
use crate::session::Session;

/// The text of a file, or the standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<String, Unusable> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(path)
    };
    read.map_err(|error| Unusable(format!("{}: {error}", path.display())))
}

/// Writes what was done as a test, if that is asked for.
pub(crate) fn save(saving: &Saving, session: &Session) -> Result<(), Unusable> {
    let Some(path) = &saving.save_test else { return Ok(()) };
    fs::write(path, session.saved()).map_err(|error| Unusable(format!("{}: {error}", path.display())))
}
