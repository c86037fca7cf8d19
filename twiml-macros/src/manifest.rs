//! The name that a `Cargo.toml` gives a dependency, for an editor: the compiler is told it, and a macro in an editor is not.

use std::fs;
use std::path::PathBuf;

/// The name that the package at work gives this one, where that is another name.
pub(crate) fn name_of(package: &str) -> Option<String> {
    let folder = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR")?);
    let mut manifests =
        folder.ancestors().map(|folder| folder.join("Cargo.toml")).filter(|file| file.is_file());
    let own = fs::read_to_string(manifests.next()?).ok()?;
    let workspaces = manifests.filter_map(|manifest| fs::read_to_string(manifest).ok());
    name_in(package, &own, workspaces)
}

fn name_in(package: &str, own: &str, mut workspaces: impl Iterator<Item = String>) -> Option<String> {
    let named: Vec<_> = dependencies(own).collect();
    if let Some(renamed) = named.iter().find(|dependency| dependency.package == Some(package)) {
        return Some(renamed.name.to_owned());
    }
    if named.iter().any(|dependency| dependency.name == package) {
        return None;
    }
    workspaces.find_map(|workspace| {
        let renamed = dependencies(&workspace).find(|dependency| dependency.package == Some(package))?;
        named.iter().any(|dependency| dependency.name == renamed.name).then(|| renamed.name.to_owned())
    })
}

/// A line about a dependency.
struct Dependency<'a> {
    name: &'a str,
    /// What the line says of its package.
    package: Option<&'a str>,
}

/// What the tables of dependencies say. That is as much of TOML as people write there.
fn dependencies(manifest: &str) -> impl Iterator<Item = Dependency<'_>> {
    let mut table = "";
    manifest.lines().filter_map(move |line| {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            table = header.trim_end_matches(']').trim();
            return None;
        }
        let (key, value) = line.split_once('=')?;
        let (key, value) = (key.trim(), value.trim());
        if table.ends_with("dependencies") {
            let (name, field) =
                key.split_once('.').map_or((key, None), |(name, field)| (name.trim(), Some(field.trim())));
            let package = match field {
                None => value.split_once("package").and_then(|(_, rest)| text_after_equals(rest)),
                Some("package") => text(value),
                Some(_) => None,
            };
            return Some(Dependency { name: name.trim_matches('"'), package });
        }
        let (_, name) = table.rsplit_once('.').filter(|(parent, _)| parent.ends_with("dependencies"))?;
        let package = (key == "package").then(|| text(value)).flatten();
        Some(Dependency { name: name.trim().trim_matches('"'), package })
    })
}

fn text_after_equals(rest: &str) -> Option<&str> {
    text(rest.trim_start().strip_prefix('=')?.trim_start())
}

/// The text in the quotes at the beginning.
fn text(value: &str) -> Option<&str> {
    value.strip_prefix('"')?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::name_in;

    fn name(own: &str, workspace: &str) -> Option<String> {
        name_in("twiml-runtime", own, std::iter::once(workspace.to_owned()))
    }

    #[test]
    fn a_renamed_dependency_is_found() {
        for manifest in [
            "[dependencies]\nserde = \"1\"\ntwilio = { version = \"1\", package = \"twiml-runtime\" }",
            "[dependencies]\ntwilio = { package=\"twiml-runtime\", version = \"1\" } # the runtime",
            "[dependencies.twilio]\nversion = \"1\"\npackage = \"twiml-runtime\"",
            "[dependencies]\ntwilio.package = \"twiml-runtime\"\ntwilio.version = \"1\"",
            "[target.'cfg(unix)'.dependencies]\ntwilio = { package = \"twiml-runtime\", version = \"1\" }",
            "[dev-dependencies]\n\"twilio\" = { package = \"twiml-runtime\", version = \"1\" }",
        ] {
            assert_eq!(name(manifest, "").as_deref(), Some("twilio"), "{manifest}");
        }
    }

    #[test]
    fn a_workspace_may_rename_it() {
        let workspace = "[workspace.dependencies]\ntwilio = { package = \"twiml-runtime\", version = \"1\" }";
        for own in
            ["[dependencies]\ntwilio.workspace = true", "[dependencies]\ntwilio = { workspace = true }"]
        {
            assert_eq!(name(own, workspace).as_deref(), Some("twilio"), "{own}");
        }
        assert_eq!(name("[dependencies]\nserde = \"1\"", workspace), None);
    }

    #[test]
    fn the_usual_name_is_left_alone() {
        for own in [
            "[dependencies]\ntwiml-runtime = \"1\"",
            "[dependencies]\ntwiml-runtime = { version = \"1\", features = [\"serve\"] }",
            "[package]\ndescription = \"package = \\\"twiml-runtime\\\"\"",
            "",
        ] {
            assert_eq!(name(own, ""), None, "{own}");
        }
    }
}
