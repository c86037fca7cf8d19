//! Fields that a request can set.

use serde_json::Value;

use super::asked::Form;
use super::refusal::Refusal;
use super::resource::Resource;
use crate::fetch::check_url;

/// A field of a resource that a request can set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// As the resource shows it: `voice_url`.
    pub(super) field: &'static str,
    /// As a request sets it: `VoiceUrl`.
    pub(super) parameter: &'static str,
    pub(super) kind: Kind,
    /// Its value before it is set, and after an empty one is: `None` shows as `null`.
    initial: Initial,
}

/// What a value can be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// An absolute URL.
    Url,
    /// `GET` or `POST`.
    Method,
    /// `true` or `false`.
    Flag,
    /// A number from 1 to this.
    Count(u64),
    /// Text of so many characters at most.
    Text(usize),
    /// One of these.
    Word(&'static [&'static str]),
    /// A SID that begins so.
    Sid(&'static str),
}

#[derive(Clone, Copy, Debug)]
enum Initial {
    Null,
    Text(&'static str),
    Flag(bool),
    Count(u64),
}

impl Setting {
    const fn new(field: &'static str, parameter: &'static str, kind: Kind, initial: Initial) -> Self {
        Self { field, parameter, kind, initial }
    }

    /// A URL that is `null` while it is not set.
    pub(super) const fn url(field: &'static str, parameter: &'static str) -> Self {
        Self::new(field, parameter, Kind::Url, Initial::Null)
    }

    /// A method, which is `POST` if nothing is said.
    pub(super) const fn method(field: &'static str, parameter: &'static str) -> Self {
        Self::new(field, parameter, Kind::Method, Initial::Text("POST"))
    }

    pub(super) const fn flag(field: &'static str, parameter: &'static str, initial: bool) -> Self {
        Self::new(field, parameter, Kind::Flag, Initial::Flag(initial))
    }

    pub(super) const fn count(field: &'static str, parameter: &'static str, most: u64, initial: u64) -> Self {
        Self::new(field, parameter, Kind::Count(most), Initial::Count(initial))
    }

    pub(super) const fn text(field: &'static str, parameter: &'static str, longest: usize) -> Self {
        Self::new(field, parameter, Kind::Text(longest), Initial::Null)
    }

    pub(super) const fn word(
        field: &'static str,
        parameter: &'static str,
        words: &'static [&'static str],
        initial: &'static str,
    ) -> Self {
        Self::new(field, parameter, Kind::Word(words), Initial::Text(initial))
    }

    pub(super) const fn sid(field: &'static str, parameter: &'static str, prefix: &'static str) -> Self {
        Self::new(field, parameter, Kind::Sid(prefix), Initial::Null)
    }

    /// It shows as an empty text while it is not set.
    pub(super) const fn or_empty(mut self) -> Self {
        self.initial = Initial::Text("");
        self
    }

    /// Its value before it is set.
    pub(super) fn initial(&self) -> Value {
        match self.initial {
            Initial::Null => Value::Null,
            Initial::Text(text) => text.into(),
            Initial::Flag(flag) => flag.into(),
            Initial::Count(count) => count.into(),
        }
    }

    /// The value that a text sets it to.
    fn read(&self, text: &str) -> Result<Value, Refusal> {
        let refuse = |code| Err(Refusal::new(code, format!("`{}` is `{text}`", self.parameter)));
        if text.is_empty() {
            return Ok(self.initial());
        }
        match self.kind {
            Kind::Url if check_url(text).is_err() => refuse(21402),
            Kind::Method => match text.to_ascii_uppercase().as_str() {
                method @ ("GET" | "POST") => Ok(method.into()),
                _ => refuse(21403),
            },
            Kind::Flag => match text.to_ascii_lowercase().as_str() {
                "true" => Ok(true.into()),
                "false" => Ok(false.into()),
                _ => refuse(20001),
            },
            Kind::Count(most) => match text.parse() {
                Ok(count) if (1..=most).contains(&count) => Ok(count.into()),
                _ => refuse(20001),
            },
            Kind::Text(longest) if text.chars().count() > longest => refuse(20001),
            Kind::Word(words) if !words.contains(&text) => refuse(20001),
            Kind::Sid(prefix) if !twiml_values::is_well_formed_sid(text, &[prefix]) => refuse(20001),
            Kind::Url | Kind::Text(_) | Kind::Word(_) | Kind::Sid(_) => Ok(text.into()),
        }
    }
}

/// Sets what a form says. `others` are the parameters that it has beside the settings.
///
/// # Errors
///
/// If a value is not valid, a parameter is not known, or a fallback has no URL that it is the fallback of. Nothing is set then. That applications,
/// messaging services and SIP domains answer with the codes of phone numbers is an assumption.
pub(super) fn set(
    resource: &mut Resource,
    settings: &[Setting],
    others: &[&str],
    form: &Form,
) -> Result<(), Refusal> {
    let known: Vec<_> =
        settings.iter().map(|setting| setting.parameter).chain(others.iter().copied()).collect();
    form.only(&known)?;
    let mut changed = resource.clone();
    for setting in settings {
        if let Some(text) = form.get(setting.parameter) {
            changed.set(setting.field, setting.read(text)?);
        }
    }
    for (fallback, primary, code) in
        [("voice_fallback_url", "voice_url", 21405), ("sms_fallback_url", "sms_url", 21406)]
    {
        if changed.text(fallback).is_some() && changed.text(primary).is_none() {
            return Err(Refusal::new(code, ""));
        }
    }
    *resource = changed;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &[Setting] = &[
        Setting::url("voice_url", "VoiceUrl"),
        Setting::method("voice_method", "VoiceMethod"),
        Setting::url("voice_fallback_url", "VoiceFallbackUrl"),
        Setting::flag("beta", "Beta", false),
    ];

    fn after(form: &str) -> Result<Resource, Value> {
        let mut resource = Resource::default();
        set(&mut resource, SETTINGS, &["Other"], &form.into())
            .map_err(|refusal| refusal.body()["code"].clone())?;
        Ok(resource)
    }

    #[test]
    fn an_empty_value_clears_a_setting() {
        let resource = after("VoiceUrl=&VoiceMethod=&Other=x").unwrap();
        assert_eq!(
            (resource.get("voice_url"), resource.text("voice_method")),
            (Some(&Value::Null), Some("POST"))
        );
        let resource = after("VoiceUrl=https%3A%2F%2Fapp.example%2F&VoiceMethod=get&Beta=true").unwrap();
        assert_eq!(resource.text("voice_url"), Some("https://app.example/"));
        assert_eq!((resource.text("voice_method"), resource.get("beta")), (Some("GET"), Some(&true.into())));
    }

    #[test]
    fn a_wrong_value_sets_nothing() {
        for (form, code) in [
            ("VoiceUrl=%2Fvoice", 21402),
            ("VoiceMethod=PUT", 21403),
            ("VoiceFallbackUrl=https%3A%2F%2Fapp.example%2F", 21405),
            ("Beta=yes", 20001),
            ("VioceUrl=", 20001),
        ] {
            assert_eq!(after(form).unwrap_err(), code, "{form}");
        }
    }
}
