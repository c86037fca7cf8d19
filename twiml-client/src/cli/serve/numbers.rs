//! Numbers that lead here for as long as the application is served.

use std::time::Duration;

use tokio::time::timeout;
use twiml_runtime::{BoxError, Webhooks};

use super::left::Left;
use super::stop::Stop;
use crate::cli::account::{Account, name};
use crate::cli::command::ServeArgs;
use crate::cli::difference::Difference;
use crate::cli::terminal::{self, line};
use crate::cli::told::tell_restored;
use crate::plan::{Plan, PlanError, Verdict, WarningCode};

/// How long a request that changes a number may go on when it is time to stop. Cut off, it would leave open what came of it.
const LAST_REQUEST: Duration = Duration::from_millis(1500);
/// How long it may take to restore. With the request before it, that is five seconds.
const RESTORE: Duration = Duration::from_millis(3500);

/// Numbers that lead here.
pub(super) struct Numbers<'a, S> {
    pub(super) account: Account,
    /// With the verifier of the application, whose public URL can change.
    pub(super) webhooks: Webhooks<S>,
    pub(super) args: &'a ServeArgs,
    pub(super) left: Left,
}

impl<S> Numbers<'_, S> {
    /// Shows what would change. A plan that is refused is an error.
    pub(super) async fn plan(&self) -> Result<Vec<Plan>, BoxError> {
        let ServeArgs { number: targets, options, .. } = self.args;
        let plans = self.account.plan(&self.webhooks, targets, options, !self.args.keep).await?;
        for plan in &plans {
            line(Difference(plan));
        }
        if plans.iter().any(|plan| plan.verdict() == Verdict::Refuse) {
            return Err("the plan is refused, and nothing was changed".into());
        }
        let configures_nothing = |plan: &&Plan| {
            plan.verdict() == Verdict::Nothing
                && plan.warnings().iter().any(|warning| warning.code == WarningCode::NoEntry)
        };
        if let Some(plan) = plans.iter().find(configures_nothing) {
            return Err(
                format!(
                    "nothing of {} would lead here, since no handler is an entry: write `entry` in the attribute of a handler, after its path",
                    name(plan)
                )
                .into()
            );
        }
        Ok(plans)
    }

    /// Applies the plans, as far as there is time.
    pub(super) async fn apply(&self, plans: &[Plan], stop: &Stop) -> Result<(), PlanError> {
        for plan in plans {
            if stop.is_asked() {
                break;
            }
            self.left.add(plan);
            tokio::select! {
                applied = plan.apply(&self.account.client) => applied?,
                () = stop.asked_for(LAST_REQUEST) => break,
            };
            if plan.verdict() == Verdict::Apply {
                line(format_args!("{} leads to {}.", name(plan), self.webhooks.verifier().public_url()));
            }
        }
        Ok(())
    }

    /// Follows the public URL.
    pub(super) async fn follow(&self, stop: &Stop) -> Result<(), BoxError> {
        match stop.unless(self.plan()).await {
            Some(plans) => Ok(self.apply(&plans?, stop).await?),
            None => Ok(()),
        }
    }

    /// Puts back what was there, or says what is left. Whether all is well is the result.
    pub(super) async fn restore(&self) -> bool {
        if self.args.keep {
            self.left.tell(|text| line(format_args!("{text}.")));
            return true;
        }
        match timeout(RESTORE, self.restore_all()).await {
            Ok(Ok(is_final)) => return is_final,
            Ok(Err(error)) => terminal::error(error),
            Err(_) => terminal::error("Twilio takes too long to restore what was there"),
        }
        self.left.tell(terminal::warning);
        false
    }

    /// Whether it stays as it is then is the result.
    async fn restore_all(&self) -> Result<bool, PlanError> {
        let Account { client, journal } = &self.account;
        let (mut failed, mut is_final) = (Ok(()), true);
        // What was applied to stay is not of this run.
        for record in self.left.records()?.into_iter().filter(|record| record.for_now) {
            match journal.restore(client, &record).await {
                Ok(restored) => {
                    tell_restored(&restored);
                    is_final &= restored.is_final;
                }
                Err(error) => failed = Err(error),
            }
        }
        failed.map(|()| is_final)
    }
}
