//! Twilio's side of numbers, applications and services: it keeps what it is told.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{Method, StatusCode, Uri};
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use twiml_client::{Client, ClientBuilder, TargetKind};

pub(crate) const ACCOUNT: &str = "ACa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1";

/// What a server does before it answers a `POST`.
type Hook = Box<dyn Fn(&mut BTreeMap<String, Map<String, Value>>) -> Option<StatusCode> + Send>;

#[derive(Default)]
struct Kept {
    /// By path.
    resources: BTreeMap<String, Map<String, Value>>,
    /// The requests that change something: path, and form.
    posts: Vec<(String, Vec<(String, String)>)>,
    before_post: Option<Hook>,
}

/// A server that keeps resources.
#[derive(Clone, Default)]
pub(crate) struct Twilio(Arc<Mutex<Kept>>);

impl Twilio {
    /// With the resources of a state of `number-states.json`.
    pub(crate) fn with(state: &Value) -> Self {
        let twilio = Self::default();
        twilio.add_all(state);
        twilio
    }

    /// Adds the resources of a state.
    pub(crate) fn add_all(&self, state: &Value) {
        self.add(&state["number"]);
        if let Some(related) = state.get("related") {
            for name in ["application", "service"] {
                related.get(name).into_iter().for_each(|resource| self.add(resource));
            }
            if let Some(member) = related.get("membership") {
                let path = format!(
                    "/v1/Services/{}/PhoneNumbers/{}",
                    member["service_sid"].as_str().unwrap(),
                    member["sid"].as_str().unwrap()
                );
                self.0.lock().unwrap().resources.insert(path, member.as_object().unwrap().clone());
            }
        }
    }

    pub(crate) fn add(&self, resource: &Value) {
        let path = path(resource["sid"].as_str().unwrap());
        self.0.lock().unwrap().resources.insert(path, resource.as_object().unwrap().clone());
    }

    /// Changes a field behind everybody's back.
    pub(crate) fn set(&self, sid: &str, field: &str, value: impl Into<Value>) {
        let mut kept = self.0.lock().unwrap();
        kept.resources.get_mut(&path(sid)).unwrap().insert(field.to_owned(), value.into());
    }

    pub(crate) fn get(&self, sid: &str) -> Map<String, Value> {
        self.0.lock().unwrap().resources[&path(sid)].clone()
    }

    pub(crate) fn remove(&self, sid: &str) {
        self.0.lock().unwrap().resources.remove(&path(sid));
    }

    pub(crate) fn posts(&self) -> Vec<(String, Vec<(String, String)>)> {
        self.0.lock().unwrap().posts.clone()
    }

    /// What happens when something is to be changed: an answer here is the answer, and nothing changes.
    pub(crate) fn before_post(
        &self,
        hook: impl Fn(&mut BTreeMap<String, Map<String, Value>>) -> Option<StatusCode> + Send + 'static,
    ) {
        self.0.lock().unwrap().before_post = Some(Box::new(hook));
    }

    pub(crate) fn heal(&self) {
        self.0.lock().unwrap().before_post = None;
    }

    /// A client of it.
    pub(crate) async fn client(&self) -> Client {
        client(self.serve().await).build().unwrap()
    }

    /// Its address.
    pub(crate) async fn serve(&self) -> String {
        let kept = self.clone();
        let router = Router::new().fallback(move |method: Method, uri: Uri, body: Bytes| {
            let answer = kept.answer(&method, &uri, &body);
            async move { answer }
        });
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        // On a runtime of its own, so that it answers while that of a test is blocked.
        let listener = listener.into_std().unwrap();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async { axum::serve(TcpListener::from_std(listener).unwrap(), router).await })
        });
        url
    }

    fn answer(&self, method: &Method, uri: &Uri, body: &[u8]) -> (StatusCode, String) {
        let kept = &mut *self.0.lock().unwrap();
        let path = uri.path();
        if method == Method::POST {
            let form: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
            if let Some(status) = kept.before_post.as_ref().and_then(|hook| hook(&mut kept.resources)) {
                return (
                    status,
                    json!({"code": 20500, "message": "no", "status": status.as_u16()}).to_string(),
                );
            }
            kept.posts.push((path.to_owned(), form.clone()));
            let Some(resource) = kept.resources.get_mut(path) else { return not_found() };
            for (parameter, value) in form {
                let value = match value.as_str() {
                    "true" => Value::Bool(true),
                    "false" => Value::Bool(false),
                    "" => Value::Null,
                    _ => Value::String(value),
                };
                resource.insert(snake(&parameter), value);
            }
            return (StatusCode::OK, json!(resource).to_string());
        }
        if let Some(resource) = kept.resources.get(path) {
            return (StatusCode::OK, json!(resource).to_string());
        }
        let list = |under: &str| -> Vec<&Map<String, Value>> {
            let below = kept.resources.iter().filter(|(path, _)| {
                path.strip_prefix(under).is_some_and(|rest| rest.matches('/').count() == 1)
            });
            below.map(|(_, resource)| resource).collect()
        };
        match path.strip_suffix(".json").unwrap_or(path) {
            under if under.ends_with("/IncomingPhoneNumbers") => {
                let page = json!({"incoming_phone_numbers": list(under), "next_page_uri": null});
                (StatusCode::OK, page.to_string())
            }
            under @ "/v1/Services" => {
                let page = json!({"services": list(under), "meta": {"next_page_url": null}});
                (StatusCode::OK, page.to_string())
            }
            _ => not_found(),
        }
    }
}

/// A client of a server, which repeats nothing.
pub(crate) fn client(url: String) -> ClientBuilder {
    Client::builder().account(ACCOUNT).auth_token("a token").retries(0).base_url(url)
}

fn not_found() -> (StatusCode, String) {
    (StatusCode::NOT_FOUND, json!({"code": 20404, "message": "not found", "status": 404}).to_string())
}

/// Where a resource is.
fn path(sid: &str) -> String {
    match TargetKind::of_sid(sid).unwrap() {
        TargetKind::Number => format!("/2010-04-01/Accounts/{ACCOUNT}/IncomingPhoneNumbers/{sid}.json"),
        TargetKind::Application => format!("/2010-04-01/Accounts/{ACCOUNT}/Applications/{sid}.json"),
        TargetKind::Service => format!("/v1/Services/{sid}"),
        TargetKind::SipDomain => format!("/2010-04-01/Accounts/{ACCOUNT}/SIP/Domains/{sid}.json"),
    }
}

/// `SmsUrl` as `sms_url`.
fn snake(parameter: &str) -> String {
    let mut name = String::new();
    for c in parameter.chars() {
        if c.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}
