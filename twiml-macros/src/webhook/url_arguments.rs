//! What a handler takes from its URL, as far as its signature shows: the types in `Path<_>` and `Query<_>`. Of an argument with another
//! name, such as an alias, the compiler is asked.

use syn::{GenericArgument, PathArguments, Type};

/// The arguments of a handler that come from its URL.
pub(super) struct UrlArguments<'a> {
    /// How many parameters the path template has.
    pub(super) parameters: usize,
    pub(super) path: Option<&'a Type>,
    pub(super) query: QueryArgument<'a>,
    /// The arguments whose names do not say what they take.
    pub(super) unknown: Vec<&'a Type>,
}

/// How a handler takes its query.
#[derive(Clone, Copy)]
pub(super) enum QueryArgument<'a> {
    /// Not at all.
    None,
    /// The handler does not run without it.
    Needed(&'a Type),
    /// The handler sees for itself whether there is one.
    Optional(&'a Type),
    /// Perhaps by an argument whose name does not say it.
    ByType,
}

impl<'a> UrlArguments<'a> {
    pub(super) fn new(path: &str, arguments: &[&'a Type]) -> Self {
        let parameters = path.split('/').filter(|segment| segment.starts_with('{')).count();
        let mut url = Self { parameters, path: None, query: QueryArgument::None, unknown: Vec::new() };
        for (at, argument) in arguments.iter().enumerate() {
            if at > 0 || !is_payload(argument) {
                url.add(argument);
            }
        }
        if !url.unknown.is_empty() && matches!(url.query, QueryArgument::None) {
            url.query = QueryArgument::ByType;
        }
        url
    }

    fn add(&mut self, argument: &'a Type) {
        if let Type::Tuple(tuple) = argument {
            tuple.elems.iter().for_each(|element| self.add(element));
            return;
        }
        match url_argument(argument) {
            Some(Taken { part: Part::Path, ty, .. }) => self.path = self.path.or(Some(ty)),
            Some(Taken { part: Part::Query, ty, is_optional }) => {
                if matches!(self.query, QueryArgument::None) {
                    self.query =
                        if is_optional { QueryArgument::Optional(ty) } else { QueryArgument::Needed(ty) };
                }
            }
            None if !is_extractor(argument) => self.unknown.push(argument),
            None => {}
        }
    }

    /// How many parameters the type in `Path<_>` is made of, if it can be told: a struct takes them by name.
    pub(super) fn taken(&self) -> Option<usize> {
        match self.path? {
            Type::Tuple(tuple) => Some(tuple.elems.len()),
            ty => is_single(ty).then_some(1),
        }
    }

    /// Whether the compiler is asked what a `Path` takes.
    pub(super) fn path_is_by_type(&self) -> bool {
        self.path.is_none() && !self.unknown.is_empty()
    }
}

/// Types that are made of one parameter.
const SINGLE: [&str; 16] = [
    "String", "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32",
    "u64", "usize",
];

/// Whether a type is made of one parameter, by its name alone.
pub(super) fn is_single(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.get_ident().is_some_and(|name| SINGLE.iter().any(|single| name == single))
}

/// The payloads, by their names: it saves the compiler the question in most handlers whether they take something from the URL.
const PAYLOADS: [&str; 36] = [
    "CallScreening",
    "CallStatusUpdate",
    "CallerIdValidation",
    "ConferenceEvent",
    "ConferenceWait",
    "ConnectOutcome",
    "ConversationEvent",
    "ConversationRelayEnded",
    "DebuggerEvent",
    "DialOutcome",
    "DialRefer",
    "EnqueueOutcome",
    "Fallback",
    "GatherInput",
    "IncomingCall",
    "IncomingMessage",
    "MachineDetection",
    "MessageStatusUpdate",
    "PartialSpeech",
    "PayOutcome",
    "PayProgress",
    "QueueConnect",
    "QueueWait",
    "RecordedMessage",
    "RecordingStatusUpdate",
    "ReferOutcome",
    "Signed",
    "SiprecStatus",
    "StreamStatus",
    "TaskAssignment",
    "TaskRouterEvent",
    "Transcription",
    "TranscriptionEvent",
    "UsageTriggerFired",
    "Verified",
    "VideoRoomEvent",
];

/// Whether a type is a payload by its name alone.
pub(crate) fn is_payload(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| PAYLOADS.iter().any(|name| last.ident == name))
}

/// Whether a type is an extractor by its name alone. It saves the compiler the question in most handlers; no payload is
/// called so.
pub(crate) fn is_extractor(ty: &Type) -> bool {
    const NAMES: [&str; 5] = ["Extension", "HeaderMap", "Path", "Query", "State"];
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| NAMES.iter().any(|name| last.ident == name))
}

/// The part of a URL.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Path,
    Query,
}

/// What an argument takes from the URL.
pub(crate) struct Taken<'a> {
    pub(crate) part: Part,
    pub(super) ty: &'a Type,
    is_optional: bool,
}

/// What an argument takes from the URL, by its name: also in `Result`, in `Option`, or in an extractor around that of axum.
pub(crate) fn url_argument(argument: &Type) -> Option<Taken<'_>> {
    let taken = |part, ty, is_optional| Some(Taken { part, ty, is_optional });
    let Type::Path(path) = argument else { return None };
    let name = &path.path.segments.last()?.ident;
    let ty = first_generic(argument)?;
    match name.to_string().as_str() {
        "Path" | "OptionalPath" => taken(Part::Path, ty, false),
        "Query" => taken(Part::Query, ty, false),
        "OptionalQuery" => taken(Part::Query, ty, true),
        _ if is_extractor(argument) => None,
        wrapper => url_argument(ty).map(|inner| Taken {
            is_optional: inner.is_optional || matches!(wrapper, "Option" | "Result"),
            ..inner
        }),
    }
}

/// `T` of `name<T>`, by the last segment of the path.
pub(super) fn inside<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    path.path.segments.last().filter(|segment| segment.ident == name)?;
    first_generic(ty)
}

fn first_generic(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else {
        return None;
    };
    arguments
        .args
        .iter()
        .find_map(|argument| if let GenericArgument::Type(ty) = argument { Some(ty) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query_of(argument: &str) -> &'static str {
        let ty: Type = syn::parse_str(argument).unwrap_or_else(|error| panic!("{argument}: {error}"));
        match UrlArguments::new("/", &[&ty]).query {
            QueryArgument::None => "none",
            QueryArgument::Needed(_) => "needed",
            QueryArgument::Optional(_) => "optional",
            QueryArgument::ByType => "by type",
        }
    }

    #[test]
    fn queries_are_found_by_name_also_inside_of_other_types() {
        for (argument, query) in [
            ("Query<Retry>", "needed"),
            ("axum::extract::Query<Retry>", "needed"),
            ("Result<Query<Retry>, QueryRejection>", "optional"),
            ("OptionalQuery<Retry>", "optional"),
            ("WithRejection<Query<Retry>, Error>", "needed"),
            ("(State<Db>, Query<Retry>)", "needed"),
            ("Q<Retry>", "by type"),
            ("Retry", "by type"),
            ("State<Query<Retry>>", "none"),
            ("IncomingCall", "none"),
            ("HeaderMap", "none"),
        ] {
            assert_eq!(query_of(argument), query, "{argument}");
        }
    }

    #[test]
    fn every_payload_is_known_by_its_name() {
        let registry = include_str!("../../../twiml-runtime/src/payload/registry.rs");
        let rows = registry.lines().filter_map(|line| line.trim().strip_suffix('{')?.split_once("::"));
        let mut count = 0;
        for (_, row) in rows.filter(|(module, _)| module.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        {
            let name = row.split(['<', ':']).next().unwrap_or_default();
            assert!(PAYLOADS.contains(&name), "{name}");
            count += 1;
        }
        assert!(count > 30, "{count}");
    }
}
