//! The documents of the repository name files and folders that exist.

#![allow(clippy::panic, reason = "a test stops on what it did not expect")]

use twiml_tests::workspace;

#[test]
fn documents_name_paths_that_exist() {
    let mut missing = Vec::new();
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md"] {
        let text = std::fs::read_to_string(workspace().join(document))
            .unwrap_or_else(|error| panic!("{document}: {error}"));
        for path in paths(&text).filter(|path| !workspace().join(path).exists()) {
            missing.push(format!("{document}: {path}"));
        }
    }
    assert!(missing.is_empty(), "not in the repository:\n{}", missing.join("\n"));
}

/// Targets of links, and code that is a path. What is outside the repository is not checked.
fn paths(markdown: &str) -> impl Iterator<Item = &str> {
    let links = markdown.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let code = markdown.lines().filter(|line| !line.starts_with("```"));
    let code = code.flat_map(|line| line.split('`').skip(1).step_by(2)).filter(|code| is_path(code));
    // A link may lead to a place in a document.
    let links = links.map(|link| link.split('#').next().unwrap_or(link)).filter(|link| !link.is_empty());
    links.chain(code).filter(|path| !path.contains("://") && !path.starts_with(".."))
}

fn is_path(code: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    code.contains('/') && !code.starts_with('/') && code.chars().all(is_part)
}

#[test]
fn paths_are_recognized_among_other_code() {
    let markdown = "See [this](a/b.md#part), [there](#part), [that](https://example.com), `c/d/`, `/voice`, `a / b`, `../shared` and `<e/>`.\n";
    assert_eq!(paths(markdown).collect::<Vec<_>>(), ["a/b.md", "c/d/"]);
}
