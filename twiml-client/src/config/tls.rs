//! TLS without a C compiler.

/// Makes graviola the provider of the process, unless the application has installed one.
pub(super) fn install_graviola() {
    // It fails where there is a provider, which is then used.
    let _ = rustls_graviola::default_provider().install_default();
}
