//! The addresses of webhooks in a document, and what is sent there.

use twiml_runtime::payload::rows;
use twiml_schema::Delivery;
use twiml_values::Method;

use crate::answer::Element;
use crate::request::{Parameters, of_facts};

/// The address of a webhook in a document: an attribute and the one that picks its method.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub(crate) url: String,
    pub(crate) method: Method,
    pub(crate) delivery: Delivery,
}

/// The address in an attribute of an element. An empty one is the URL of the document.
pub(crate) fn address(element: &Element, attribute: &str) -> Option<Address> {
    let callback = element.row.attribute(attribute)?.callback?;
    let url = element.value(attribute)?.trim().to_owned();
    let method = callback.method.map_or(Method::Post, |name| method(element, name));
    Some(Address { url, method, delivery: callback.delivers })
}

/// The method in an attribute. Its case does not matter, which is an assumption.
pub(crate) fn method(element: &Element, attribute: &str) -> Method {
    match element.value(attribute) {
        Some(value) if value.eq_ignore_ascii_case("GET") => Method::Get,
        _ => Method::Post,
    }
}

/// Of what is known, the parameters that this kind of request has, in Twilio's order.
///
/// Where several payloads come this way, as to the action of `<Connect>`, what any of them knows is sent. Of a request that has no payload, everything is sent.
pub(crate) fn parameters_of(delivery: Delivery, facts: &Parameters) -> Parameters {
    let delivered = rows().iter().copied().filter(|row| row.delivered_by.contains(&delivery));
    let known: Vec<_> = delivered.map(|row| of_facts(row, facts)).collect();
    match known.split_first() {
        None => facts.clone(),
        Some((first, others)) => others.iter().fold(first.clone(), Parameters::with_all),
    }
}
