//! `"/path", entry, method = "GET", fallback = handler, deadline = (10s, please_wait), allow(silence)`

use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Path, Token, parenthesized};
use twiml_schema::flow::FLOW_WARNINGS;
use twiml_schema::{alternatives, nearest};

use super::deadline::{self, Deadline};
use super::path;
use crate::diagnostics::Diagnostics;
use crate::kind::Kind;
use crate::source::Surroundings;

/// The arguments of an attribute.
#[derive(Default)]
pub(super) struct Args {
    /// The path, if a usable one is given.
    pub(super) path: Option<LitStr>,
    pub(super) get: bool,
    /// The word `entry`, if it is there.
    pub(super) entry: Option<Span>,
    pub(super) fallback: Option<Path>,
    pub(super) deadline: Option<Deadline>,
    /// What the flow does not warn of.
    pub(super) allowed: Vec<&'static str>,
}

const NAMES: [&str; 5] = ["entry", "method", "fallback", "deadline", "allow"];

pub(super) fn parse(kind: &Kind, tokens: TokenStream, diagnostics: &mut Diagnostics) -> Args {
    let mut args = Args::default();
    let parsed = syn::parse::Parser::parse2(
        |input: ParseStream<'_>| {
            read(kind, input, &mut args, diagnostics);
            input.parse::<TokenStream>().map(drop)
        },
        tokens,
    );
    if let Err(error) = parsed {
        diagnostics.push(error);
    }
    args
}

fn read(kind: &Kind, input: ParseStream<'_>, args: &mut Args, diagnostics: &mut Diagnostics) {
    let attribute = kind.attribute;
    if input.peek(LitStr) {
        if let Ok(path) = input.parse::<LitStr>() {
            args.path = path::check(&path, diagnostics).then_some(path);
        }
    } else {
        let span = if input.is_empty() { Span::call_site() } else { input.span() };
        diagnostics
            .error(span, format!("`#[{attribute}]` needs the path at which Twilio calls it"))
            .help(format!("write `#[{attribute}(\"/webhooks/twilio/…\")]`"));
    }
    let mut seen = Vec::new();
    while !input.is_empty() {
        if input.parse::<Token![,]>().is_err() {
            diagnostics.error(input.span(), "expected `,` between the arguments");
            return;
        }
        if input.is_empty() {
            return;
        }
        match input.parse::<Argument>() {
            Ok(argument) => {
                if seen.contains(&argument.name) {
                    diagnostics
                        .error(argument.name.span(), format!("`{}` is given twice", argument.name))
                        .help("keep one of them");
                }
                seen.push(argument.name.clone());
                argument.apply(kind, args, diagnostics);
            }
            Err(error) => {
                diagnostics.push(error);
                return;
            }
        }
    }
}

impl Args {
    fn allow(&mut self, name: &Ident, diagnostics: &mut Diagnostics) {
        let text = name.to_string();
        if let Some(known) = FLOW_WARNINGS.iter().find(|known| **known == text) {
            self.allowed.push(known);
            return;
        }
        let error = diagnostics.error(name.span(), format!("the flow has no warning `{text}`"));
        match nearest(&text, FLOW_WARNINGS.iter().copied()) {
            Some(guess) => error.help(format!("did you mean `{guess}`?")),
            None => error.help(format!(
                "its warnings are {}",
                alternatives(FLOW_WARNINGS, |known| format!("`{known}`"))
            )),
        };
    }
}

/// `name = value`, `entry`, or `allow(…)`
struct Argument {
    name: Ident,
    value: Value,
}

enum Value {
    Text(LitStr),
    Path(Path),
    Deadline(deadline::Written),
    /// In parentheses.
    Names(Vec<Ident>),
    Absent,
}

impl Parse for Argument {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name: Ident = input.parse()?;
        if name == "allow" && input.peek(syn::token::Paren) {
            let names;
            parenthesized!(names in input);
            let names = Punctuated::<Ident, Token![,]>::parse_terminated(&names)?;
            return Ok(Self { name, value: Value::Names(names.into_iter().collect()) });
        }
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(Self { name, value: Value::Absent });
        }
        if name == "entry" {
            return Err(syn::Error::new(name.span(), "`entry` takes no value\n= help: write `entry` alone"));
        }
        if !input.peek(Token![=]) {
            return Err(syn::Error::new(name.span(), without_value(&name)));
        }
        input.parse::<Token![=]>()?;
        let value = if name == "deadline" {
            Value::Deadline(input.parse()?)
        } else if input.peek(LitStr) {
            Value::Text(input.parse()?)
        } else {
            Value::Path(Path::parse_mod_style(input)?)
        };
        Ok(Self { name, value })
    }
}

impl Argument {
    fn apply(self, kind: &Kind, args: &mut Args, diagnostics: &mut Diagnostics) {
        let Self { name, value } = self;
        match (name.to_string().as_str(), value) {
            ("entry", Value::Absent) if kind.reply.is_some() => args.entry = Some(name.span()),
            ("entry", Value::Absent) => {
                diagnostics.error(name.span(), format!("a `#[{}]` cannot be an entry", kind.attribute)).help(
                    "remove this: calls and messages begin at a `#[voice_webhook]` or an `#[sms_webhook]`",
                );
            }
            ("method", Value::Text(method)) => match method.value().as_str() {
                "POST" => {}
                "GET" => args.get = true,
                _ => {
                    diagnostics
                        .error(method.span(), "Twilio calls a webhook with `\"GET\"` or `\"POST\"`")
                        .help("write one of them, in uppercase");
                }
            },
            ("method", Value::Path(path)) => {
                let span = path.segments.first().map_or(name.span(), |segment| segment.ident.span());
                diagnostics
                    .error(span, "the method is written in quotes")
                    .help("write `method = \"GET\"` or `method = \"POST\"`");
            }
            ("fallback", Value::Path(path)) if kind.family().is_some() => {
                if let Some(function) =
                    path.get_ident().filter(|name| Surroundings::default().is_plain_function(name))
                {
                    diagnostics
                        .error(
                            function.span(),
                            format!("`{function}` is a function without a webhook attribute"),
                        )
                        .help(format!("write one on it: `#[{}(\"/path\")]`", kind.attribute));
                } else {
                    args.fallback = Some(path);
                }
            }
            ("fallback", Value::Path(_)) => {
                diagnostics
                    .error(name.span(), format!("a `#[{}]` has no fallback", kind.attribute))
                    .help("remove it: Twilio asks a fallback only for TwiML");
            }
            ("fallback", Value::Text(path)) => {
                diagnostics
                    .error(path.span(), "`fallback` names a handler, not a path")
                    .help("write the function's name: `fallback = sms_fallback`");
            }
            ("allow", Value::Names(names)) => names.iter().for_each(|name| args.allow(name, diagnostics)),
            ("allow", _) => {
                diagnostics
                    .error(name.span(), "`allow` takes the names of warnings in parentheses")
                    .help(format!("write `allow({})`", FLOW_WARNINGS.join(", ")));
            }
            (known, Value::Absent) if NAMES.contains(&known) => {
                diagnostics.push(syn::Error::new(name.span(), without_value(&name)));
            }
            (_, Value::Deadline(written)) => args.deadline = written.check(kind, name.span(), diagnostics),
            (other, _) => {
                let error = diagnostics
                    .error(name.span(), format!("`#[{}]` has no argument `{other}`", kind.attribute));
                match nearest(other, NAMES) {
                    Some(guess) => error.help(format!("did you mean `{guess}`?")),
                    None => {
                        error.help("it takes a path, `entry`, `method`, `fallback`, `deadline` and `allow`")
                    }
                };
            }
        }
    }
}

fn without_value(name: &Ident) -> String {
    format!("`{name}` has no value\n= help: write `{name} = …`")
}
