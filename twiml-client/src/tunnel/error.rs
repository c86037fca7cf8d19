//! Why there is no tunnel.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use twiml_runtime::ConfigError;

/// Why there is no tunnel. The message says what to start.
#[derive(Debug)]
#[non_exhaustive]
pub enum TunnelError {
    /// The URL that was given, or that a tunnel says it has, cannot be one that Twilio calls.
    Url(ConfigError),
    /// The variable is set, and its value is not a URL that Twilio can call.
    Variable {
        /// Its name.
        name: &'static str,
        /// What is wrong.
        problem: ConfigError,
    },
    /// No ngrok agent answers on this machine.
    NoNgrok {
        /// The port of the application.
        port: u16,
        /// Where nobody answered.
        asked: Vec<String>,
    },
    /// No cloudflared answers on this machine.
    NoCloudflared {
        /// The port of the application.
        port: u16,
        /// Where nobody answered.
        asked: Vec<String>,
    },
    /// Something answers, and not as the agent of a tunnel does: perhaps another program has its port.
    Unreadable {
        /// Its address.
        address: String,
        /// What it is not.
        expected: &'static str,
    },
    /// There are tunnels, and none of them leads to the application.
    Elsewhere {
        /// The port of the application.
        port: u16,
        /// Each URL, with what it leads to.
        tunnels: Vec<String>,
        /// What starts one that does.
        start: String,
    },
    /// Several tunnels lead to the application, and only their user knows which one Twilio calls.
    Several {
        /// The port of the application.
        port: u16,
        /// Their URLs.
        urls: Vec<String>,
    },
    /// cloudflared runs a tunnel with a name of its own, which it does not tell.
    Named {
        /// The address at which it says so.
        address: String,
        /// The hosts that its configuration leads to the application.
        hosts: Vec<String>,
    },
    /// cloudflared has a URL, and no connection to the network yet, or none any more. Nobody can resolve the name before there is one.
    NotReady {
        /// The URL.
        url: String,
        /// For how long there was none.
        waited: Duration,
    },
    /// Nothing leads to the application.
    NotFound {
        /// The port of the application.
        port: u16,
        /// What was found in each place.
        found: Vec<TunnelError>,
    },
    /// No HTTP client can be made, to ask the agents of this machine.
    Http(reqwest::Error),
    /// There is no authtoken for ngrok in this process.
    NoAuthtoken,
    /// ngrok in this process needs TLS, and nothing provides it.
    NoTls,
    /// ngrok in this process has refused, or has ended.
    Ngrok {
        /// ngrok's own code, such as `ERR_NGROK_108`: <https://ngrok.com/docs/errors/reference>.
        code: Option<String>,
        /// ngrok's own words, without the authtoken.
        message: String,
    },
}

impl TunnelError {
    /// The same for the value of a variable.
    pub(super) fn in_variable(self, name: &'static str) -> Self {
        match self {
            Self::Url(problem) => Self::Variable { name, problem },
            other => other,
        }
    }

    /// What is the matter.
    fn fact(&self) -> String {
        match self {
            Self::Url(error) => error.to_string(),
            Self::Variable { name, problem } => format!("{name}: {problem}"),
            Self::NoNgrok { asked, .. } => format!("no ngrok agent answers at {}", asked.join(" or ")),
            Self::NoCloudflared { asked, .. } => format!("no cloudflared answers at {}", asked.join(" or ")),
            Self::Unreadable { address, expected } => format!("what answers at {address} is not {expected}"),
            Self::Elsewhere { port, tunnels, .. } if tunnels.is_empty() => {
                format!("the agent has no tunnel to port {port}")
            }
            Self::Elsewhere { port, tunnels, .. } => {
                format!("no tunnel leads to port {port}, but {}", tunnels.join(", "))
            }
            Self::Several { port, urls } => {
                format!("several tunnels lead to port {port}: {}", urls.join(", "))
            }
            Self::Named { address, .. } => {
                format!("the cloudflared at {address} runs a named tunnel, whose URL it does not tell")
            }
            Self::NotReady { url, waited } if waited.is_zero() => {
                format!("the tunnel of cloudflared at {url} has no connection to the network")
            }
            Self::NotReady { url, waited } => {
                format!(
                    "the tunnel of cloudflared at {url} has no connection to the network after {waited:?}"
                )
            }
            Self::NotFound { port, found } => {
                let found: Vec<_> = found.iter().map(Self::fact).collect();
                format!("nothing was found that leads to port {port}: {}", found.join("; "))
            }
            Self::Http(error) => format!("no HTTP client can be made: {error}"),
            Self::NoAuthtoken => "NGROK_AUTHTOKEN is not set".to_owned(),
            Self::NoTls => "ngrok needs TLS, and this process has no provider of it".to_owned(),
            Self::Ngrok { message, .. } => format!("ngrok: {message}"),
        }
    }

    /// What to do about it.
    fn advice(&self) -> Option<String> {
        Some(match self {
            Self::Url(_) | Self::Variable { .. } | Self::Http(_) | Self::Ngrok { .. } => return None,
            Self::NoNgrok { port, .. } => format!("start one with `{}`", start_ngrok(*port)),
            Self::NoCloudflared { port, .. } => format!(
                "start one with `{}`. If that ends with an error of api.trycloudflare.com, the service is down: take ngrok",
                start_cloudflared(*port)
            ),
            Self::Unreadable { .. } => "see which program listens there".to_owned(),
            Self::Elsewhere { start, tunnels, .. } => {
                let one = if tunnels.is_empty() { "one" } else { "another one" };
                format!("start {one} with `{start}`")
            }
            Self::Several { .. } => "set TWILIO_PUBLIC_URL to the one that Twilio is to call, or stop the others".to_owned(),
            Self::Named { hosts, .. } => match hosts.first() {
                Some(host) => format!("set TWILIO_PUBLIC_URL to it: https://{host}, by its configuration"),
                None => "set TWILIO_PUBLIC_URL to it".to_owned(),
            },
            Self::NotReady { .. } => "look at what cloudflared prints: it tries again by itself".to_owned(),
            Self::NotFound { port, .. } => format!(
                "start a tunnel with `{}` or `{}`, or set TWILIO_PUBLIC_URL to the address that Twilio calls",
                start_ngrok(*port),
                start_cloudflared(*port)
            ),
            Self::NoAuthtoken => {
                "set it to the authtoken of your ngrok account (https://dashboard.ngrok.com/get-started/your-authtoken)".to_owned()
            }
            Self::NoTls => {
                "install a provider as the default of the process, or take the feature `rustls` or `graviola`".to_owned()
            }
        })
    }
}

/// What starts an ngrok agent.
pub(super) fn start_ngrok(port: u16) -> String {
    format!("ngrok http {port}")
}

/// What starts a quick tunnel of cloudflared.
pub(super) fn start_cloudflared(port: u16) -> String {
    format!("cloudflared tunnel --url http://localhost:{port}")
}

impl fmt::Display for TunnelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fact())?;
        match self.advice() {
            Some(advice) => write!(f, ": {advice}"),
            None => Ok(()),
        }
    }
}

impl Error for TunnelError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Url(error) | Self::Variable { problem: error, .. } => Some(error),
            Self::Http(error) => Some(error),
            _ => None,
        }
    }
}

impl From<ConfigError> for TunnelError {
    fn from(error: ConfigError) -> Self {
        Self::Url(error)
    }
}

impl From<reqwest::Error> for TunnelError {
    fn from(error: reqwest::Error) -> Self {
        Self::Http(error)
    }
}
