//! Where Twilio is.

use reqwest::Url;

use super::error::{ConfigError, Problem};

/// A part of Twilio's API, with a host of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Product {
    /// `api.twilio.com`.
    Api,
    /// `messaging.twilio.com`.
    Messaging,
}

/// The address of a part of the API, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Base(String);

/// The address of each part.
#[derive(Debug, Clone)]
pub(crate) struct Hosts {
    pub(super) api: Base,
    pub(super) messaging: Base,
    /// Whether they are Twilio's in another region than the first one.
    pub(super) region: Option<String>,
}

/// The regions, each with the edge that Twilio's own libraries take for it.
const EDGES: &[(&str, &str)] = &[
    ("au1", "sydney"),
    ("br1", "sao-paulo"),
    ("de1", "frankfurt"),
    ("ie1", "dublin"),
    ("jp1", "tokyo"),
    ("jp2", "osaka"),
    ("sg1", "singapore"),
    ("us1", "ashburn"),
    ("us2", "umatilla"),
];

impl Base {
    pub(super) fn parse(text: &str) -> Result<Self, ConfigError> {
        let url = Url::parse(text.trim()).map_err(|_| Problem::BaseUrl("is not a URL"))?;
        let problem = if !matches!(url.scheme(), "https" | "http") {
            "begins with neither https:// nor http://"
        } else if url.host_str().is_none_or(str::is_empty) {
            "names no host"
        } else if url.query().is_some() || url.fragment().is_some() {
            "has a query or a fragment"
        } else if !url.username().is_empty() || url.password().is_some() {
            "has a user or a password"
        } else {
            return Ok(Self(url.as_str().trim_end_matches('/').to_owned()));
        };
        Err(Problem::BaseUrl(problem).into())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is on this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        Url::parse(&self.0).is_ok_and(|url| is_loopback(&url))
    }
}

/// Whether a URL is on this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl Hosts {
    /// Twilio's. An edge alone is one of the first region.
    pub(super) fn of_twilio(region: Option<&str>, edge: Option<&str>) -> Result<Self, ConfigError> {
        let place = match (region, edge) {
            (None | Some("us1"), None) => String::new(),
            (region, Some(edge)) => format!(".{edge}.{}", region.unwrap_or("us1")),
            (Some(region), None) => match EDGES.iter().find(|(known, _)| *known == region) {
                Some((region, edge)) => format!(".{edge}.{region}"),
                None => return Err(Problem::Region(region.to_owned()).into()),
            },
        };
        let host = |product: &str| Base::parse(&format!("https://{product}{place}.twilio.com"));
        let region = region.filter(|region| *region != "us1").map(str::to_owned);
        Ok(Self { api: host("api")?, messaging: host("messaging")?, region })
    }

    pub(crate) fn of(&self, product: Product) -> &Base {
        match product {
            Product::Api => &self.api,
            Product::Messaging => &self.messaging,
        }
    }

    /// The region, if it is not the first one.
    pub(crate) fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(region: Option<&str>, edge: Option<&str>) -> String {
        Hosts::of_twilio(region, edge).unwrap().of(Product::Api).as_str().to_owned()
    }

    #[test]
    fn a_region_has_an_edge() {
        assert_eq!(api(None, None), "https://api.twilio.com");
        assert_eq!(api(Some("us1"), None), "https://api.twilio.com");
        assert_eq!(api(Some("ie1"), None), "https://api.dublin.ie1.twilio.com");
        assert_eq!(api(Some("ie1"), Some("frankfurt")), "https://api.frankfurt.ie1.twilio.com");
        assert_eq!(api(None, Some("sydney")), "https://api.sydney.us1.twilio.com");
        let error = Hosts::of_twilio(Some("xy9"), None).unwrap_err().to_string();
        assert!(error.contains("xy9") && error.contains("TWILIO_EDGE"), "{error}");
    }

    #[test]
    fn a_base_url_is_an_address_alone() {
        assert_eq!(Base::parse(" http://127.0.0.1:4010/ ").unwrap().as_str(), "http://127.0.0.1:4010");
        assert_eq!(
            Base::parse("https://example.com/twilio/").unwrap().as_str(),
            "https://example.com/twilio"
        );
        for wrong in [
            "",
            "api.twilio.com",
            "ftp://a.example",
            "https://a.example?b",
            "https://u:p@a.example",
            "data:x",
        ] {
            let error = Base::parse(wrong).unwrap_err().to_string();
            assert!(error.contains("https://api.twilio.com"), "{wrong}: {error}");
        }
    }

    #[test]
    fn this_machine_is_known() {
        for (url, is_loopback) in [
            ("http://127.0.0.1:1", true),
            ("http://localhost", true),
            ("http://[::1]:2", true),
            ("http://10.0.0.1", false),
        ] {
            assert_eq!(Base::parse(url).unwrap().is_loopback(), is_loopback, "{url}");
        }
    }
}
