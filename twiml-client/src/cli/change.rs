//! `plan`, `apply` and `restore`.

use std::io::{IsTerminal as _, Write as _, stdin, stdout};
use std::process::ExitCode;

use serde_json::Value;
use twiml_runtime::{BoxError, Webhooks};

use super::account::{Account, name};
use super::command::{ApplyArgs, PlanArgs, PlanFormat, RestoreArgs};
use super::difference::Difference;
use super::terminal::{self, line};
use super::told::{tell_form, tell_restored, this_program};
use crate::Client;
use crate::plan::{Plan, Record, Verdict};
use crate::target::TargetKind;

/// Prints what would change.
pub(super) async fn plan<S>(
    webhooks: &Webhooks<S>,
    account: &Account,
    args: &PlanArgs,
) -> Result<ExitCode, BoxError> {
    let PlanArgs { targets: names, options, .. } = args;
    let plans = account.plan(webhooks, names, options, false).await?;
    match args.format {
        PlanFormat::Diff => show(&plans),
        PlanFormat::Table => each(&plans, Plan::table),
        PlanFormat::Commands => each(&plans, |plan| plan.commands().join("\n")),
        PlanFormat::Json => line(format_args!("{:#}", plans.iter().map(Plan::to_json).collect::<Value>())),
    }
    if args.format != PlanFormat::Diff {
        for refusal in plans.iter().flat_map(Plan::refusals) {
            terminal::error(refusal);
        }
    }
    Ok(ExitCode::from(exit_status(&plans, args.check)))
}

/// That one is refused comes before that another one has differences.
fn exit_status(plans: &[Plan], check: bool) -> u8 {
    let statuses = || plans.iter().map(|plan| plan.exit_status(check));
    if statuses().any(|status| status == 1) { 1 } else { statuses().max().unwrap_or_default() }
}

fn show(plans: &[Plan]) {
    each(plans, |plan| Difference(plan).to_string());
}

/// Prints something of each, with an empty line between them.
fn each(plans: &[Plan], text: impl Fn(&Plan) -> String) {
    for (at, plan) in plans.iter().enumerate() {
        if at > 0 {
            line("");
        }
        line(text(plan).trim_end());
    }
}

/// Changes it.
pub(super) async fn apply<S>(
    webhooks: &Webhooks<S>,
    account: &Account,
    args: &ApplyArgs,
) -> Result<ExitCode, BoxError> {
    let ApplyArgs { targets: names, options, yes, .. } = args;
    let plans = account.plan(webhooks, names, options, false).await?;
    show(&plans);
    let has = |verdict| plans.iter().any(|plan| plan.verdict() == verdict);
    if has(Verdict::Refuse) {
        return Ok(ExitCode::FAILURE);
    }
    if !has(Verdict::Apply) {
        return Ok(ExitCode::SUCCESS);
    }
    if !yes && !agreed()? {
        line("Nothing was changed.");
        return Ok(ExitCode::FAILURE);
    }
    for plan in plans.iter().filter(|plan| plan.verdict() == Verdict::Apply) {
        plan.apply(&account.client).await?;
        let (name, public_url) = (name(plan), webhooks.verifier().public_url());
        line(format_args!(
            "{name} leads to {public_url}. `{} restore {name}` puts back what was there.",
            this_program()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

fn agreed() -> Result<bool, BoxError> {
    if !stdin().is_terminal() {
        return Err("there is nobody to ask whether to apply it: say --yes".into());
    }
    print!("Apply it? [y/N] ");
    stdout().flush()?;
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// Puts back what was there.
pub(super) async fn restore(account: &Account, args: &RestoreArgs) -> Result<ExitCode, BoxError> {
    let Account { client, journal } = account;
    let sids = sids(client, &args.targets).await?;
    let mut records = journal.pending()?;
    records.retain(|record| is_meant(record, &sids));
    if records.is_empty() {
        line("There is nothing to restore.");
    }
    let mut status = ExitCode::SUCCESS;
    for error in journal.unreadable() {
        terminal::error(error);
        status = ExitCode::FAILURE;
    }
    // What was written last goes first.
    for record in records.iter().rev() {
        match journal.restore(client, record).await {
            Ok(restored) => {
                tell_restored(&restored);
                tell_form(&restored);
            }
            Err(error) => {
                terminal::error(error);
                status = ExitCode::FAILURE;
            }
        }
    }
    Ok(status)
}

/// Whether a record is one of these targets, or was written with one of them and with no other. Without targets, all are meant.
fn is_meant(record: &Record, sids: &[String]) -> bool {
    if sids.is_empty() || sids.contains(&record.sid) {
        return true;
    }
    let (meant, others): (Vec<_>, Vec<_>) = record
        .targets
        .iter()
        .filter(|target| **target != record.sid)
        .partition(|target| sids.contains(target));
    if !meant.is_empty() && !others.is_empty() {
        line(format_args!(
            "{} stays as it is: it was changed for {} as well. `{} restore {}` puts it back.",
            record.sid,
            others.into_iter().map(String::as_str).collect::<Vec<_>>().join(", "),
            this_program(),
            record.sid
        ));
        return false;
    }
    !meant.is_empty()
}

/// The SIDs of targets.
async fn sids(client: &Client, targets: &[String]) -> Result<Vec<String>, BoxError> {
    let mut sids = Vec::new();
    for target in targets {
        sids.push(match TargetKind::of_sid(target) {
            Some(_) => target.clone(),
            None => client.find_number(target).await?.sid.to_string(),
        });
    }
    Ok(sids)
}
