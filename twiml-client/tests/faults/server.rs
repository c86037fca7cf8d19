//! A server that answers as a test says, byte by byte.

use std::collections::VecDeque;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What becomes of one request, after it has been read.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// A whole answer: the status line, other headers, the body.
    Answer(&'static str, String, &'static str),
    /// The connection is closed without an answer.
    Close,
    /// Nothing comes for a long time.
    Hang,
    /// The head says that there is more than comes.
    Cut(&'static str),
    /// The same, and the connection is reset.
    Reset(&'static str),
}

impl Act {
    pub(crate) fn answer(status: &'static str, body: &'static str) -> Self {
        Self::Answer(status, String::new(), body)
    }
}

/// It stops with the test.
pub(crate) struct Server {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<String>>>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Each request takes the next act; when there is none left, the last again.
    pub(crate) async fn start(acts: impl IntoIterator<Item = Act>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let acts = Arc::new(Mutex::new(VecDeque::from_iter(acts)));
        let heard = Arc::clone(&requests);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&acts), Arc::clone(&heard)));
            }
        });
        Self { url, requests, accepting }
    }

    /// The requests so far, each with its head and body.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn serve(mut stream: TcpStream, acts: Arc<Mutex<VecDeque<Act>>>, heard: Arc<Mutex<Vec<String>>>) {
    while let Some(request) = read(&mut stream).await {
        heard.lock().unwrap().push(request);
        let act = {
            let mut acts = acts.lock().unwrap();
            if acts.len() > 1 { acts.pop_front() } else { acts.front().cloned() }
        };
        let sent = match act.unwrap() {
            Act::Answer(status, headers, body) => {
                let length = body.len();
                let text = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{headers}\r\n{body}");
                stream.write_all(text.as_bytes()).await
            }
            Act::Close => return,
            Act::Hang => return tokio::time::sleep(Duration::from_secs(600)).await,
            Act::Cut(body) | Act::Reset(body) if body.is_empty() => return,
            act @ (Act::Cut(body) | Act::Reset(body)) => {
                let text = format!("HTTP/1.1 201 Created\r\ncontent-length: 4000\r\n\r\n{body}");
                let _ = stream.write_all(text.as_bytes()).await;
                if matches!(act, Act::Reset(_)) {
                    // What is sent has time to arrive: a reset drops what is not read.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    let _ = stream.set_zero_linger();
                }
                return;
            }
        };
        if sent.is_err() {
            return;
        }
    }
}

/// A request, if a whole one comes.
async fn read(stream: &mut TcpStream) -> Option<String> {
    let mut text = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        if let Some(request) = whole(&text) {
            return Some(request);
        }
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => text.extend_from_slice(&buffer[..count]),
        }
    }
}

fn whole(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let length =
        head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ").map(str::to_owned));
    let length: usize = length.map_or(0, |length| length.parse().unwrap());
    (body.len() >= length).then_some(text)
}
