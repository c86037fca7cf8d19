//! `deadline = (10s, please_wait)`, or `deadline = 10s` where nothing is replied

use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Lit, Path, Token, parenthesized};
use twiml_schema::Reply;
use twiml_schema::limits::WEBHOOK_TIMEOUT;

use crate::diagnostics::Diagnostics;
use crate::kind::Kind;

/// When a handler has to be done, and the function that replies if it is not.
pub(super) struct Deadline {
    pub(super) milliseconds: u64,
    /// A status callback has none.
    pub(super) reply: Option<Path>,
}

/// A deadline as it is written.
pub(super) struct Written {
    time: Option<Lit>,
    reply: Option<Path>,
}

/// The time or the function.
enum Part {
    Time(Lit),
    Reply(Path),
}

impl Parse for Part {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Lit) {
            return input.parse().map(Self::Time);
        }
        let span = input.span();
        let path = Path::parse_mod_style(input);
        match path {
            Ok(path) if input.is_empty() || input.peek(Token![,]) => Ok(Self::Reply(path)),
            _ => {
                input.parse::<TokenStream>()?;
                Err(syn::Error::new(
                    span,
                    "the reply at the deadline is made by a function, which is named here\n\
                     = help: write `deadline = (10s, please_wait)`, with `fn please_wait()` beside the handler",
                ))
            }
        }
    }
}

impl Parse for Written {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut written = Self { time: None, reply: None };
        let parts = if input.peek(syn::token::Paren) {
            let parts;
            parenthesized!(parts in input);
            Punctuated::<Part, Token![,]>::parse_terminated(&parts)?
        } else {
            Punctuated::from_iter([input.parse::<Part>()?])
        };
        for part in parts {
            let span = match &part {
                Part::Time(time) => time.span(),
                Part::Reply(reply) => reply.span(),
            };
            let twice = match part {
                Part::Time(time) => written.time.replace(time).is_some(),
                Part::Reply(reply) => written.reply.replace(reply).is_some(),
            };
            if twice {
                return Err(syn::Error::new(
                    span,
                    "a deadline has one time and one reply, and the time is a literal\n= help: write `deadline = (10s, please_wait)`",
                ));
            }
        }
        Ok(written)
    }
}

impl Written {
    /// `span` is that of the argument's name.
    pub(super) fn check(self, kind: &Kind, span: Span, diagnostics: &mut Diagnostics) -> Option<Deadline> {
        let Kind { attribute, output, .. } = kind;
        let replies_nothing = kind.reply == Some(Reply::None);
        let example = if replies_nothing { "deadline = 10s" } else { "deadline = (10s, please_wait)" };
        let Self { time, reply } = self;
        let Some(time) = time else {
            diagnostics.error(span, "this deadline has no time").help(format!("write `{example}`"));
            return None;
        };
        match &reply {
            Some(reply) if replies_nothing => {
                diagnostics
                    .error(reply.span(), format!("a `#[{attribute}]` replies nothing, also at its deadline"))
                    .help(format!("write `{example}`"));
                return None;
            }
            None if !replies_nothing => {
                diagnostics
                    .error(
                        time.span(),
                        format!("this deadline has no reply: a `#[{attribute}]` has to reply something"),
                    )
                    .help(format!(
                        "name a function after the time: `{example}`, with `fn please_wait() -> {output}`"
                    ));
                return None;
            }
            _ => {}
        }
        let milliseconds = milliseconds(&time, diagnostics)?;
        Some(Deadline { milliseconds, reply })
    }
}

/// A time with a unit.
fn milliseconds(time: &Lit, diagnostics: &mut Diagnostics) -> Option<u64> {
    let (number, unit) = match time {
        Lit::Int(number) => (number.base10_digits().parse().ok(), number.suffix()),
        Lit::Float(number) => (number.base10_parse::<f64>().ok(), number.suffix()),
        _ => (None, ""),
    };
    let factor = match unit {
        "s" => 1000.0,
        "ms" => 1.0,
        _ => {
            diagnostics
                .error(time.span(), "a deadline is a number of seconds or milliseconds, with its unit")
                .help("write it without quotes, such as `10s` or `2500ms`");
            return None;
        }
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is too large becomes the largest, which is refused"
    )]
    let milliseconds = (number? * factor) as u64;
    if milliseconds == 0 {
        diagnostics
            .error(time.span(), "this deadline has passed when the request arrives")
            .help("write the time that the handler has, such as `10s`");
        return None;
    }
    if u128::from(milliseconds) >= WEBHOOK_TIMEOUT.as_millis() {
        diagnostics
            .error(time.span(), "Twilio waits 15 seconds for a response, and then it gives up")
            .help("write a time before that, such as `10s`");
        return None;
    }
    Some(milliseconds)
}
