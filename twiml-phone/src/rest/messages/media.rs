//! The files of messages.
//!
//! <https://www.twilio.com/docs/messaging/api/media-resource>

use serde_json::json;

use crate::message::{Content, KeptMedia, Record};
use crate::rest::asked::Asked;
use crate::rest::desk::Desk;
use crate::rest::page::{PAGING, Page};
use crate::rest::refusal::Refusal;
use crate::rest::reply::Reply;
use crate::rest::resource::Resource;
use crate::rest::when::Filter;

impl Desk {
    pub(in crate::rest) fn list_media(&self, message: &str, asked: &Asked) -> Result<Reply, Refusal> {
        let record = self.record(message, &asked.path)?;
        asked.form.only(&[&["DateCreated", "DateCreated<", "DateCreated>"], &PAGING[..]].concat())?;
        let dates = Filter::read(&asked.form, "DateCreated")?;
        let fits = dates.fits(Some(self.phone.account().dates.at(record.created_at)));
        let media = record.media.iter().filter(|_| fits);
        let listed = media.map(|media| self.show_media(&record, media)).collect();
        Ok(Reply::Listed("media_list", Page::of(listed, &asked.path, &asked.form)?))
    }

    pub(in crate::rest) fn fetch_media(
        &self,
        message: &str,
        sid: &str,
        path: &str,
    ) -> Result<Reply, Refusal> {
        let record = self.record(message, path)?;
        Ok(Reply::Shown(self.show_media(&record, kept(&record, sid, path)?)))
    }

    /// Where a file is: in the storage, or where the message says.
    pub(in crate::rest) fn fetch_file(&self, message: &str, sid: &str, path: &str) -> Result<Reply, Refusal> {
        let record = self.record(message, path)?;
        let media = kept(&record, sid, path)?;
        Ok(Reply::Elsewhere(match &media.content {
            Content::At(url) => url.clone(),
            Content::Bytes(bytes) => {
                let kind = media.content_type.as_deref().unwrap_or("application/octet-stream");
                self.storage.keep(sid, kind, bytes.clone())
            }
        }))
    }

    pub(in crate::rest) fn delete_media(
        &self,
        message: &str,
        sid: &str,
        path: &str,
    ) -> Result<Reply, Refusal> {
        kept(&self.record(message, path)?, sid, path)?;
        self.phone.office().change_record(message, |record| record.media.retain(|media| media.sid != sid));
        Ok(Reply::Deleted)
    }

    fn show_media(&self, record: &Record, media: &KeptMedia) -> Resource {
        let date = self.rfc_2822(record.created_at);
        Resource::from(json!({
            "sid": media.sid,
            "account_sid": self.account,
            "parent_sid": record.sid,
            "content_type": media.content_type,
            "date_created": date,
            "date_updated": date,
            "uri": self.uri(&format!("Messages/{}/Media/{}", record.sid, media.sid)),
        }))
    }
}

fn kept<'r>(record: &'r Record, sid: &str, path: &str) -> Result<&'r KeptMedia, Refusal> {
    record.media.iter().find(|media| media.sid == sid).ok_or_else(|| Refusal::not_found(path))
}
