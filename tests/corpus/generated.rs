//! A program that renders documents, each written as `twiml!` in a module of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use twiml_schema::Family;
use twiml_tests::workspace;

use crate::documents::{Document, Kind};

pub(crate) struct Program {
    folder: PathBuf,
    modules: Vec<String>,
}

impl Program {
    pub(crate) fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
        let _ = std::fs::remove_dir_all(folder.join("src"));
        std::fs::create_dir_all(folder.join("src")).unwrap();
        Self { folder, modules: Vec::new() }
    }

    /// Adds a module for a document. When it does not compile, the compiler's message names the document's file.
    pub(crate) fn add(&mut self, document: &Document) {
        let Document { name, kind, xml } = document;
        let conversion = twiml_xml::from_xml(xml).unwrap_or_else(|error| panic!("{name}:{error}"));
        let family = match kind {
            Kind::Document(Family::Messaging) => ": MessagingResponse",
            Kind::Document(Family::Voice) => ": VoiceResponse",
            Kind::Fragment => "",
        };
        let twiml = format!("let twiml{family} = {conversion};\n    twiml.as_str().to_owned()");
        let module =
            format!("use twiml_runtime::prelude::*;\n\npub fn render() -> String {{\n    {twiml}\n}}\n");
        std::fs::write(self.folder.join(format!("src/{name}.rs")), module).unwrap();
        self.modules.push(name.clone());
    }

    /// The documents as the program renders them, by name.
    pub(crate) fn run(self) -> BTreeMap<String, String> {
        let runtime = workspace().join("twiml-runtime");
        let manifest = format!(
            "[package]\nname = \"twiml-corpus\"\nedition = \"2024\"\npublish = false\n\n\
             [dependencies]\ntwiml-runtime = {{ path = '{}' }}\n\n[workspace]\n",
            runtime.display()
        );
        std::fs::write(self.folder.join("Cargo.toml"), manifest).unwrap();
        std::fs::copy(workspace().join("Cargo.lock"), self.folder.join("Cargo.lock")).unwrap();
        std::fs::write(self.folder.join("src/main.rs"), self.main()).unwrap();
        let output = Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--offline"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let output = String::from_utf8(output.stdout).unwrap();
        let mut parts = output.split('\0').map(str::to_owned);
        let mut rendered = BTreeMap::new();
        while let (Some(name), Some(xml)) = (parts.next(), parts.next()) {
            rendered.insert(name, xml);
        }
        rendered
    }

    /// Prints the name of each document and what it is rendered as. No XML holds a NUL, so that keeps them apart.
    fn main(&self) -> String {
        let each = |line: fn(&str) -> String| self.modules.iter().map(|name| line(name)).collect::<String>();
        let modules = each(|name| format!("mod {name};\n"));
        let statements = each(|name| format!("    print!(\"{name}\\0{{}}\\0\", {name}::render());\n"));
        format!("#![allow(deprecated)]\n\n{modules}\nfn main() {{\n{statements}}}\n")
    }
}
