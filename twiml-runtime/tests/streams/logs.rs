//! What the log says of a session, and what it does not.

use std::io;
use std::sync::{Arc, Mutex};

use serde::Deserialize;
use serde_json::{Value, json};
use tracing::instrument::WithSubscriber as _;
use twiml_runtime::streams::{FirstArgument, MediaStream, StreamReply};

use crate::twilio::{ACCOUNT, CALL, STREAM, connect, setup, start};

#[derive(Deserialize)]
struct Caller {
    account: u32,
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The log of a session that begins with this message, and the code with which it is closed.
async fn log<A, H, F>(first: Value, handler: H) -> (String, u16)
where
    A: FirstArgument,
    H: FnOnce(A) -> F + Send + 'static,
    F: Future<Output: StreamReply<A>> + Send + 'static,
{
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    let code = async {
        let mut twilio = connect(handler).await;
        twilio.sends(first).await;
        twilio.is_closed().await
    };
    let code = code.with_subscriber(subscriber).await;
    (String::from_utf8(lines.0.lock().unwrap().clone()).unwrap(), code)
}

async fn fails(call: MediaStream<Caller>) -> Result<(), &'static str> {
    assert_ne!(call.params().account, 13, "unlucky");
    Err("no model")
}

#[tokio::test(start_paused = true)]
async fn a_parameter_that_does_not_fit_is_named_and_not_quoted() {
    let (log, code) = log(start(&json!({"account": "seventeen"})), fails).await;
    assert_eq!((code, log.lines().count()), (1008, 1), "{log}");
    assert!(
        log.contains("the parameter account") && log.contains("/agent") && !log.contains("seventeen"),
        "{log}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_logged_in_the_span_of_its_call() {
    for (account, says) in [("7", "no model"), ("13", "unlucky")] {
        let (log, code) = log(start(&json!({ "account": account })), fails).await;
        assert_eq!((code, log.lines().count()), (1011, 1), "{log}");
        assert!(log.contains(says) && log.contains(CALL) && log.contains(STREAM), "{log}");
    }
}

#[tokio::test(start_paused = true)]
async fn another_protocol_is_called_by_its_name() {
    let (log, code) = log(setup(&json!({})), fails).await;
    assert_eq!((code, log.lines().count()), (1008, 1), "{log}");
    assert!(
        log.contains("<ConversationRelay>") && log.contains("<Stream>") && !log.contains(ACCOUNT),
        "{log}"
    );
}
