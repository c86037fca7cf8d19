//! A media stream in the terminal: a file is said to an application that repeats it, over HTTP.

use std::fs;

use twiml_phone::wav;
use twiml_runtime::streams::Ulaw;

use crate::application::Listening;
use crate::run::{file, phone};

#[test]
fn a_file_is_said_and_what_is_played_is_saved() {
    let application = Listening::new();
    let (said, heard, script) = (file("said.wav"), file("heard.wav"), file("echo.txt"));
    let audio = Ulaw::from_pcm(&[1000; 2400]);
    fs::write(&said, wav::write(&audio, wav::Samples::Pcm16)).unwrap();
    let steps = format!(
        "call /echoes\nplay {}\nlisten 1\nsave {}\npress 1\nlisten 1\nexpect status completed\n",
        said.display(),
        heard.display()
    );
    fs::write(&script, steps).unwrap();
    let ran = phone(&["script", script.to_str().unwrap(), "--url", &application.url("")], "");
    assert_eq!(ran.status, 0, "{ran:?}");
    let played = wav::read(&fs::read(&heard).unwrap()).unwrap();
    // Time is real here, so frames may be late; what is heard is what was said.
    assert!(played.as_bytes().iter().all(|byte| audio.as_bytes().contains(byte) || *byte == Ulaw::SILENCE));
    assert!(played.len() >= 2400, "{}", played.len());
    assert!(ran.out.contains("socket    wss://app.example/echo\n"), "{ran:?}");
    assert!(ran.out.contains("socket    over: 1000"), "{ran:?}");

    fs::write(&said, "MP3").unwrap();
    let ran = phone(&["script", script.to_str().unwrap(), "--url", &application.url("")], "");
    assert!(ran.status == 1 && format!("{ran:?}").contains("this is not a WAV file"), "{ran:?}");
}
