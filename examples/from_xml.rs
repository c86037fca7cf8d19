//! Turns a TwiML document into the `twiml!` source that writes it.
//!
//! ```sh
//! cargo run --example from_xml < document.xml
//! ```
//!
//! The source goes to standard output. Notes on what does not fit the vocabulary go to standard error, as
//! `line:column: note`.

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use twiml_runtime::BoxError;

fn main() -> Result<ExitCode, BoxError> {
    let mut document = String::new();
    std::io::stdin()
        .read_to_string(&mut document)
        .map_err(|error| format!("cannot read the document: {error}; pass it as UTF-8 on standard input"))?;
    match twiml_xml::from_xml(&document) {
        Ok(conversion) => {
            writeln!(std::io::stdout(), "{conversion}")?;
            for note in conversion.notes() {
                eprintln!("{note}");
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            eprintln!("{error}");
            Ok(ExitCode::FAILURE)
        }
    }
}
