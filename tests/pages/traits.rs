//! The traits of these crates.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use twiml_tests::workspace;

use super::html::text;

/// The names of traits.
pub(crate) struct Traits(BTreeSet<String>);

/// Those that the sources declare, and those of the registry, one for each callback.
pub(crate) fn declared() -> Traits {
    let mut names = BTreeSet::new();
    for krate in ["twiml-runtime", "twiml-schema", "twiml-values", "twiml-xml"] {
        collect(&workspace().join(krate).join("src"), &mut names);
    }
    let registry = fs::read_to_string(workspace().join("twiml-runtime/src/payload/registry.rs")).unwrap();
    let callbacks = registry.split_once("callbacks {").expect("a list of callbacks").1;
    let callbacks = callbacks.lines().skip(1).map_while(|line| line.trim().split_once(": "));
    names.extend(callbacks.map(|(name, _)| name.to_owned()));
    // Private, and axum has a public one of this name.
    names.remove("Handler");
    assert!(names.contains("GatherAction") && names.contains("Webhook"), "{names:?}");
    Traits(names)
}

fn collect(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(path).unwrap();
            let declarations = source.split("pub trait ").skip(1);
            let identifier =
                |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            names.extend(declarations.map(identifier).filter(|name: &String| !name.is_empty()));
        }
    }
}

impl Traits {
    /// Whether the header of an implementation names one of them as its trait. Where a link says whose trait it is, the link
    /// decides, because other crates have a `Handler` as well.
    pub(crate) fn are_implemented_by(&self, header: &str) -> bool {
        let after_generics = header.split_once("&gt; ").map_or(header, |(_, after)| after);
        let (path, _) =
            after_generics.split_once("&lt;").or(after_generics.split_once(" for ")).unwrap_or_default();
        match path.split_once("title=\"trait ") {
            Some((_, path)) => path.starts_with("twiml_"),
            None => self.0.contains(text(path).split(" for ").next().unwrap_or_default()),
        }
    }
}

#[test]
fn a_trait_of_ours_is_known_by_its_link_or_its_name() {
    let ours = declared();
    assert!(ours.are_implemented_by("impl&lt;W&gt; GatherAction&lt;GatherInput&gt; for W"));
    let linked = r#"<a href="…" title="trait twiml_runtime::webhook::State">State</a>"#;
    assert!(ours.are_implemented_by(&format!("impl&lt;S&gt; {linked} for S")));
    let linked = r#"<a href="…" title="trait axum::handler::Handler">Handler</a>"#;
    assert!(!ours.are_implemented_by(&format!("impl&lt;H&gt; {linked}&lt;A&gt; for H")));
    assert!(!ours.are_implemented_by("impl&lt;T&gt; Instrument for T"));
}
