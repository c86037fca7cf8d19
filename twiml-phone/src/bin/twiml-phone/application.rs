//! The application: where it listens, and how it knows that it is called by Twilio.

use http::Uri;

use crate::cli::Account;
use crate::outcome::Unusable;

/// An application, as the command line says where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Application {
    /// Scheme, host and port: `http://localhost:3000`.
    pub(crate) address: String,
    /// Path, query and fragment; `/` if nothing was said.
    pub(crate) path: String,
    /// What Twilio would call.
    pub(crate) public_url: String,
    pub(crate) has_token: bool,
}

impl Application {
    /// Reads a URL as people write it: `localhost:3000/sms` and `:3000/sms` are understood as well.
    pub(crate) fn new(url: &str, account: &Account) -> Result<Self, Unusable> {
        let (address, path) = split(url)?;
        let public_url = account.public_url.clone().unwrap_or_else(|| address.clone());
        Ok(Self { address, path, public_url, has_token: account.token.is_some() })
    }
}

fn split(url: &str) -> Result<(String, String), Unusable> {
    let wrong = |what: &str| Unusable(format!("`{url}` {what}, such as http://localhost:3000/voice"));
    let with_host = if url.starts_with(':') { format!("localhost{url}") } else { url.to_owned() };
    let full = if with_host.contains("://") { with_host } else { format!("http://{with_host}") };
    let without_fragment = full.split('#').next().unwrap_or_default();
    let uri: Uri = without_fragment
        .parse()
        .map_err(|_| wrong("is not a URL: give the address where the application listens"))?;
    let authority = uri.authority().ok_or_else(|| wrong("has no host"))?;
    match uri.scheme_str() {
        Some("http") => {}
        Some("https") => {
            return Err(Unusable(format!(
                "this program speaks HTTP without TLS. Give the address where the application itself listens, and its public one as: \
                 --public-url https://{authority}"
            )));
        }
        _ => return Err(wrong("does not begin with http://")),
    }
    let address = format!("http://{authority}");
    let path = full.get(address.len()..).filter(|path| path.starts_with('/'));
    Ok((address, path.unwrap_or("/").to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        let read = |url| split(url).map_err(|error| error.0);
        let of = |address: &str, path: &str| Ok((address.to_owned(), path.to_owned()));
        assert_eq!(
            read("http://localhost:3000/sms?x=1#rt=900"),
            of("http://localhost:3000", "/sms?x=1#rt=900")
        );
        assert_eq!(read(":3000/sms"), of("http://localhost:3000", "/sms"));
        assert_eq!(read("localhost:3000"), of("http://localhost:3000", "/"));
        assert_eq!(read("http://10.0.0.7/"), of("http://10.0.0.7", "/"));
    }

    #[test]
    fn what_cannot_be_called_is_refused_with_what_to_write() {
        let error = |url| split(url).unwrap_err().0;
        assert!(error("https://example.com/sms").contains("--public-url https://example.com"));
        assert!(error("ftp://example.com").contains("does not begin with http://"));
        assert!(error("/sms").contains("such as http://localhost:3000/voice"));
    }
}
