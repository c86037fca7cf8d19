//! What goes over the wire.

use std::fmt;

use bytes::Bytes;
use serde::Serialize;

/// A request with the whole of its body, to an absolute URL.
pub type HttpRequest = http::Request<Bytes>;

/// A response with the whole of its body.
///
/// `Transfer-Encoding: chunked` among its headers says that it came in chunks, be they empty.
pub type HttpResponse = http::Response<Bytes>;

/// What came of a request.
pub type Outcome = Result<HttpResponse, Broken>;

/// Identifies a request among those of one machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub(super) u64);

/// Why there is no response to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Broken {
    /// The host does not accept the connection.
    Refused,
    /// No connection was made in time.
    ConnectTimedOut,
    /// The connection is there, and no response came in time.
    ReadTimedOut,
    /// The host has no address.
    NotResolved,
    /// What came back is not HTTP.
    NotHttp,
    /// The TLS handshake failed.
    Handshake,
    /// The certificate is for another host.
    CertificateName,
    /// The certificate is too old, or not valid yet.
    CertificateExpired,
    /// Nobody vouches for the certificate.
    CertificateIssuer,
}

impl Broken {
    /// Whether there was no connection.
    pub const fn is_without_connection(self) -> bool {
        matches!(self, Self::Refused | Self::ConnectTimedOut)
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused => "the connection was refused",
            Self::ConnectTimedOut => "no connection was made in time",
            Self::ReadTimedOut => "no response came in time",
            Self::NotResolved => "the host name has no address",
            Self::NotHttp => "the response is not HTTP",
            Self::Handshake => "the TLS handshake failed",
            Self::CertificateName => "the certificate is for another host name",
            Self::CertificateExpired => "the certificate is not valid today",
            Self::CertificateIssuer => "the issuer of the certificate is not trusted",
        })
    }
}

impl std::error::Error for Broken {}
