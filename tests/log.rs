//! What is logged while something runs.

use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

/// A second subscriber, which sees nothing. While there is only one, `tracing` asks the thread that first comes to a line
/// whether it is of interest, and that may be the thread of another test.
static ANOTHER: OnceLock<tracing::Dispatch> = OnceLock::new();

/// Runs something on this thread and returns what it logged, at every level, but for the remark on the public URL of the tests,
/// which is one for examples.
pub fn captured<T>(run: impl FnOnce() -> T) -> (T, String) {
    let (result, log) = all_captured(run);
    (result, without_remark(&log))
}

/// Runs something on this thread and returns what it logged, with a line for each span when it ends, which has all that the
/// span says.
pub fn captured_with_spans<T>(run: impl FnOnce() -> T) -> (T, String) {
    let (result, log) = written(FmtSpan::CLOSE, run);
    (result, without_remark(&log))
}

fn without_remark(log: &str) -> String {
    log.split_inclusive('\n').filter(|line| !line.contains("a host for examples")).collect()
}

/// Runs something on this thread and returns all that it logged, at every level.
pub fn all_captured<T>(run: impl FnOnce() -> T) -> (T, String) {
    written(FmtSpan::NONE, run)
}

fn written<T>(spans: FmtSpan, run: impl FnOnce() -> T) -> (T, String) {
    ANOTHER.get_or_init(|| tracing::Dispatch::new(tracing_subscriber::registry()));
    let buffer = Buffer::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_span_events(spans)
        .with_writer(buffer.clone())
        .finish();
    let result = tracing::subscriber::with_default(subscriber, run);
    let bytes = std::mem::take(&mut *buffer.0.lock().unwrap_or_else(PoisonError::into_inner));
    (result, String::from_utf8_lossy(&bytes).into_owned())
}

#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl io::Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Buffer {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
