//! What was there, put back.

use std::fmt;

use super::error::PlanError;
use super::read;
use super::record::Record;
use super::restoration::{LeftAlone, Restoration};
use super::store::Journal;
use super::write::{read_back, send};
use crate::client::Client;

/// What was put back of one resource.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Restored {
    /// Its SID.
    pub sid: String,
    /// What people call it.
    pub name: Option<String>,
    /// Whether it is still there.
    pub exists: bool,
    /// What was sent; nothing, if it was as before.
    pub form: Vec<(&'static str, String)>,
    /// Whether it stays so. A request that had no answer may still have its effect: the record of it is kept, and has to be restored again a minute after
    /// that.
    pub is_final: bool,
    /// What was left alone, because somebody changed it since.
    pub left: Vec<LeftAlone>,
}

/// The names of what is sent. A URL may have a secret in its query.
impl fmt::Debug for Restored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.form.iter().map(|(name, _)| name).collect();
        f.debug_struct("Restored")
            .field("sid", &self.sid)
            .field("left", &self.left)
            .field("form", &names)
            .finish_non_exhaustive()
    }
}

impl Journal {
    /// Puts back what a record says was there, as far as the resource still holds what was written, and removes the record. If that was written
    /// [for now](super::Told::for_now), the journal has what was applied before it again.
    ///
    /// # Errors
    ///
    /// [`PlanError`]. The record is kept.
    pub async fn restore(&self, client: &Client, record: &Record) -> Result<Restored, PlanError> {
        restore(client, self, record).await
    }
}

pub(super) async fn restore(
    client: &Client,
    journal: &Journal,
    record: &Record,
) -> Result<Restored, PlanError> {
    let region = record.region.as_deref();
    if client.account_sid().as_str() != record.account || client.region() != region {
        let region = region.map(|region| format!(" in the region {region}")).unwrap_or_default();
        return Err(PlanError::OtherAccount {
            sid: record.sid.clone(),
            of: format!("the account {}{region}", record.account),
        });
    }
    let kind = record.kind().ok_or_else(|| PlanError::Target(record.sid.clone()))?;
    let mut restored = Restored {
        sid: record.sid.clone(),
        name: None,
        exists: true,
        form: Vec::new(),
        is_final: record.is_settled(),
        left: Vec::new(),
    };
    match read::state(client, kind, &record.sid).await {
        Err(error) if error.is_not_found() => {
            restored = Restored { exists: false, is_final: true, ..restored }
        }
        Err(error) => return Err(error.into()),
        Ok(now) => {
            let Restoration { form, left } = Restoration::of(&now, record);
            if !form.is_empty() {
                send(client, kind, &record.sid, &form).await?;
                read_back(client, kind, &record.sid, &form).await?;
            }
            restored = Restored { name: now.name, form, left, ..restored };
        }
    }
    match &record.below {
        _ if !restored.is_final => {}
        Some(below) if restored.exists => journal.keep(below)?,
        _ => journal.remove(record)?,
    }
    Ok(restored)
}
