//! Who provides TLS.

/// Makes graviola the provider of the process, unless the application has installed one.
#[cfg(feature = "graviola")]
pub(super) fn install_graviola() {
    // It fails where there is a provider, which is then used.
    let _ = rustls_graviola::default_provider().install_default();
}

/// Whether the process has a provider of TLS, after a look at what the features of this crate provide. Code that asks rustls for
/// one panics without.
#[cfg(feature = "ngrok")]
pub(crate) fn is_provided() -> bool {
    #[cfg(feature = "graviola")]
    install_graviola();
    #[cfg(feature = "rustls")]
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    rustls::crypto::CryptoProvider::get_default().is_some()
}
