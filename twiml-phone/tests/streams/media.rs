//! Media streams.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use serde::{Deserialize, Serialize};
use twiml_phone::{Chaos, Phone};
use twiml_runtime::BoxError;
use twiml_runtime::streams::{Conversation, Heard, Key, MediaStream, MediaTap, Played, Track, Ulaw};

use crate::application::{document, handler, notices, phone};

const MS: fn(u64) -> Duration = Duration::from_millis;

/// Something to say that is told from silence and from everything else.
fn audio(sound: u8, length: Duration) -> Ulaw {
    Ulaw::from(vec![sound; usize::try_from(length.as_millis()).unwrap() * 8])
}

#[derive(Serialize, Deserialize)]
struct Caller {
    account: u32,
}

/// What handlers have seen.
type Seen<T> = Arc<Mutex<Vec<T>>>;

async fn echo(call: MediaStream) -> Result<(), BoxError> {
    let (mut ear, mouth) = call.split();
    while let Some(heard) = ear.next().await {
        match heard {
            Heard::Audio(frame) if frame.ulaw().iter().any(|byte| *byte != Ulaw::SILENCE) => {
                mouth.play(frame).await?;
            }
            Heard::Digit(_) => break,
            _ => {}
        }
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn an_echo_is_heard_as_it_was_said() {
    let line = phone(handler(Router::new(), "/echo", echo)).stream("/echo", &()).await.unwrap();
    let said = Ulaw::from((0..1600).map(|n| u8::try_from(n % 251).unwrap()).collect::<Vec<_>>());
    line.say_audio(&said).await.unwrap();
    assert_eq!(line.heard_audio(), said);
    assert_eq!(line.played().len(), 1, "{:?}", line.played());
    line.press("#").await.unwrap();
    assert_eq!(line.closed().await.unwrap(), 1000);
    assert!(line.is_over());
}

fn greets() -> Router {
    let greets = |call: MediaStream<Caller>| async move {
        assert_eq!((call.params().account, call.start().call_sid.as_str().len()), (7, 34));
        let (mut ear, mouth) = call.split();
        mouth.play(audio(1, MS(900))).await?;
        while let Some(heard) = ear.next().await {
            if let Heard::Digit(Key::Zero) = heard {
                break;
            }
        }
        let _ = mouth.play(audio(2, MS(700))).await?.await;
        Ok::<_, BoxError>(())
    };
    handler(Router::new(), "/assistant", greets)
}

#[tokio::test(start_paused = true)]
async fn says_goodbye_on_zero() {
    let line = phone(greets()).stream("/assistant", &Caller { account: 7 }).await.unwrap();
    line.listen(Duration::from_secs(2)).await;
    line.press("0").await.unwrap();
    assert_eq!(
        line.heard_audio().as_bytes(),
        [audio(1, MS(900)).as_bytes(), audio(2, MS(700)).as_bytes()].concat()
    );
    assert_eq!(line.closed().await.unwrap(), 1000);
    assert_eq!(line.heard(), ["audio:0.9 s", "audio:0.7 s"]);
}

/// Plays a second, and is cut off by whatever is said. It notes how each playback ended, and how much of it was heard.
fn talks(seen: &Seen<(Played, Duration)>) -> Router {
    let seen = Arc::clone(seen);
    let talks = move |call: MediaStream| {
        let seen = Arc::clone(&seen);
        async move {
            let (mut ear, mouth) = call.split();
            let mut said = Some(mouth.play(audio(1, MS(1000))).await?);
            let mut quiet = true;
            while let Some(heard) = ear.next().await {
                let Heard::Audio(frame) = heard else { continue };
                let speaks = frame.ulaw().iter().any(|byte| *byte != Ulaw::SILENCE);
                if speaks
                    && quiet
                    && let Some(cut) = said.take()
                {
                    mouth.clear().await?;
                    let heard = cut.heard();
                    let played = cut.await;
                    seen.lock().unwrap().push((played, heard));
                }
                if !speaks && !quiet {
                    said = Some(mouth.play(audio(1, MS(1000))).await?);
                }
                quiet = !speaks;
            }
            if let Some(rest) = said {
                let heard = rest.heard();
                let played = rest.await;
                seen.lock().unwrap().push((played, heard));
            }
            Ok::<_, BoxError>(())
        }
    };
    handler(Router::new(), "/talks", talks)
}

#[tokio::test(start_paused = true)]
async fn a_barge_in_cuts_off_what_plays() {
    let seen = Seen::default();
    let line = phone(talks(&seen)).stream("/talks", &()).await.unwrap().at_once();
    line.listen(MS(500)).await;
    line.say_audio(&audio(2, MS(200))).await.unwrap();
    line.listen(MS(500)).await;
    line.hang_up().await.unwrap();
    let seen = seen.lock().unwrap().clone();
    let [(Played::Cleared(first), _), (Played::Gone, _)] = seen[..] else { panic!("{seen:?}") };
    // The frame in which the caller is first heard ends 20 ms later.
    let pieces = line.played();
    assert_eq!(pieces[0].1, first, "{pieces:?}");
    assert!((MS(480)..MS(540)).contains(&first), "{first:?}");
    assert_eq!(line.closed().await.unwrap(), 1000);
}

#[tokio::test(start_paused = true)]
async fn after_a_thousand_interruptions_what_is_said_to_be_heard_is_what_was_played() {
    let seen = Seen::default();
    let line = phone(talks(&seen)).stream("/talks", &()).await.unwrap().at_once();
    for number in 0..1000_u64 {
        line.listen(MS(23 + number % 47 * 7)).await;
        line.say_audio(&audio(2, MS(40))).await.unwrap();
        line.listen(MS(40)).await;
    }
    line.hang_up().await.unwrap();
    line.closed().await.unwrap();
    let (seen, pieces) = (seen.lock().unwrap().clone(), line.played());
    assert_eq!((seen.len(), pieces.len()), (1001, 1001));
    for (number, ((played, heard), (_, length))) in seen.iter().zip(&pieces).enumerate().take(1000) {
        // The application's clock is ahead by no more than it takes to be sure that it is quiet.
        assert!(heard.abs_diff(*length) < MS(5), "interruption {number}: {heard:?} and {length:?}");
        assert_eq!(*played, Played::Cleared(*heard), "interruption {number}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_handshake_that_is_refused_is_told_and_the_document_goes_on() {
    let app = document(
        greets(),
        "/voice",
        "<Response><Connect><Stream url='wss://app.example/assistant' statusCallback='https://app.example/st'/></Connect>
         <Say>Later.</Say></Response>",
    );
    let phone: Phone = phone(notices(app, "/st"));
    // The documents here do not look at their signatures.
    phone.set_chaos(Chaos { wrong_signature: 100, ..Chaos::default() });
    let call = phone.call("/voice").await.unwrap();
    assert_eq!(call.heard(), ["Later."]);
    let codes: Vec<_> = call.errors().iter().map(|raised| raised.code.number()).collect();
    assert!(codes.contains(&31920), "{codes:?}\n{call}");
    let events: Vec<_> =
        call.notices().iter().filter_map(|sent| sent.param("StreamEvent").map(str::to_owned)).collect();
    assert_eq!(events, ["stream-error"]);
}

#[tokio::test(start_paused = true)]
async fn two_taps_hear_both_sides_and_one_of_them_is_stopped() {
    let heard = Seen::default();
    let app = ["/one", "/two"].into_iter().fold(handler(Router::new(), "/echo", echo), |app, path| {
        let seen: Seen<(&str, Track, Duration)> = Arc::clone(&heard);
        handler(app, path, move |mut tap: MediaTap| {
            let seen = Arc::clone(&seen);
            async move {
                while let Some(frame) = tap.audio().await {
                    if frame.ulaw().iter().any(|byte| *byte != Ulaw::SILENCE) {
                        seen.lock().unwrap().push((path, frame.track(), frame.at().unwrap()));
                    }
                }
                Ok::<_, BoxError>(())
            }
        })
    });
    let app = document(
        app,
        "/voice",
        "<Response><Start><Stream name='a' url='wss://app.example/one' track='both_tracks'/></Start>
         <Start><Stream name='b' url='wss://app.example/two' statusCallback='https://app.example/st'/></Start>
         <Connect><Stream url='wss://app.example/echo'/></Connect><Stop><Stream name='b'/></Stop><Pause length='5'/></Response>",
    );
    let call = phone(notices(app, "/st")).call("/voice").await.unwrap();
    call.say_audio(&audio(3, MS(100))).await.unwrap();
    call.press("1").await.unwrap();
    call.say_audio(&audio(3, MS(60))).await.unwrap();
    call.hang_up().await.unwrap();
    let heard = heard.lock().unwrap().clone();
    let frames =
        |path: &str, track: Track| heard.iter().filter(|(by, on, _)| *by == path && *on == track).count();
    assert_eq!((frames("/one", Track::Inbound), frames("/one", Track::Outbound)), (8, 5), "{heard:?}");
    assert_eq!((frames("/two", Track::Inbound), frames("/two", Track::Outbound)), (5, 0), "{heard:?}");
    let events: Vec<_> =
        call.notices().iter().map(|sent| sent.param("StreamEvent").unwrap().to_owned()).collect();
    assert_eq!(events, ["stream-started", "stream-stopped"]);
    assert_eq!(call.errors(), [], "{call}");
}

#[tokio::test(start_paused = true)]
async fn another_protocol_at_the_door_is_closed() {
    let app = handler(Router::new(), "/relay", |_: Conversation| async { Ok::<_, BoxError>(()) });
    let line = phone(app).stream("/relay", &()).await.unwrap();
    assert_eq!(line.closed().await.unwrap(), 1008);
    assert_eq!(line.errors()[0].code.number(), 31921);
}

#[tokio::test(start_paused = true)]
async fn a_path_that_is_not_served_is_a_stream_that_fails() {
    let failed = phone(Router::new()).stream("/nowhere", &()).await.unwrap_err();
    assert_eq!(failed.code(), 31920);
    let failed = phone(greets()).stream("/assistant", &[1, 2]).await.unwrap_err();
    assert!(failed.to_string().contains("not a struct or a map"), "{failed}");
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_never_listens_hinders_nobody() {
    let app = handler(Router::new(), "/deaf", |call: MediaStream| async move {
        std::future::pending::<()>().await;
        drop(call);
        Ok::<_, BoxError>(())
    });
    let line = phone(app).stream("/deaf", &()).await.unwrap();
    line.listen(Duration::from_secs(60)).await;
    line.press("1").await.unwrap();
    line.hang_up().await.unwrap();
    assert_eq!(line.heard_audio().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_socket_can_break_at_any_time() {
    for after in [0, 1, 500, 999] {
        let seen = Seen::default();
        let app = document(
            talks(&seen),
            "/voice",
            "<Response><Connect action='/after'><Stream url='wss://app.example/talks'/></Connect></Response>",
        );
        let app = document(app, "/after", "<Response><Say>Again.</Say></Response>");
        let call = phone(app).call("/voice").start().await;
        call.listen(MS(after)).await;
        call.socket_fails().await.unwrap();
        assert_eq!((call.heard().last().unwrap().as_str(), call.closed().await.unwrap()), ("Again.", 1006));
        assert_eq!(call.errors()[0].code.number(), 31903, "{call}");
        assert!(call.questions()[1].param("StreamSid").unwrap().starts_with("MZ"), "{call}");
        assert!(matches!(seen.lock().unwrap()[..], [(Played::Gone, _)]), "{after}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_more_than_ten_minutes_ahead_is_thrown_away() {
    let app = handler(Router::new(), "/flood", |call: MediaStream| async move {
        let (mut ear, mouth) = call.split();
        mouth.set_lead(Duration::from_secs(3600));
        mouth.play(audio(1, Duration::from_secs(601))).await?;
        while ear.next().await.is_some() {}
        Ok::<_, BoxError>(())
    });
    let line = phone(app).stream("/flood", &()).await.unwrap();
    line.listen(MS(1000)).await;
    assert_eq!(line.heard_audio(), audio(1, MS(1000)));
    let codes: Vec<_> = line.errors().iter().map(|raised| (raised.code.number(), raised.is_error)).collect();
    assert_eq!(codes, [(31931, false)]);
    line.hang_up().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_nobody_reads_breaks_in_the_end() {
    let app =
        crate::application::raw(Router::new(), "/raw", |number| (number == 0).then(|| "hello".to_owned()));
    let line = phone(app).stream("/raw", &()).await.unwrap();
    line.listen(Duration::from_secs(10)).await;
    let codes: Vec<_> = line.errors().iter().map(|raised| raised.code.number()).collect();
    assert_eq!((codes, line.closed().await.unwrap()), (vec![31951, 31903], 1006));
}

#[tokio::test(start_paused = true)]
async fn an_application_that_never_stops_talking_does_not_stop_the_clock() {
    let app = crate::application::raw(Router::new(), "/raw", |number| Some(number.to_string()));
    let line = phone(app).stream("/raw", &()).await.unwrap();
    line.listen(MS(200)).await;
    line.hang_up().await.unwrap();
    let codes: Vec<_> = line.errors().iter().map(|raised| raised.code.number()).collect();
    assert_eq!((codes, line.lasted().await >= MS(200)), (vec![31951], true));
}
