//! Whose a URL is, as far as it shows.

use std::net::IpAddr;

use reqwest::Url;

/// Where Twilio's demonstrations are, with which numbers from the console begin.
const DEMONSTRATIONS: &str = "demo.twilio.com";

/// The hosts of tunnels: of each, one is somebody's for a while.
const TUNNELS: &[&str] = &[
    "ngrok-free.app",
    "ngrok-free.dev",
    "ngrok.app",
    "ngrok.io",
    "trycloudflare.com",
    "devtunnels.ms",
    "ts.net",
    "share.zrok.io",
];

/// Whether it is one of Twilio's demonstrations: nobody's configuration.
pub(super) fn is_demonstration(url: &str) -> bool {
    host(url).is_some_and(|host| host == DEMONSTRATIONS)
}

/// Whether the host is that of a tunnel.
pub(super) fn is_tunnel(url: &str) -> bool {
    host(url).is_some_and(|host| TUNNELS.iter().any(|tunnel| is_below(&host, tunnel)))
}

/// What it is at Twilio, if it is recognised. That these are all the forms is an assumption.
pub(super) fn product(url: &str) -> Option<&'static str> {
    let host = host(url)?;
    match host.as_str() {
        "handler.twilio.com" => Some("a TwiML Bin"),
        "webhooks.twilio.com" if path(url).contains("/Flows/") => Some("a Studio flow"),
        _ if is_below(&host, "twil.io") => Some("a Twilio Function"),
        _ => None,
    }
}

/// Whether two URLs differ in nothing but scheme, host and port.
pub(super) fn has_path_of(url: &str, other: &str) -> bool {
    path(url) == path(other) && host(url) != host(other)
}

/// Whether Twilio cannot reach it: it is on this machine, or in a private network.
pub(super) fn is_local(url: &str) -> bool {
    let Some(host) = host(url) else { return true };
    let address = host.trim_start_matches('[').trim_end_matches(']');
    match address.parse() {
        Ok(address) => is_private(address),
        Err(_) => {
            !host.contains('.')
                || ["localhost", "local", "internal", "lan", "home.arpa"]
                    .iter()
                    .any(|suffix| is_below(host.trim_end_matches('.'), suffix))
        }
    }
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            let is_carrier_grade = first == 100 && (64..128).contains(&second);
            address.is_private()
                || address.is_loopback()
                || address.is_link_local()
                || address.is_unspecified()
                || is_carrier_grade
        }
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => is_private(IpAddr::V4(address)),
            None => {
                address.is_loopback()
                    || address.is_unspecified()
                    || address.is_unique_local()
                    || address.is_unicast_link_local()
            }
        },
    }
}

fn host(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    url.host_str().filter(|_| matches!(url.scheme(), "http" | "https")).map(str::to_owned)
}

/// The path with its query, as written.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default()
}

fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_configured_is_known_by_its_host() {
        for url in ["https://demo.twilio.com/welcome/voice/", "http://demo.twilio.com/docs/voice.xml"] {
            assert!(is_demonstration(url), "{url}");
        }
        for url in
            ["https://demo.twilio.com.example/", "https://demo.twilio.com@a.example/", "demo.twilio.com", ""]
        {
            assert!(!is_demonstration(url), "{url}");
        }
    }

    #[test]
    fn owners_are_named() {
        assert!(is_tunnel("https://a1.ngrok-free.app/x") && !is_tunnel("https://notngrok.app/x"));
        assert_eq!(product("https://handler.twilio.com/twiml/EH1"), Some("a TwiML Bin"));
        assert_eq!(product("https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1"), Some("a Studio flow"));
        assert_eq!(product("https://mine-1234.twil.io/voice"), Some("a Twilio Function"));
        assert_eq!(product("https://a.example/v1/Accounts/AC1/Flows/FW1"), None);
        assert!(has_path_of("https://a.example/sms?b=1", "https://b.example/sms?b=1"));
        assert!(!has_path_of("https://a.example/sms", "https://a.example/sms"));
    }

    #[test]
    fn what_twilio_cannot_reach_is_local() {
        for host in [
            "localhost:3000",
            "app.localhost",
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.7:80",
            "172.16.0.1",
            "169.254.1.1",
            "100.64.0.1",
            "0.0.0.0",
            "[::1]",
            "[fd00::1]",
            "[::ffff:10.0.0.1]",
            "printer.local",
            "app",
        ] {
            assert!(is_local(&format!("https://{host}/sms")), "{host}");
        }
        for host in ["app.example.com", "172.32.0.1", "8.8.8.8", "100.128.0.1", "localhost.example.com"] {
            assert!(!is_local(&format!("https://{host}/sms")), "{host}");
        }
    }
}
