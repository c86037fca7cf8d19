//! A file of states, each with the right plan.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Map, Value, json};
use twiml_client::plan::{Plan, Record, Situation, State, Told, Wanted, WantedWebhook};
use twiml_client::{Family, TargetKind, Values};

/// A file of states.
pub(crate) struct Cases(Value);

impl Cases {
    /// Our own.
    pub(crate) fn own() -> Self {
        Self(serde_json::from_str(include_str!("../data/states.json")).unwrap())
    }

    /// Those that are kept outside the repository, of `$TWIML_SHARED`, or of `../shared` beside the workspace.
    pub(crate) fn shared() -> Option<Self> {
        let shared = env::var_os("TWIML_SHARED")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
        let path = shared.join("spec/number-states.json");
        let Ok(text) = fs::read(&path) else {
            eprintln!("skipped: there are no states of numbers at {}", path.display());
            return None;
        };
        Some(Self(serde_json::from_slice(&text).unwrap()))
    }

    /// Both.
    pub(crate) fn all() -> Vec<Self> {
        [Some(Self::own()), Self::shared()].into_iter().flatten().collect()
    }

    /// One state.
    pub(crate) fn state(&self, id: &str) -> &Value {
        self.states().find(|state| state["id"] == id).unwrap()
    }

    pub(crate) fn wanted(&self) -> Wanted {
        wanted(&self.0["application"])
    }

    pub(crate) fn states(&self) -> impl Iterator<Item = &Value> {
        self.0["states"].as_array().unwrap().iter()
    }
}

/// What an application wants, by its handlers.
pub(crate) fn wanted(application: &Value) -> Wanted {
    let base = application["public_url"].as_str().unwrap();
    let handlers = application["handlers"].as_array().unwrap();
    let url = |path: &Value| format!("{base}{}", path.as_str().unwrap());
    let method = |path: &Value| {
        let handler = handlers.iter().find(|handler| handler["path"] == *path).unwrap();
        handler["method"].as_str().unwrap().parse().unwrap()
    };
    handlers.iter().filter(|handler| handler["entry"].is_string()).fold(
        Wanted::default(),
        |wanted, handler| {
            let family = match handler["entry"].as_str().unwrap() {
                "message" => Family::Sms,
                "call" => Family::Voice,
                "call_status" => Family::Status,
                "message_status" => Family::MessageStatus,
                other => panic!("no entry is {other}"),
            };
            let fallback = handler.get("fallback").map(|path| (url(path), method(path)));
            let path = &handler["path"];
            wanted.with(family, WantedWebhook { url: url(path), method: method(path), fallback })
        },
    )
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap()
}

/// What a state shows.
pub(crate) fn situation(state: &Value) -> Situation {
    let (kind, target) = [
        ("number", TargetKind::Number),
        ("target_application", TargetKind::Application),
        ("target_service", TargetKind::Service),
        ("domain", TargetKind::SipDomain),
    ]
    .into_iter()
    .find_map(|(name, kind)| Some((kind, state.get(name)?)))
    .unwrap();
    let target = State::read(kind, object(target)).unwrap();
    let mut situation = Situation::of(target.clone());
    let related = |name: &str, kind| {
        state
            .get("related")
            .and_then(|related| related.get(name))
            .map(|found| State::read(kind, object(found)).unwrap())
    };
    situation.applications.extend(related("application", TargetKind::Application));
    situation.service = related("service", TargetKind::Service);
    if let Some(journal) = state.get("journal") {
        let values = |name: &str| -> Values { serde_json::from_value(journal[name].clone()).unwrap() };
        situation.records.push(Record::new(&target.account, &target.sid, values("before"), values("wrote")));
    }
    situation
}

/// What the name of a case in `when_told` says.
pub(crate) fn told(names: &str) -> Told {
    let mut told = Told::default();
    for name in names.split('+') {
        match name {
            "overwrite" => told.overwrite = true,
            "detach" => told.detach = true,
            "use_number_webhook" => told.use_number_webhook = true,
            "configure_service" => told.configure_service = true,
            "configure_application" => told.configure_application = true,
            name => {
                let family =
                    name.strip_prefix("without_").unwrap_or_else(|| panic!("nobody can be told to {name}"));
                told.without.insert(family.parse().unwrap());
            }
        }
    }
    told
}

/// What of a plan a file says.
pub(crate) fn shown(plan: &Plan) -> Value {
    let mut json = plan.to_json();
    let codes = |list: &Value, keys: &[&str]| -> Value {
        let all = list.as_array().unwrap().iter();
        all.map(|one| keys.iter().map(|key| (*key, one[*key].clone())).collect::<Value>()).collect()
    };
    let mut shown = json!({
        "refusals": codes(&json["refusals"], &["code", "family", "ways_out"]),
        "warnings": codes(&json["warnings"], &["code"]),
    });
    for key in ["verdict", "changes", "requests", "restore"] {
        shown[key] = json[key].take();
    }
    shown
}

/// The same of the plan in a file, where what is empty is not said.
pub(crate) fn expected(plan: &Value) -> Value {
    let list = |name: &str| plan.get(name).cloned().unwrap_or_else(|| json!([]));
    let codes = |name: &str, keys: &[&str]| -> Value {
        let all = list(name);
        let all = all.as_array().unwrap().iter();
        all.map(|one| keys.iter().map(|key| (*key, one[*key].clone())).collect::<Value>()).collect()
    };
    json!({
        "verdict": plan["verdict"],
        "changes": list("changes"),
        "requests": list("requests"),
        "restore": list("restore"),
        "refusals": codes("refusals", &["code", "family", "ways_out"]),
        "warnings": codes("warnings", &["code"]),
    })
}
