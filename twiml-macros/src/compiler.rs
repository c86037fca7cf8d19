//! What the compiler was told of the runtime.

use std::fs;
use std::sync::LazyLock;

use syn::Ident;

/// The name of the runtime crate where nothing renames it.
pub(crate) const RUNTIME: &str = "twiml_runtime";

/// The name by which the compiler knows the runtime: it has an option `--extern name=…/libtwiml_runtime-….rmeta`, and a macro runs in
/// its process. None where there is no such option, as in an editor's macro server.
pub(crate) fn told() -> Option<&'static str> {
    /// The arguments of a process do not change.
    static TOLD: LazyLock<Option<String>> = LazyLock::new(|| renamed(std::env::args().flat_map(in_file)));
    TOLD.as_deref()
}

/// An argument, or those that are in a file, one a line: `@path` is written where a command line would be too long.
fn in_file(argument: String) -> Vec<String> {
    let file = argument.strip_prefix('@').and_then(|path| fs::read_to_string(path).ok());
    file.map_or_else(|| vec![argument], |file| file.lines().map(str::to_owned).collect())
}

/// The name under which the compiler was given the runtime, if it is among the arguments.
fn renamed(arguments: impl IntoIterator<Item = String>) -> Option<String> {
    let mut found = None;
    for argument in arguments {
        // `--extern name=path` and `--extern=name=path`, where `name` may follow options: `priv,noprelude:name`.
        let option = argument.strip_prefix("--extern=").unwrap_or(&argument);
        let Some((name, path)) = option.split_once('=') else { continue };
        let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
        let Some(("lib", rest)) = file.split_at_checked(3) else { continue };
        if rest.strip_prefix(RUNTIME).is_none_or(|rest| !rest.starts_with(['-', '.'])) {
            continue;
        }
        let name = name.rsplit(':').next().unwrap_or(name);
        if name == RUNTIME {
            return Some(name.to_owned());
        }
        found = Some(name.to_owned()).filter(|name| syn::parse_str::<Ident>(name).is_ok());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{fs, in_file, renamed};

    fn name(arguments: &[&str]) -> Option<String> {
        renamed(arguments.iter().map(|&argument| argument.to_owned()))
    }

    #[test]
    fn the_usual_name_is_found() {
        assert_eq!(
            name(&["rustc", "--extern", "twiml_runtime=/t/deps/libtwiml_runtime-0a1b.rmeta"]).as_deref(),
            Some("twiml_runtime")
        );
    }

    #[test]
    fn another_name_is_found() {
        for extern_ in [
            "twilio=/t/deps/libtwiml_runtime-0a1b.rlib",
            "--extern=twilio=/t/libtwiml_runtime.rlib",
            "priv,noprelude:twilio=C:\\t\\libtwiml_runtime-0a1b.rmeta",
        ] {
            assert_eq!(name(&["rustc", "--extern", extern_]).as_deref(), Some("twilio"), "{extern_}");
        }
    }

    #[test]
    fn arguments_in_a_file_are_read() {
        let file = std::env::temp_dir().join(format!("twiml-arguments-{}", std::process::id()));
        fs::write(&file, "--extern\nname=value\n").unwrap();
        assert_eq!(in_file(format!("@{}", file.display())), ["--extern", "name=value"]);
        fs::remove_file(&file).unwrap();
        assert_eq!(in_file("@nowhere".to_owned()), ["@nowhere"]);
        assert_eq!(in_file("-v".to_owned()), ["-v"]);
    }

    #[test]
    fn other_crates_are_not_taken_for_it() {
        assert_eq!(name(&["rustc", "--extern", "axum=/t/libaxum-1.rmeta"]), None);
        assert_eq!(name(&["rustc", "--extern", "x=/t/libtwiml_runtime_extras-1.rmeta"]), None);
        assert_eq!(name(&["proc-macro-srv"]), None);
    }
}
