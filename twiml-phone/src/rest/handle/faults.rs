//! What goes wrong with requests, and what others do between them.

use twiml_values::ErrorCode;

use super::Rest;
use crate::fault::Fault;
use crate::rest::fault::RestFault;
use crate::rest::refusal::Refusal;
use crate::rest::request::RestRequest;
use crate::rest::resource::Resource;

/// What goes wrong with requests. Each of these is for one request; those that fit the same one happen to one after the other.
impl Rest {
    /// Refuses the next request with this code of Twilio's, whatever it asks for: as [`fail_next`](Self::fail_next) with [`RestFault::code`].
    pub fn refuse_next(&self, code: impl Into<ErrorCode>) {
        self.fail_next(RestFault::code(code));
    }

    /// This goes wrong with the next request, whatever it asks for.
    pub fn fail_next(&self, fault: RestFault) {
        self.fail_when(|_| true, fault);
    }

    /// This goes wrong with the next request that fits.
    ///
    /// ```
    /// # use twiml_phone::{Rest, RestFault};
    /// # fn f(rest: &Rest) {
    /// rest.fail_when(|request| request.method == "POST", RestFault::closed().after_effect());
    /// # }
    /// ```
    pub fn fail_when(&self, fits: impl Fn(&RestRequest) -> bool + Send + 'static, fault: RestFault) {
        self.desk.faults.add(fits, fault);
    }
}

/// What goes wrong with the files of recordings and messages.
impl Rest {
    /// This goes wrong with the next request for a file that comes to the storage: it is cut off in the middle, it is late, and so on.
    pub fn fail_next_file(&self, fault: RestFault) {
        self.desk.storage.faults.add(|_| true, fault);
    }
}

/// What others do to the account.
impl Rest {
    /// Somebody else gives a number, an application, a messaging service or a SIP domain these fields, as they are. The answer is what it is now.
    ///
    /// ```
    /// # use twiml_phone::Rest;
    /// # fn f(rest: &Rest, number: &str) -> Result<(), Box<dyn std::error::Error>> {
    /// rest.edit(number, serde_json::json!({ "voice_url": "https://other.example/voice" }))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If nothing has this SID.
    pub fn edit(&self, sid: &str, fields: impl Into<Resource>) -> Result<Resource, Fault> {
        self.desk.edit(sid, &fields.into()).map_err(Refusal::into_fault)
    }

    /// As [`edit`](Self::edit), just before the next request is answered that fits. What is gone by then is not edited.
    ///
    /// # Errors
    ///
    /// If nothing has this SID.
    pub fn edit_when(
        &self,
        fits: impl Fn(&RestRequest) -> bool + Send + 'static,
        sid: &str,
        fields: impl Into<Resource>,
    ) -> Result<(), Fault> {
        self.desk.find_any(sid).map_err(Refusal::into_fault)?;
        self.desk.edits.add(fits, (sid.to_owned(), fields.into()));
        Ok(())
    }
}
