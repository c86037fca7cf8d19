//! A plan as JSON.

use serde_json::{Value, json};

use super::super::outcome::{Plan, PlannedRequest};
use super::super::part::{Change, Part};
use crate::target::Family;

impl Plan {
    /// The plan as JSON: `target`, `verdict`, `changes`, `requests`, `refusals`, `warnings`, `restore`, and in `others` what changes in resources beside the
    /// target.
    pub fn to_json(&self) -> Value {
        let target = self.target();
        let refusals = self.refusals().iter().map(|refusal| {
            let ways_out: Vec<_> = refusal.ways_out.iter().map(|way| way.as_str()).collect();
            json!({
                "code": refusal.code.as_str(),
                "family": refusal.family.map(Family::as_str),
                "text": refusal.text,
                "ways_out": ways_out,
            })
        });
        let warnings = self.warnings().iter();
        let warnings = warnings.map(|warning| json!({"code": warning.code.as_str(), "text": warning.text}));
        json!({
            "target": {"kind": target.kind.to_string(), "sid": target.sid, "account": target.account, "name": target.name},
            "verdict": self.verdict().as_str(),
            "changes": changes(self.changes()),
            "others": self.parts().iter().skip(1).map(other).collect::<Vec<_>>(),
            "requests": requests(self.requests()),
            "refusals": refusals.collect::<Vec<_>>(),
            "warnings": warnings.collect::<Vec<_>>(),
            "restore": requests(self.restore()),
        })
    }
}

fn changes(changes: &[Change]) -> Vec<Value> {
    let json =
        |Change { parameter, from, to }: &Change| json!({"parameter": parameter, "from": from, "to": to});
    changes.iter().map(json).collect()
}

fn other(part: &Part) -> Value {
    json!({"kind": part.state.kind.to_string(), "sid": part.state.sid, "changes": changes(&part.changes)})
}

fn requests(requests: Vec<PlannedRequest>) -> Vec<Value> {
    let json = |PlannedRequest { host, path, form }| json!({"method": "POST", "host": host, "path": path, "form": form});
    requests.into_iter().map(json).collect()
}
