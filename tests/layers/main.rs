//! Crates, modules and files use one another in one direction only: no circles, and no step back up.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod graph;
mod source;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use graph::Graph;
use source::Files;

type Row = (&'static str, &'static [&'static str], Option<&'static [&'static str]>);

/// The crates, each with the crates of this workspace that it may use, and, where the list is closed, with the others.
#[rustfmt::skip] // One crate a line.
const CRATES: &[Row] = &[
    ("twiml-schema", &[], Some(&[])),
    ("twiml-values", &[], Some(&["jiff", "serde", "serde_json"])),
    ("twiml-macros", &["twiml-schema"], Some(&["proc-macro2", "quote", "syn"])),
    ("twiml-runtime", &["twiml-schema", "twiml-values", "twiml-macros"], None),
    ("twiml-xml", &["twiml-schema"], Some(&["roxmltree"])),
    ("twiml-client", &["twiml-values", "twiml-runtime"], None),
    ("twiml-phone", &["twiml-schema", "twiml-values", "twiml-xml", "twiml-runtime"], None),
];

/// The modules of the runtime. Each line may use the lines before it.
const RUNTIME: &[&[&str]] = &[
    &["error", "guide", "in_time", "seal", "repeats", "value"],
    &["params"],
    &["verify"],
    &["payload"],
    &["menu", "twiml"],
    &["webhook"],
    &["streams"],
    &["program"],
    &["flow"],
    &["mount"],
    &["serve"],
    &["testing"],
    &["macros"],
    &["lib", "prelude", "private"],
];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The crates of the workspace that are libraries: those with a folder `src`.
fn crates() -> Vec<String> {
    let manifest = fs::read_to_string(workspace().join("Cargo.toml")).unwrap();
    let members =
        manifest.lines().find_map(|line| line.strip_prefix("members = [")).expect("a line of members");
    let members = members.split('"').skip(1).step_by(2).map(str::to_owned);
    members.filter(|member| workspace().join(member).join("src/lib.rs").exists()).collect()
}

fn sources(name: &str) -> Files {
    fn add(folder: &Path, prefix: &str, files: &mut Files) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                add(&entry.path(), &format!("{name}/"), files);
            } else if Path::new(&name).extension().is_some_and(|extension| extension == "rs") {
                files.insert(name, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    let mut files = Files::new();
    add(&workspace().join(name).join("src"), "", &mut files);
    files
}

#[test]
fn no_crate_has_a_circle_of_files() {
    let mut text = String::new();
    for name in crates() {
        let circles = Graph::of(&sources(&name)).circles();
        if !circles.is_empty() {
            writeln!(text, "in `{name}`:\n{circles}").unwrap();
        }
    }
    assert!(text.is_empty(), "{text}");
}

#[test]
fn modules_of_the_runtime_use_only_those_before_them() {
    let layer = |file: &str| {
        let module = file.split(['/', '.']).next().unwrap_or_default();
        RUNTIME
            .iter()
            .position(|line| line.contains(&module))
            .unwrap_or_else(|| panic!("`{module}` is not in the list of modules in tests/layers/main.rs"))
    };
    let files = sources("twiml-runtime");
    let graph = Graph::of(&files);
    let mut upwards = String::new();
    for file in files.keys() {
        let here = layer(file);
        for (target, names) in graph.used_by(file).filter(|(target, _)| layer(target) > here) {
            writeln!(upwards, "  {file} -> {target}: {names}").unwrap();
        }
    }
    assert!(upwards.is_empty(), "each line of {RUNTIME:#?} may use the lines before it, but:\n{upwards}");
}

#[test]
fn crates_use_only_those_below_them() {
    for name in crates() {
        let (_, ours, others) = CRATES
            .iter()
            .find(|(row, ..)| *row == name)
            .unwrap_or_else(|| panic!("`{name}` is not in the list of crates in tests/layers/main.rs"));
        let manifest = fs::read_to_string(workspace().join(&name).join("Cargo.toml")).unwrap();
        let section = manifest.split("\n[").find_map(|section| section.strip_prefix("dependencies]"));
        let lines = section.unwrap_or_default().lines().filter(|line| !line.starts_with('#'));
        let used: BTreeSet<_> = lines.filter_map(|line| line.split(['.', ' ', '=']).next()).collect();
        for used in used.into_iter().filter(|used| !used.is_empty()) {
            let is_allowed = match others {
                _ if used.starts_with("twiml-") => ours.contains(&used),
                Some(others) => others.contains(&used),
                None => true,
            };
            assert!(is_allowed, "`{name}` may use {ours:?} and {others:?}, and uses `{used}`");
        }
    }
}

#[test]
fn a_circle_is_found_by_whatever_path_it_goes() {
    let files = |last: &str| {
        Files::from([
            (
                "lib.rs".to_owned(),
                "mod a; mod b; #[path = \"c.rs\"] mod see; pub use see::Last as Renamed;".to_owned(),
            ),
            ("a.rs".to_owned(), "use super::b; pub struct First(b::inner::Second);".to_owned()),
            ("b/mod.rs".to_owned(), "mod inner; pub use inner::Second;".to_owned()),
            (
                "b/inner.rs".to_owned(),
                "macro_rules! m { () => { $crate::Renamed } } pub struct Second;".to_owned(),
            ),
            ("c.rs".to_owned(), format!("{last} pub struct Last;")),
        ])
    };
    let expected = "a circle of 3 files:\n  a.rs -> b/inner.rs: Second\n  b/inner.rs -> c.rs: Renamed\n  c.rs -> a.rs: First\n";
    for last in ["use crate::a::First;", "fn f(_: &super::a::First) {}", "use super::a::*; type T = First;"] {
        assert_eq!(Graph::of(&files(last)).circles(), expected, "{last}");
    }
    for last in
        ["// crate::a::First", "#[cfg(test)] mod tests { use crate::a::First; }", "pub use crate::a::First;"]
    {
        assert_eq!(Graph::of(&files(last)).circles(), "", "{last}");
    }
}
