//! Who is called: the nouns that ring.

use twiml_schema::Delivery;

use crate::answer::Element;
use crate::call::address::{Address, address};
use crate::call::script::Script;
use crate::call::verbs::start::parameters;
use crate::fault::Fault;

/// What addresses of WhatsApp begin with.
const WHATSAPP: &str = "whatsapp:";

/// Somebody to call.
pub(super) struct Party<'d> {
    /// The noun; the `<Dial>` itself where the number is its text.
    pub(super) noun: &'d Element,
    /// The address: a number in E.164, `client:…`, `sip:…`, `sim:…`.
    pub(super) to: String,
    /// The address as it is written.
    pub(super) written: String,
    /// Who seems to call.
    pub(super) from: String,
    pub(super) is_sip: bool,
    pub(super) parameters: Vec<(String, String)>,
    pub(super) headers: Vec<(String, String)>,
}

impl<'d> Party<'d> {
    /// Everybody whom a `<Dial>` calls. What is wrong with one is raised, and that one is not called.
    pub(super) fn all(script: &Script, dial: &'d Element) -> Vec<Self> {
        let mut nouns = dial.elements().peekable();
        if nouns.peek().is_none() {
            return Self::of(script, dial, dial).into_iter().collect();
        }
        let mut parties = Vec::new();
        for noun in nouns {
            if matches!(noun.name(), "Conference" | "Queue" | "Application") {
                script.raise(Fault::new(13000, format!("<{}> at {}", noun.name(), noun.position)));
                continue;
            }
            script.begin(noun);
            script.raise_all(noun.faults());
            parties.extend(Self::of(script, dial, noun));
        }
        parties
    }

    fn of(script: &Script, dial: &Element, noun: &'d Element) -> Option<Self> {
        let child = |name: &str| noun.elements().find(|inside| inside.name() == name).map(Element::text);
        let mut headers = Vec::new();
        let to = match noun.name() {
            "Client" => format!("client:{}", child("Identity").unwrap_or_else(|| noun.text())),
            "Sim" => format!("sim:{}", noun.text()),
            "Sip" => {
                let uri = child("Uri").unwrap_or_else(|| noun.text());
                let (uri, written) = uri.split_once('?').unwrap_or((&uri, ""));
                headers.extend(written.split('&').filter_map(|pair| pair.split_once('=')).map(owned));
                uri.to_owned()
            }
            "WhatsApp" => {
                let number = noun.text();
                if number.starts_with(WHATSAPP) { number } else { format!("{WHATSAPP}{number}") }
            }
            _ => match number(&noun.text()) {
                Some(number) => number,
                None => {
                    script.raise(Fault::new(13223, format!("`{}` at {}", noun.text(), noun.position)));
                    return None;
                }
            },
        };
        let is_sip = to.starts_with("sip:") || to.starts_with("sips:");
        if noun.name() == "Sip" && (!is_sip || to.chars().count() > 255) {
            script.raise(Fault::new(13243, format!("`{to}` at {}", noun.position)));
            return None;
        }
        // A client has no number that others could see.
        let is_client = script.leg.facts().from.starts_with("client:");
        if is_client && dial.value("callerId").is_none() && !matches!(noun.name(), "Client" | "Sip") {
            script.raise(Fault::new(13214, "a call from a client needs a `callerId`"));
            return None;
        }
        let caller_id = if is_sip { dial.written("callerId") } else { dial.value("callerId") };
        if dial.written("callerId").is_some() && caller_id.is_none() {
            return None;
        }
        // Whether it is one of the account's own, only Twilio knows.
        if let Some(id) = caller_id.filter(|id| !is_sip && !id.contains(':') && number(id).is_none()) {
            script.raise(Fault::new(13214, format!("`{id}` at {}", dial.position)));
            return None;
        }
        let from = caller_id.unwrap_or(&script.leg.facts().from).to_owned();
        if noun.name() == "WhatsApp" && !from.starts_with(WHATSAPP) {
            script
                .raise(Fault::new(13214, format!("`{from}` is no sender of WhatsApp, at {}", dial.position)));
            return None;
        }
        let written =
            if noun.elements().next().is_none() && is_number(&to) { noun.text() } else { to.clone() };
        Some(Self { noun, to, written, from, is_sip, parameters: parameters(noun), headers })
    }

    /// What is asked when this party has answered.
    pub(super) fn whisper(&self) -> Option<Address> {
        address(self.noun, "url").filter(|address| address.delivery == Delivery::CallScreening)
    }
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// A number without what people write between its digits, if it is one: in E.164, or as one dials in the United States.
fn number(text: &str) -> Option<String> {
    if text.starts_with("client:") || text.starts_with("sip:") {
        return Some(text.to_owned());
    }
    let kept: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.')).collect();
    let local = match kept.len() {
        10 => format!("+1{kept}"),
        11 if kept.starts_with('1') => format!("+{kept}"),
        _ => kept,
    };
    is_number(&local).then_some(local)
}

/// Whether this is digits, with or without a `+`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit()) && (3..=15).contains(&digits.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_many_ways() {
        assert_eq!(number("+1 (555) 000-3333").as_deref(), Some("+15550003333"));
        assert_eq!(number("415.555.0100").as_deref(), Some("+14155550100"));
        assert_eq!(number("reception"), None);
        assert_eq!(number(""), None);
    }
}
