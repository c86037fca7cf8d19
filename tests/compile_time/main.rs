//! What handlers cost the compiler: an application of webhooks that call each other, compared with the same application written by hand for axum.
//!
//! ```sh
//! cargo bench -p twiml-tests --bench compile_time
//! ```
//!
//! Both are written to `target/compile-time` with 50 and with 200 handlers, and are checked and built there: from the beginning,
//! and incrementally after an edit of one handler. Dependencies are compiled before. The time is that of the fastest of
//! several runs of cargo, because a machine has other things to do; compare the two, and not with another run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark stops on what it did not expect"
)]

mod application;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use application::{Application, BY_HAND, WEBHOOKS};

const RUNS: usize = 5;
const HANDLERS: [usize; 2] = [50, 200];

/// What cargo does, and whether it may use what it knows from the run before.
const TASKS: [(&str, &str, bool); 4] = [
    ("check", "from the beginning", false),
    ("check", "after an edit", true),
    ("build", "from the beginning", false),
    ("build", "after an edit", true),
];

fn main() {
    let workspace = twiml_tests::workspace();
    let folder = workspace.join("target/compile-time");
    println!("{:<10} {:<6} {:<20} {:>10} {:>10} {:>6}", "handlers", "", "", "webhooks", "by hand", "ratio");
    for handlers in HANDLERS {
        let [webhooks, by_hand] =
            [WEBHOOKS, BY_HAND].map(|application| Package::write(&folder, workspace, application, handlers));
        for (command, when, incremental) in TASKS {
            let [ours, theirs] =
                [&webhooks, &by_hand].map(|package| package.time(command, incremental).as_secs_f64());
            println!(
                "{handlers:<10} {command:<6} {when:<20} {ours:>8.2} s {theirs:>8.2} s {:>6.2}",
                ours / theirs
            );
        }
    }
}

/// An application on the disk.
struct Package {
    folder: PathBuf,
    application: Application,
    handlers: usize,
}

impl Package {
    fn write(folder: &Path, workspace: &Path, application: Application, handlers: usize) -> Self {
        let name = format!("{}-{handlers}", application.name);
        let package = Self { folder: folder.join(&name), application, handlers };
        fs::create_dir_all(package.folder.join("src")).unwrap();
        fs::write(
            package.folder.join("Cargo.toml"),
            format!(
                "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{}\n[workspace]\n",
                application.dependencies.replace("WORKSPACE", &workspace.display().to_string()),
            ),
        )
        .unwrap();
        // The versions that the workspace itself is tested with.
        fs::copy(workspace.join("Cargo.lock"), package.folder.join("Cargo.lock")).unwrap();
        package
    }

    /// The fastest of several runs, each after an edit.
    fn time(&self, command: &str, incremental: bool) -> Duration {
        // With dependencies, and with what an incremental run builds on.
        self.edit(0);
        self.run(command, incremental);
        let runs = (1..=RUNS).map(|run| {
            self.edit(run);
            self.run(command, incremental)
        });
        runs.min().unwrap_or_default()
    }

    /// Writes the source anew, with one text in one handler changed.
    fn edit(&self, run: usize) {
        fs::write(self.folder.join("src/main.rs"), self.application.source(self.handlers, run)).unwrap();
    }

    fn run(&self, command: &str, incremental: bool) -> Duration {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args([command, "--quiet"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.with_file_name("target"))
            .env("CARGO_INCREMENTAL", if incremental { "1" } else { "0" });
        let start = Instant::now();
        let status = cargo.status().unwrap();
        let time = start.elapsed();
        assert!(status.success(), "{} does not compile", self.folder.display());
        time
    }
}
