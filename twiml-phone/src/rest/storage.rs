//! Where the files of recordings and messages are: on another server than the API, as Twilio's are.

use std::collections::BTreeMap;

use axum::body::{Body, Bytes};
use axum::response::Response;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, StatusCode};

use super::asked::Asked;
use super::credentials::Credentials;
use super::expected::Expected;
use super::fault::{Closed, RestFault};
use super::reply::{Format, response};
use super::request::RestRequest;
use crate::machine::Shared;
use crate::random::Random;

/// The files, and the requests for them. Clones are the same storage.
#[derive(Clone, Debug)]
pub(super) struct Storage {
    /// What its URLs begin with.
    pub(super) url: String,
    files: Shared<BTreeMap<String, File>>,
    pub(super) seen: Shared<Vec<RestRequest>>,
    /// What goes wrong with requests.
    pub(super) faults: Expected<RestFault>,
    /// Those of the API, which no request should have here. A test sees which ones do.
    credentials: Credentials,
}

#[derive(Clone, Debug)]
struct File {
    signature: String,
    content_type: String,
    content: Bytes,
}

impl Storage {
    pub(super) fn new(url: String, credentials: &Credentials) -> Self {
        let credentials = credentials.clone();
        Self {
            url,
            files: Shared::default(),
            seen: Shared::default(),
            faults: Expected::default(),
            credentials,
        }
    }

    /// Keeps a file under this name, and says where: at a URL that is signed, so that it needs no credentials.
    pub(super) fn keep(&self, name: &str, content_type: &str, content: impl Into<Bytes>) -> String {
        let signature = Random::of(0, name).hex();
        let url = format!("{}/{name}?Expires=14400&Signature={signature}", self.url);
        let (content_type, content) = (content_type.to_owned(), content.into());
        let file = File { signature, content_type, content };
        self.files.change(|files| files.insert(name.to_owned(), file));
        url
    }

    /// The file that is asked for, or the status and the code of the storage's own refusal.
    ///
    /// It is refused to a request with credentials: the storage takes a signed URL or credentials, and never both. Amazon's S3 does so.
    fn find(&self, asked: &Asked) -> Result<File, (StatusCode, &'static str)> {
        if asked.method != Method::GET {
            return Err((StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed"));
        }
        if asked.headers.contains_key(AUTHORIZATION) {
            return Err((StatusCode::BAD_REQUEST, "InvalidArgument"));
        }
        let file = self.files.read(|files| files.get(asked.path.trim_start_matches('/')).cloned());
        let file = file.ok_or((StatusCode::NOT_FOUND, "NoSuchKey"))?;
        if asked.form.get("Signature") == Some(&file.signature) {
            Ok(file)
        } else {
            Err((StatusCode::FORBIDDEN, "AccessDenied"))
        }
    }

    fn answer(&self, asked: &Asked) -> Response {
        let (status, kind, content) = match self.find(asked) {
            Ok(File { content_type, content, .. }) => (StatusCode::OK, content_type, content),
            Err((status, code)) => {
                let body = format!("<Error><Code>{code}</Code></Error>");
                (status, "application/xml".to_owned(), body.into())
            }
        };
        let mut response = Response::new(Body::from(content));
        *response.status_mut() = status;
        if let Ok(kind) = HeaderValue::from_str(&kind) {
            response.headers_mut().insert(CONTENT_TYPE, kind);
        }
        response
    }
}

/// Answers a request for a file.
///
/// # Errors
///
/// If the connection is to close without an answer.
pub(super) async fn hand_out(storage: Storage, request: Request<Body>) -> Result<Response, Closed> {
    let asked = Asked::read(request).await;
    let seen = asked.seen(&storage.credentials);
    let fault = storage.faults.take(&seen);
    storage.seen.change(|all| all.push(seen));
    let answer = || storage.answer(&asked);
    match fault {
        None => Ok(answer()),
        Some(fault) => fault.spoil(answer, |refusal| response(Err(refusal), Format::Xml)).await,
    }
}
