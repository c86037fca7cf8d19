//! The way to the application, watched: how long each request takes, and that a long one still runs.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use tokio::time::timeout;
use twiml_phone::machine::HttpRequest;
use twiml_phone::{Carrying, Opening, OverHttp, Transport};

use crate::screen::Screen;

/// Nobody wonders about less than this.
const PATIENCE: Duration = Duration::from_secs(1);

/// The header that all tries of a request have in common.
const IDEMPOTENCY_TOKEN: &str = "i-twilio-idempotency-token";

/// A transport that tells a screen what it does.
pub(crate) struct Watched {
    way: OverHttp,
    screen: Screen,
}

impl Watched {
    pub(crate) fn new(way: OverHttp, screen: Screen) -> Self {
        Self { way, screen }
    }
}

impl Transport for Watched {
    fn carry(&self, request: HttpRequest) -> Carrying<'_> {
        Box::pin(async move {
            // What was heard up to now is shown while the application thinks.
            self.screen.refresh();
            let asked = format!("{} {}", request.method(), request.uri().path());
            let token = request.headers().get(IDEMPOTENCY_TOKEN).and_then(|token| token.to_str().ok());
            let token = token.map(str::to_owned);
            let began = Instant::now();
            let carried = with_a_sign_of_life(&asked, self.way.carry(request)).await;
            if let Some(token) = token {
                self.screen.took(token, began.elapsed());
            }
            carried
        })
    }

    fn open(&self, handshake: HttpRequest) -> Opening<'_> {
        self.way.open(handshake)
    }
}

/// Waits, and shows after a while that it waits.
async fn with_a_sign_of_life<T>(asked: &str, wait: impl Future<Output = T>) -> T {
    let is_terminal = std::io::stderr().is_terminal();
    let mut wait = std::pin::pin!(wait);
    for seconds in 1_u32.. {
        if let Ok(done) = timeout(PATIENCE, wait.as_mut()).await {
            if is_terminal && seconds > 1 {
                eprint!("\r\x1b[K");
            }
            return done;
        }
        if is_terminal {
            eprint!("\r\x1b[K   waiting for {asked}: {seconds} s of 15 s");
            // Nothing is lost if a sign of life is not shown.
            std::io::stderr().flush().unwrap_or_default();
        } else if seconds == 1 {
            eprintln!("   waiting for {asked}");
        }
    }
    wait.await
}
