//! What every HTTP client of this crate begins with.

/// Follows no redirect, and has TLS.
pub(crate) fn http_client() -> reqwest::ClientBuilder {
    #[cfg(feature = "graviola")]
    super::tls::install_graviola();
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none())
}
