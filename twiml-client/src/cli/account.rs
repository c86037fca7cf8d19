//! The account at Twilio, and what this application has configured in it.

use twiml_runtime::Webhooks;

use super::command::PlanOptions;
use crate::Client;
use crate::plan::{Journal, Plan, PlanError, PlanWebhooks as _, Restored};
use crate::target::TargetKind;

/// An account, and the journal of what was configured in it.
pub(super) struct Account {
    pub(super) client: Client,
    pub(super) journal: Journal,
}

impl Account {
    /// A plan for each of these targets, in their order: to stay, or for as long as the application runs.
    pub(super) async fn plan<S>(
        &self,
        webhooks: &Webhooks<S>,
        targets: &[String],
        options: &PlanOptions,
        for_now: bool,
    ) -> Result<Vec<Plan>, PlanError> {
        let mut told = options.told();
        told.allow_local_urls = self.client.is_on_this_machine();
        told.for_now = for_now;
        let mut plans = Vec::new();
        for target in targets {
            let plan = webhooks.plan(&self.client, target).told(told.clone()).journal(self.journal.folder());
            let plan = if options.no_services { plan.without_services() } else { plan };
            plans.push(plan.await?);
        }
        Ok(plans)
    }
}

/// What people call the target of a plan.
pub(super) fn name(plan: &Plan) -> &str {
    let target = plan.target();
    let number = target.name.as_deref().filter(|_| target.kind == TargetKind::Number);
    number.unwrap_or(&target.sid)
}

/// The SIDs of everything that a plan writes, or has written.
pub(super) fn sids(plan: &Plan) -> impl Iterator<Item = &str> {
    plan.parts().iter().map(|part| part.state.sid.as_str())
}

/// What people call a resource that was restored.
pub(super) fn restored_name(restored: &Restored) -> &str {
    let number = restored.name.as_deref().filter(|name| name.starts_with('+'));
    number.unwrap_or(&restored.sid)
}
