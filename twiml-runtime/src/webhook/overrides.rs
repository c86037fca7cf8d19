//! How Twilio calls one URL: connection overrides, which it reads from the URL's fragment.

use std::fmt::{self, Write as _};
use std::time::Duration;

/// How long Twilio waits for one URL, how often it tries, and from where, in place of the account's defaults.
///
/// Constants are made with [`overrides!`](crate::overrides), which checks them at compile time. What is known only at run time is
/// made with the methods, each of which refuses what Twilio would not take. Overrides are added to the name of a
/// handler, or to a [`Link`](crate::Link):
///
/// ```
/// use std::time::Duration;
/// use twiml_runtime::prelude::*;
///
/// const PATIENT: Overrides = overrides! {
///     retries: 3,
///     retry_on: &[RetryOn::All],
///     read_timeout: Duration::from_secs(5),
/// };
///
/// #[voice_webhook("/menu")]
/// async fn menu(_input: GatherInput) -> VoiceResponse {
///     twiml! { <Response><Hangup/></Response> }
/// }
///
/// let ask: VoiceResponse = twiml! { <Response><Gather action={menu::overrides(PATIENT)}/></Response> };
/// assert_eq!(
///     ask.as_str(),
///     r#"<Response><Gather action="/menu#rc=3&amp;rp=all&amp;rt=5000" method="POST"/></Response>"#,
/// );
///
/// let public_url: PublicUrl = "https://example.com".parse()?;
/// let url = public_url.url_of(&menu::overrides(PATIENT));
/// assert_eq!(url.as_str(), "https://example.com/menu#rc=3&rp=all&rt=5000");
/// # Ok::<(), BoxError>(())
/// ```
///
/// The fragment is neither signed nor sent, so the handler sees nothing of it. Twilio reads it wherever it takes the URL of a webhook,
/// except in Conversations and Frontline. A request about a call never takes longer than 15 seconds, whatever is set here.
///
/// <https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Overrides {
    retries: Option<u8>,
    /// One bit for each [`RetryOn`].
    retry_on: u8,
    connect_timeout: Option<u16>,
    read_timeout: Option<u16>,
    total_timeout: Option<u16>,
    sni: Option<bool>,
    edges: &'static [&'static str],
}

/// What Twilio tries again after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryOn {
    /// A response of the class 4xx.
    ClientError,
    /// A response of the class 5xx.
    ServerError,
    /// A connection that is not made in time, or whose TLS handshake fails. This is the default.
    Connect,
    /// A response that does not come in time.
    Read,
    /// All of these.
    All,
}

impl RetryOn {
    const WORDS: [(Self, &'static str); 5] = [
        (Self::ClientError, "4xx"),
        (Self::ServerError, "5xx"),
        (Self::Connect, "ct"),
        (Self::Read, "rt"),
        (Self::All, "all"),
    ];

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A value of [`Overrides`] that Twilio does not take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverrideError {
    message: &'static str,
}

impl OverrideError {
    /// What is wrong, as `Display` writes it.
    pub const fn as_str(&self) -> &'static str {
        self.message
    }
}

impl fmt::Display for OverrideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message)
    }
}

impl std::error::Error for OverrideError {}

const MAX_RETRIES: u8 = 5;
const MIN_TIMEOUT: u128 = 100;
const MAX_CONNECT_TIMEOUT: u128 = 10_000;
const MAX_TIMEOUT: u128 = 15_000;

const fn refuse<T>(message: &'static str) -> Result<T, OverrideError> {
    Err(OverrideError { message })
}

/// A timeout in milliseconds, if it is in the range.
#[expect(clippy::cast_possible_truncation, reason = "the range is smaller")]
const fn milliseconds(timeout: Duration, most: u128) -> Option<u16> {
    let timeout = timeout.as_millis();
    if timeout < MIN_TIMEOUT || timeout > most { None } else { Some(timeout as u16) }
}

/// A timeout's setter: it fills the field with the timeout in milliseconds.
macro_rules! timeouts {
    ($($(#[$doc:meta])* $field:ident: $most:ident, $message:literal;)+) => { $(
        $(#[$doc])*
        ///
        /// # Errors
        ///
        /// If it is out of this range.
        pub const fn $field(mut self, timeout: Duration) -> Result<Self, OverrideError> {
            self.$field = milliseconds(timeout, $most);
            if self.$field.is_none() { refuse($message) } else { Ok(self) }
        }
    )+ };
}

impl Overrides {
    /// No overrides.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            retries: None,
            retry_on: 0,
            connect_timeout: None,
            read_timeout: None,
            total_timeout: None,
            sni: None,
            edges: &[],
        }
    }

    /// How often Twilio tries again, up to five times; once by default.
    ///
    /// # Errors
    ///
    /// If it is more than that.
    pub const fn retries(mut self, retries: u8) -> Result<Self, OverrideError> {
        if retries > MAX_RETRIES {
            return refuse("Twilio tries again at most 5 times: the retries are 0 to 5");
        }
        self.retries = Some(retries);
        Ok(self)
    }

    /// What Twilio tries again after.
    ///
    /// # Errors
    ///
    /// If the list is empty: for no retries at all, set [`retries`](Self::retries) to 0.
    pub const fn retry_on(mut self, faults: &[RetryOn]) -> Result<Self, OverrideError> {
        if faults.is_empty() {
            return refuse("name at least one fault to try again after; for no retries, set `retries` to 0");
        }
        self.retry_on = 0;
        let mut at = 0;
        while at < faults.len() {
            self.retry_on |= faults[at].bit();
            at += 1;
        }
        Ok(self)
    }

    timeouts! {
        /// How long Twilio waits for a connection, 0.1 to 10 seconds; 5 seconds by default.
        connect_timeout: MAX_CONNECT_TIMEOUT, "the timeout of the connection is 0.1 to 10 seconds";

        /// How long Twilio waits for the first byte of a response, and between two packets, 0.1 to 15 seconds; 15 seconds by
        /// default.
        read_timeout: MAX_TIMEOUT, "the timeout of reading is 0.1 to 15 seconds";

        /// How long all tries may take together, 0.1 to 15 seconds; 15 seconds by default.
        total_timeout: MAX_TIMEOUT, "the timeout of all tries together is 0.1 to 15 seconds";
    }

    /// Whether Twilio names the host when it starts TLS (SNI); it does by default.
    ///
    /// # Errors
    ///
    /// Never; it is a `Result` as the others are.
    pub const fn sni(mut self, sni: bool) -> Result<Self, OverrideError> {
        self.sni = Some(sni);
        Ok(self)
    }

    /// The edges of Twilio's network from which the request comes, one after the other when it is tried again; `ashburn` by
    /// default.
    ///
    /// # Errors
    ///
    /// If there is none, or one is not the name of an edge by its looks: lowercase letters, digits and hyphens.
    pub const fn edges(mut self, edges: &'static [&'static str]) -> Result<Self, OverrideError> {
        if edges.is_empty() {
            return refuse("name at least one edge, such as `ashburn`");
        }
        let mut at = 0;
        while at < edges.len() {
            if !is_edge(edges[at].as_bytes()) {
                return refuse("an edge is in lowercase letters, digits and hyphens, such as `ashburn`");
            }
            at += 1;
        }
        self.edges = edges;
        Ok(self)
    }

    /// Writes the fragment, with its `#`, or nothing.
    pub(super) fn write(&self, url: &mut String) {
        let mut separator = '#';
        let mut pair = |name: &str, value: fmt::Arguments<'_>| {
            // Writing to a text does not fail.
            let _ = write!(url, "{separator}{name}={value}");
            separator = '&';
        };
        if let Some(retries) = self.retries {
            pair("rc", format_args!("{retries}"));
        }
        if self.retry_on != 0 {
            pair("rp", format_args!("{}", self.retry_on_words()));
        }
        let timeouts = [("ct", self.connect_timeout), ("rt", self.read_timeout), ("tt", self.total_timeout)];
        for (name, timeout) in timeouts {
            if let Some(timeout) = timeout {
                pair(name, format_args!("{timeout}"));
            }
        }
        if let Some(sni) = self.sni {
            pair("sni", format_args!("{}", if sni { 'y' } else { 'n' }));
        }
        if !self.edges.is_empty() {
            pair("e", format_args!("{}", self.edges.join(",")));
        }
    }

    fn retry_on_words(&self) -> String {
        let all = self.retry_on & RetryOn::All.bit() != 0;
        let words = RetryOn::WORDS
            .iter()
            .filter(|(fault, _)| if all { *fault == RetryOn::All } else { self.retry_on & fault.bit() != 0 });
        words.map(|(_, word)| *word).collect::<Vec<_>>().join(",")
    }
}

const fn is_edge(name: &[u8]) -> bool {
    let mut at = 0;
    while at < name.len() {
        if !(name[at].is_ascii_lowercase() || name[at].is_ascii_digit() || name[at] == b'-') {
            return false;
        }
        at += 1;
    }
    !name.is_empty()
}

/// Overrides that are known at compile time.
///
/// # Panics
///
/// At compile time, with what is wrong.
#[expect(clippy::panic, reason = "a panic at compile time is a compile error")]
pub const fn in_range(overrides: Result<Overrides, OverrideError>) -> Overrides {
    match overrides {
        Ok(overrides) => overrides,
        Err(error) => panic!("{}", error.as_str()),
    }
}

/// Makes constant [`Overrides`], which do not compile where Twilio would not take them.
///
/// Each name is a method of [`Overrides`], with its argument:
///
/// ```
/// use std::time::Duration;
/// use twiml_runtime::{Overrides, RetryOn, overrides};
///
/// const IMPATIENT: Overrides = overrides! {
///     retries: 2,
///     retry_on: &[RetryOn::Connect, RetryOn::ServerError],
///     connect_timeout: Duration::from_millis(500),
///     edges: &["dublin", "ashburn"],
/// };
/// ```
///
/// ```compile_fail
/// # use twiml_runtime::overrides;
/// overrides! { retries: 6 };
/// ```
#[macro_export]
macro_rules! overrides {
    ($($name:ident: $value:expr),* $(,)?) => {
        const {
            let overrides = $crate::Overrides::new();
            $(
                let overrides = $crate::__private::in_range(overrides.$name($value));
            )*
            overrides
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fragment(overrides: Overrides) -> String {
        let mut url = String::new();
        overrides.write(&mut url);
        url
    }

    #[test]
    fn each_has_its_key() {
        const ALL: Overrides = overrides! {
            edges: &["sao-paulo", "ashburn"],
            sni: false,
            total_timeout: Duration::from_secs(15),
            read_timeout: Duration::from_millis(100),
            connect_timeout: Duration::from_secs(10),
            retry_on: &[RetryOn::Read, RetryOn::ClientError, RetryOn::ServerError, RetryOn::Connect],
            retries: 0,
        };
        assert_eq!(
            fragment(ALL),
            "#rc=0&rp=4xx,5xx,ct,rt&ct=10000&rt=100&tt=15000&sni=n&e=sao-paulo,ashburn"
        );
        assert_eq!(fragment(Overrides::new()), "");
        assert_eq!(fragment(overrides! { sni: true }), "#sni=y");
        assert_eq!(fragment(overrides! { retry_on: &[RetryOn::Read, RetryOn::All] }), "#rp=all");
    }

    #[test]
    fn what_twilio_does_not_take_is_refused() {
        let new = Overrides::new();
        let (short, long) = (Duration::from_micros(99_999), Duration::from_millis(10_001));
        assert!(new.retries(5).is_ok() && new.retries(6).is_err());
        assert!(new.connect_timeout(long).is_err() && new.connect_timeout(short).is_err());
        assert!(new.read_timeout(long).is_ok() && new.read_timeout(short).is_err());
        assert!(new.total_timeout(Duration::from_millis(15_001)).is_err());
        assert!(new.total_timeout(Duration::MAX).is_err() && new.read_timeout(Duration::ZERO).is_err());
        assert!(new.retry_on(&[]).is_err());
        for edges in [&[][..], &[""], &["ashburn&rc=9"], &["ashburn", "Dublin"], &["a,b"], &["é"]] {
            assert!(new.edges(edges).is_err(), "{edges:?}");
        }
        let error = new.connect_timeout(long).unwrap_err().to_string();
        assert_eq!(error, "the timeout of the connection is 0.1 to 10 seconds");
    }
}
