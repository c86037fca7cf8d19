//! What the account has.

use super::Rest;
use crate::fault::Fault;
use crate::rest::asked::Form;
use crate::rest::refusal::Refusal;
use crate::rest::resource::Resource;
use crate::rest::store::Kind;

/// What the account has. Without any numbers, messages and calls may come from all.
impl Rest {
    /// Gives the account a phone number.
    ///
    /// # Errors
    ///
    /// If it is not one in E.164.
    pub fn add_number(&self, number: &str) -> Result<Resource, Fault> {
        self.add(Kind::Number, &[("PhoneNumber", number)])
    }

    /// Gives the account a phone number in any state: all fields are as in this JSON, `""` and `null` included. What is not given is as in a new number.
    /// One that has the same SID is replaced.
    ///
    /// ```
    /// # use twiml_phone::Rest;
    /// # fn f(rest: &Rest) -> Result<(), Box<dyn std::error::Error>> {
    /// let number = rest.add_number_as(serde_json::json!({
    ///     "phone_number": "+12065550199",
    ///     "voice_url": "https://demo.twilio.com/welcome/voice/",
    ///     "sms_url": null,
    /// }))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If its `phone_number` is not one in E.164, or its `sid` is not one of a number.
    pub fn add_number_as(&self, resource: impl Into<Resource>) -> Result<Resource, Fault> {
        self.add_as(Kind::Number, &resource.into())
    }

    /// Gives the account a TwiML application, with these parameters of the REST API: `VoiceUrl`, `MessageStatusCallback` and so on.
    ///
    /// # Errors
    ///
    /// If the REST API would refuse them.
    pub fn add_application(&self, parameters: &[(&str, &str)]) -> Result<Resource, Fault> {
        self.add(Kind::Application, parameters)
    }

    /// Gives the account a TwiML application in any state, as [`add_number_as`](Self::add_number_as) does.
    ///
    /// # Errors
    ///
    /// If its `sid` is not one of an application.
    pub fn add_application_as(&self, resource: impl Into<Resource>) -> Result<Resource, Fault> {
        self.add_as(Kind::Application, &resource.into())
    }

    /// Gives the account a messaging service, with these parameters of the REST API: `FriendlyName`, `InboundRequestUrl` and so on.
    ///
    /// # Errors
    ///
    /// If the REST API would refuse them.
    pub fn add_service(&self, parameters: &[(&str, &str)]) -> Result<Resource, Fault> {
        self.add(Kind::Service, parameters)
    }

    /// Gives the account a messaging service in any state, as [`add_number_as`](Self::add_number_as) does.
    ///
    /// # Errors
    ///
    /// If its `sid` is not one of a messaging service.
    pub fn add_service_as(&self, resource: impl Into<Resource>) -> Result<Resource, Fault> {
        self.add_as(Kind::Service, &resource.into())
    }

    /// Gives the account a SIP domain, with these parameters of the REST API: `DomainName`, `VoiceUrl` and so on.
    ///
    /// # Errors
    ///
    /// If the REST API would refuse them.
    pub fn add_sip_domain(&self, parameters: &[(&str, &str)]) -> Result<Resource, Fault> {
        self.add(Kind::Domain, parameters)
    }

    /// Gives the account a SIP domain in any state, as [`add_number_as`](Self::add_number_as) does.
    ///
    /// # Errors
    ///
    /// If its `sid` is not one of a SIP domain.
    pub fn add_sip_domain_as(&self, resource: impl Into<Resource>) -> Result<Resource, Fault> {
        self.add_as(Kind::Domain, &resource.into())
    }

    /// Puts a number into a messaging service: `sid` is that of the number, and `service_sid` that of the service. Other fields are as given too. If it is in
    /// another service, it leaves that.
    ///
    /// ```
    /// # use twiml_phone::{Resource, Rest};
    /// # fn f(rest: &Rest, service: &Resource, number: &Resource) -> Result<(), Box<dyn std::error::Error>> {
    /// rest.add_member_as(serde_json::json!({ "service_sid": service.sid(), "sid": number.sid() }))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If the account does not have the number or the service.
    pub fn add_member_as(&self, resource: impl Into<Resource>) -> Result<Resource, Fault> {
        self.desk.seed_member(&resource.into()).map_err(Refusal::into_fault)
    }

    /// The URL that is asked when somebody writes to a number: of its messaging service, its application, or its own. `None` if nothing is.
    ///
    /// ```
    /// # use twiml_phone::{Phone, Rest};
    /// # async fn f(phone: &Phone, rest: &Rest) -> Result<(), Box<dyn std::error::Error>> {
    /// let url = rest.message_url("+12065550199").ok_or("nobody would answer")?;
    /// phone.text(url, "hello").to("+12065550199").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn message_url(&self, number: &str) -> Option<String> {
        self.desk.store.read(|store| store.message_webhook(number)).map(|webhook| webhook.url)
    }

    /// The URL that is asked when somebody calls a number: of its application, or its own. `None` if nothing is.
    pub fn call_url(&self, number: &str) -> Option<String> {
        self.desk.store.read(|store| store.call_webhook(number)).map(|webhook| webhook.url)
    }

    fn add(&self, kind: Kind, parameters: &[(&str, &str)]) -> Result<Resource, Fault> {
        self.desk.make(kind, &Form::from(parameters)).map_err(Refusal::into_fault)
    }

    fn add_as(&self, kind: Kind, resource: &Resource) -> Result<Resource, Fault> {
        self.desk.seed(kind, resource).map_err(Refusal::into_fault)
    }

    /// The phone numbers, in the order in which they came.
    pub fn numbers(&self) -> Vec<Resource> {
        self.desk.store.read(|store| store.all(Kind::Number).clone())
    }

    /// The TwiML applications.
    pub fn applications(&self) -> Vec<Resource> {
        self.desk.store.read(|store| store.all(Kind::Application).clone())
    }

    /// The messaging services.
    pub fn services(&self) -> Vec<Resource> {
        self.desk.store.read(|store| store.all(Kind::Service).clone())
    }

    /// The SIP domains.
    pub fn sip_domains(&self) -> Vec<Resource> {
        self.desk.store.read(|store| store.all(Kind::Domain).clone())
    }
}
