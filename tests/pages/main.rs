//! What the documentation shows: that of these crates, and that of an application.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod html;
mod traits;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use html::{Page, text};
use twiml_tests::workspace;

const APPLICATION: &str = "twiml_tests_documented";
const HANDLERS: [&str; 5] = ["menu", "message_status", "sms", "sms_fallback", "voice"];

/// The folder of the documentation, which is built once. It is the command of `.ci/run`, so that neither does the other's work.
fn documentation() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a folder in that of the target");
        let built = Command::new(env!("CARGO"))
            .args(["doc", "--workspace", "--no-deps", "--all-features", "--offline", "--target-dir"])
            .arg(target)
            .env("RUSTDOCFLAGS", "-D warnings")
            .current_dir(workspace())
            .output()
            .expect("cargo runs");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        target.join("doc")
    })
}

/// The pages of a crate: where they are in its folder, and what is in them.
fn pages(krate: &str) -> Vec<Page> {
    fn collect(folder: &Path, below: &str, pages: &mut Vec<Page>) {
        for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            let name = format!("{below}{}", path.file_name().unwrap().to_string_lossy());
            if path.is_dir() {
                collect(&path, &format!("{name}/"), pages);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                pages.push(Page { html: fs::read_to_string(path).unwrap(), name });
            }
        }
    }
    let mut pages = Vec::new();
    collect(&documentation().join(krate), "", &mut pages);
    pages.retain(|page| !page.is_redirection());
    assert!(!pages.is_empty(), "{krate} has no pages");
    pages
}

fn page(krate: &str, name: &str) -> Page {
    let found = pages(krate).into_iter().find(|page| page.name == name);
    found.unwrap_or_else(|| panic!("{krate} has no page {name}"))
}

/// The items of a crate that have a page, as its list of all items has them.
fn items(krate: &str) -> BTreeSet<String> {
    page(krate, "all.html").items().into_iter().collect()
}

#[test]
fn no_page_has_a_blanket_implementation_of_ours() {
    let ours = traits::declared();
    for krate in ["twiml_runtime", "twiml_values", "twiml_schema", "twiml_xml", APPLICATION, "twiml_examples"]
    {
        for page in pages(krate) {
            for header in page.blanket_implementations() {
                assert!(!ours.are_implemented_by(&header), "{krate}/{}: {}", page.name, text(&header));
            }
        }
    }
}

#[test]
fn an_application_of_five_handlers_shows_five_handlers() {
    assert_eq!(items(APPLICATION), HANDLERS.map(|handler| format!("fn.{handler}.html")).into());
    let sections = page(APPLICATION, "index.html").sections();
    assert_eq!(sections, ["functions"], "the front page has other sections");
}

#[test]
fn a_program_of_five_handlers_shows_them_and_its_main_function() {
    let handlers = HANDLERS.map(|handler| format!("handlers/fn.{handler}.html"));
    let expected: BTreeSet<_> = handlers.into_iter().chain(["fn.main.html".to_owned()]).collect();
    assert_eq!(items("documented"), expected);
}

#[test]
fn the_page_of_a_handler_shows_its_own_comment() {
    for (handler, comment) in [
        ("sms", "Answers messages.\nThe sender gets their text back."),
        ("sms_fallback", "Answers messages for sms."),
        ("message_status", "Is told how messages fare."),
        ("voice", "Answers calls."),
        ("menu", "Goes on with a call."),
    ] {
        let page = page(APPLICATION, &format!("fn.{handler}.html"));
        assert_eq!(page.comment(), comment, "{handler}");
        assert!(!page.html.contains("__private"), "{handler}");
    }
}

#[test]
fn examples_use_the_crate_that_applications_name() {
    for page in pages("twiml_runtime") {
        for example in page.examples() {
            let named =
                ["twiml_values", "twiml_schema", "twiml_macros"].iter().find(|name| example.contains(*name));
            assert_eq!(named, None, "{}: {example}", page.name);
        }
    }
}

#[test]
fn no_page_shows_what_generated_code_calls() {
    for page in pages("twiml_runtime") {
        assert!(!text(&page.html).contains("__private"), "{}", page.name);
    }
}

#[test]
fn the_front_page_leads_to_every_page_of_the_guide() {
    let guide = ["deployment", "logging", "proxies", "tenants", "testing"];
    let front = page("twiml_runtime", "index.html");
    for subject in guide {
        let name = format!("guide/{subject}/index.html");
        assert!(front.html.contains(&format!("href=\"{name}\"")), "no link to {name}");
        assert!(!page("twiml_runtime", &name).examples().is_empty(), "{name} has no example");
    }
}

#[test]
fn modules_of_words_and_elements_show_how_they_are_used() {
    for module in ["choices", "tags"] {
        let page = page("twiml_runtime", &format!("{module}/index.html"));
        assert!(page.examples().iter().any(|example| example.contains("twiml!")), "{module} has no document");
    }
}
