//! What holds for every plan.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use twiml_client::plan::{Plan, Record, Restoration, Situation, State, Told, Verdict, Wanted, WantedWebhook};
use twiml_client::{Family, TargetKind};
use twiml_runtime::Method;

use crate::server::ACCOUNT;

const SID: &str = "PN00000000000000000000000000000001";
const APPLICATION: &str = "AP00000000000000000000000000000001";
const SERVICE: &str = "MG00000000000000000000000000000001";

fn urls() -> impl Strategy<Value = Value> {
    select(vec![
        Value::Null,
        json!(""),
        json!("https://demo.twilio.com/welcome/voice/"),
        json!("https://app.example.com/sms"),
        json!("https://app.example.com/voice"),
        json!("https://app.example.com/status"),
        json!("https://app.example.com/fallback"),
        json!("https://other.example.org/x"),
    ])
}

fn methods() -> impl Strategy<Value = Value> {
    select(vec![json!("GET"), json!("POST"), Value::Null])
}

/// A number, whose fallbacks have a URL that they are for.
fn numbers() -> impl Strategy<Value = Map<String, Value>> {
    let hooks = prop::collection::vec((urls(), methods()), 5);
    let owner = select(vec![Value::Null, json!(""), json!(APPLICATION)]);
    let trunk = select(vec![Value::Null, json!("TK00000000000000000000000000000001")]);
    (hooks, owner.clone(), owner, trunk).prop_map(|(hooks, sms, voice, trunk)| {
        let mut number =
            Map::from_iter([("sid".to_owned(), json!(SID)), ("account_sid".to_owned(), json!(ACCOUNT))]);
        let names = [
            ("sms_url", "sms_method"),
            ("sms_fallback_url", "sms_fallback_method"),
            ("voice_url", "voice_method"),
            ("voice_fallback_url", "voice_fallback_method"),
            ("status_callback", "status_callback_method"),
        ];
        for ((url, method), (address, by)) in names.into_iter().zip(hooks) {
            number.insert(url.to_owned(), address);
            number.insert(method.to_owned(), by);
        }
        for prefix in ["sms", "voice"] {
            if number[&format!("{prefix}_url")].as_str().is_none_or(str::is_empty) {
                number.insert(format!("{prefix}_fallback_url"), Value::Null);
            }
        }
        let has_trunk = trunk.is_string();
        number.insert("sms_application_sid".to_owned(), sms);
        number.insert("voice_application_sid".to_owned(), if has_trunk { Value::Null } else { voice });
        number.insert("trunk_sid".to_owned(), trunk);
        number
    })
}

fn services() -> impl Strategy<Value = Option<State>> {
    prop::option::of((urls(), any::<bool>())).prop_map(|service| {
        let (url, flag) = service?;
        let json = json!({"sid": SERVICE, "account_sid": ACCOUNT, "inbound_request_url": url, "use_inbound_webhook_on_number": flag});
        State::read(TargetKind::Service, json.as_object().unwrap())
    })
}

fn situations() -> impl Strategy<Value = Situation> {
    (numbers(), services(), prop::array::uniform3(urls())).prop_map(|(number, service, [sms, voice, status])| {
        let mut situation = Situation::of(State::read(TargetKind::Number, &number).unwrap());
        situation.service = service;
        let application =
            json!({"sid": APPLICATION, "account_sid": ACCOUNT, "voice_url": voice, "sms_url": sms, "status_callback": status});
        situation.applications.extend(State::read(TargetKind::Application, application.as_object().unwrap()));
        situation
    })
}

fn webhooks() -> impl Strategy<Value = Wanted> {
    let method = select(vec![Method::Get, Method::Post]);
    let fallback = prop::option::of(Just("https://app.example.com/fallback".to_owned()));
    let webhook = |url: &'static str| {
        prop::option::of((method.clone(), fallback.clone(), method.clone())).prop_map(move |webhook| {
            let (method, fallback, by) = webhook?;
            Some(WantedWebhook { url: url.to_owned(), method, fallback: fallback.map(|url| (url, by)) })
        })
    };
    let all = (
        webhook("https://app.example.com/sms"),
        webhook("https://app.example.com/voice"),
        webhook("https://app.example.com/status"),
    );
    all.prop_map(|(sms, voice, status)| {
        let families = [(Family::Sms, sms), (Family::Voice, voice), (Family::Status, status)];
        families.into_iter().fold(Wanted::default(), |wanted, (family, webhook)| match webhook {
            Some(webhook) => wanted.with(family, webhook),
            None => wanted,
        })
    })
}

prop_compose! {
    fn options()(flags in prop::array::uniform5(any::<bool>()), without in prop::option::of(select(Family::ALL.to_vec()))) -> Told {
        let mut told = Told::default();
        [told.overwrite, told.detach, told.use_number_webhook, told.configure_service, told.configure_application] = flags;
        told.without.extend(without);
        told
    }
}

/// What is there after the requests of a plan.
fn after(plan: &Plan, situation: &Situation) -> Situation {
    let mut after = situation.clone();
    let states = [&mut after.target].into_iter().chain(&mut after.applications).chain(&mut after.service);
    for state in states {
        for part in plan.parts().iter().filter(|part| part.state.sid == state.sid) {
            let values =
                state.values.iter().chain(part.form.iter().map(|(name, value)| (*name, value.as_str())));
            state.values = values.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        }
    }
    after
}

fn families(parameter: &str) -> Family {
    match parameter {
        name if name.starts_with("Sms")
            || ["Inbound", "Fallback", "UseInbound"].iter().any(|start| name.starts_with(start)) =>
        {
            Family::Sms
        }
        name if name.starts_with("Voice") || name == "TrunkSid" => Family::Voice,
        _ => Family::Status,
    }
}

proptest! {
    #[test]
    fn a_plan_after_apply_says_nothing_to_do(situation in situations(), wanted in webhooks(), told in options()) {
        let plan = Plan::compare(situation.clone(), wanted.clone(), told.clone());
        if plan.verdict() == Verdict::Refuse {
            return Ok(());
        }
        let again = Plan::compare(after(&plan, &situation), wanted, told);
        prop_assert_eq!(again.verdict(), Verdict::Nothing, "{}\n{}", plan, again);
        prop_assert!(again.requests().is_empty() && again.exit_status(true) == 0);
    }

    #[test]
    fn a_restore_brings_back_what_was(situation in situations(), wanted in webhooks(), told in options()) {
        let plan = Plan::compare(situation.clone(), wanted, told);
        let now = after(&plan, &situation);
        let states = |situation: &Situation| {
            [situation.target.clone()].into_iter().chain(situation.applications.clone()).chain(situation.service.clone()).collect::<Vec<_>>()
        };
        for request in plan.restore() {
            let state = states(&now).into_iter().find(|state| request.path.contains(&state.sid)).unwrap();
            let before = states(&situation).into_iter().find(|before| before.sid == state.sid).unwrap();
            let sent: Vec<_> = request.form.iter().map(|(name, _)| *name).collect();
            for (name, value) in &request.form {
                // A method that was not said is POST.
                let unset = if name.ends_with("Method") { "POST" } else { "" };
                let unset = if name.starts_with("Use") { "false" } else { unset };
                prop_assert_eq!(value.as_str(), before.values.get(name).unwrap_or(unset), "{}", name);
            }
            for part in plan.parts().iter().filter(|part| part.state.sid == state.sid) {
                let written: Vec<_> = part.form.iter().map(|(name, _)| *name).collect();
                prop_assert_eq!(&written, &sent);
            }
        }
    }

    #[test]
    fn no_family_is_written_without_an_entry(situation in situations(), wanted in webhooks(), told in options()) {
        let plan = Plan::compare(situation, wanted.clone(), told.clone());
        for (name, _) in plan.requests().iter().flat_map(|request| &request.form) {
            let family = families(name);
            prop_assert!(wanted.get(family).is_some() && !told.without.contains(&family), "{name}");
        }
    }

    #[test]
    fn a_refused_plan_has_no_requests(situation in situations(), wanted in webhooks(), told in options()) {
        let plan = Plan::compare(situation, wanted, told);
        let is_refused = plan.verdict() == Verdict::Refuse;
        prop_assert_eq!(is_refused, !plan.refusals().is_empty());
        if is_refused {
            prop_assert!(plan.requests().is_empty() && plan.restore().is_empty() && plan.commands().is_empty());
            prop_assert_eq!(plan.exit_status(false), 1);
        }
    }

    #[test]
    fn a_family_is_sent_whole(situation in situations(), wanted in webhooks(), told in options()) {
        let plan = Plan::compare(situation, wanted, told);
        for request in plan.requests() {
            let has = |name: &str| request.form.iter().any(|(sent, _)| *sent == name);
            for (url, others) in [
                ("SmsUrl", &["SmsMethod", "SmsFallbackUrl", "SmsFallbackMethod"][..]),
                ("VoiceUrl", &["VoiceMethod", "VoiceFallbackUrl", "VoiceFallbackMethod"]),
                ("StatusCallback", &["StatusCallbackMethod"]),
            ] {
                prop_assert!(others.iter().all(|other| has(other) == has(url)), "{url}: {request:?}");
            }
        }
    }

    /// Whatever a journal says.
    #[test]
    fn a_plan_with_any_journal_is_put_back_to_what_it_says(situation in situations(), wanted in webhooks(), before in numbers(), wrote in numbers()) {
        let values = |json: &Map<String, Value>| State::read(TargetKind::Number, json).unwrap().values;
        let mut situation = situation;
        situation.records.push(Record::new(ACCOUNT, SID, values(&before), values(&wrote)));
        let mut told = Told::default();
        [told.overwrite, told.detach, told.use_number_webhook] = [true; 3];
        let plan = Plan::compare(situation.clone(), wanted, told);
        prop_assert_ne!(plan.verdict(), Verdict::Refuse);
        let now = after(&plan, &situation);
        // Nothing that is set by somebody else is sent.
        let restoration = Restoration::of(&now.target, &situation.records[0]);
        for (name, value) in restoration.form {
            prop_assert_eq!(value.as_str(), situation.records[0].before.get(name).unwrap_or(if name.ends_with("Method") { "POST" } else { "" }), "{}", name);
        }
    }
}
