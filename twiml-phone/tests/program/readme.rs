//! The README: each command is run as it is there, and shows what is there.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::application::{Listening, PUBLIC_URL, TOKEN};
use crate::run::{file, write_to};

/// Where the application of the README listens.
const ADDRESS: &str = "127.0.0.1:3000";

#[test]
#[cfg_attr(not(unix), ignore = "the commands are for a shell")]
fn each_command_shows_what_is_in_the_readme() {
    let application = Listening::new();
    let folder = file("readme");
    fs::create_dir_all(&folder).unwrap();
    let readme = include_str!("../../README.md");
    let blocks = readme.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut commands = 0;
    for command in blocks.flat_map(|block| block.split("$ ").skip(1)) {
        let (command, expected) = command.split_once('\n').unwrap();
        if let Some(name) = command.strip_prefix("cat ") {
            fs::write(folder.join(name), expected).unwrap();
            continue;
        }
        let command = command.replace(ADDRESS, &application.address.to_string());
        assert_eq!(
            without_milliseconds(&shown(&folder, &command, expected)),
            without_milliseconds(expected),
            "{command}"
        );
        commands += 1;
    }
    assert!(commands >= 8, "{commands}");
}

/// What a command shows. What is typed in it is taken from what it is to show.
fn shown(folder: &Path, command: &str, expected: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_twiml-phone")).parent().unwrap().to_str().unwrap();
    let path = format!("{program}:{}", std::env::var("PATH").unwrap());
    let typed: Vec<_> = expected.lines().filter_map(|line| line.strip_prefix("call> ")).collect();
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).current_dir(folder).env_remove("TWILIO_ACCOUNT_SID");
    shell.env("PATH", path).env("TWILIO_AUTH_TOKEN", TOKEN).env("TWILIO_PUBLIC_URL", PUBLIC_URL);
    let child = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    String::from_utf8(write_to(child, &typed.join("\n")).stdout).unwrap()
}

/// How long the application takes is never the same.
fn without_milliseconds(text: &str) -> String {
    let words = |line: &str| {
        let mut words: Vec<_> = line.split(' ').collect();
        if let Some(at) = words.iter().position(|word| *word == "ms") {
            words.drain(at - 1..at);
        }
        words.join(" ")
    };
    text.lines().map(|line| words(line) + "\n").collect()
}
