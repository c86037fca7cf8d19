//! The rows as they are written.

use std::fmt;

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Token, braced, parenthesized};
use twiml_schema::Delivery;

/// All rows.
pub(super) struct Registry {
    pub(super) callbacks: Vec<Callback>,
    pub(super) payloads: Vec<Row>,
}

/// `GatherAction: "`<Gather action>`";`
pub(super) struct Callback {
    pub(super) name: Ident,
    /// What messages call it.
    pub(super) place: LitStr,
    /// What else a message says of what it delivers.
    pub(super) remark: Option<LitStr>,
}

/// A payload, and what is known of it beside its parameters.
pub(super) struct Row {
    pub(super) payload: Payload,
    /// What messages call it, such as "an incoming call".
    pub(super) kind: LitStr,
    pub(super) received_by: Vec<Receiver>,
    pub(super) delivered_by: Vec<Delivered>,
    /// Parameters that tell it from the payloads of the rows below. All names of one set are there.
    pub(super) recognised_by: Vec<Vec<LitStr>>,
}

/// `gather::GatherInput`, `fallback::Fallback<IncomingCall>`
pub(super) struct Payload {
    pub(super) module: Ident,
    pub(super) name: Ident,
    /// The payload of the request that failed, in a fallback.
    pub(super) failed: Option<Ident>,
}

/// `voice_webhook("gather-action")`
pub(super) struct Receiver {
    pub(super) attribute: Ident,
    /// The webhooks that send the payload there.
    pub(super) webhooks: Vec<LitStr>,
}

/// `GatherAction`, `Redirect("in a call")`
pub(super) struct Delivered {
    pub(super) callback: Ident,
    /// When the callback delivers this payload, if it is not always.
    pub(super) circumstance: Option<LitStr>,
}

/// The callback of the schema of that name.
pub(super) fn delivery_of(callback: &Ident) -> Option<Delivery> {
    Delivery::ALL.iter().copied().find(|delivery| *callback == delivery.name())
}

impl fmt::Display for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.failed {
            Some(failed) => write!(f, "{}<{failed}>", self.name),
            None => fmt::Display::fmt(&self.name, f),
        }
    }
}

mod keyword {
    syn::custom_keyword!(callbacks);
    syn::custom_keyword!(payloads);
}

impl Parse for Registry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse::<keyword::callbacks>()?;
        let callbacks = block(input)?;
        input.parse::<keyword::payloads>()?;
        Ok(Self { callbacks, payloads: block(input)? })
    }
}

/// What is in braces, to the end.
fn block<T: Parse>(input: ParseStream<'_>) -> syn::Result<Vec<T>> {
    let content;
    braced!(content in input);
    let mut items = Vec::new();
    while !content.is_empty() {
        items.push(content.parse()?);
    }
    Ok(items)
}

impl Parse for Callback {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        let place = input.parse()?;
        let remark = if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
            Some(input.parse()?)
        } else {
            None
        };
        input.parse::<Token![;]>()?;
        Ok(Self { name, place, remark })
    }
}

impl Parse for Payload {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let module = input.parse()?;
        input.parse::<Token![::]>()?;
        let name = input.parse()?;
        let failed = if input.peek(Token![<]) {
            input.parse::<Token![<]>()?;
            let failed = input.parse()?;
            input.parse::<Token![>]>()?;
            Some(failed)
        } else {
            None
        };
        Ok(Self { module, name, failed })
    }
}

impl Parse for Row {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let payload = input.parse()?;
        input.parse::<Token![:]>()?;
        let kind = input.parse()?;
        let mut row = Self {
            payload,
            kind,
            received_by: Vec::new(),
            delivered_by: Vec::new(),
            recognised_by: Vec::new(),
        };
        let content;
        braced!(content in input);
        while !content.is_empty() {
            row.read_field(&content)?;
        }
        Ok(row)
    }
}

impl Row {
    fn read_field(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let field: Ident = input.parse()?;
        input.parse::<Token![:]>()?;
        let is_new = match field.to_string().as_str() {
            "received_by" => set(&mut self.received_by, list::<_, Token![,]>(input, Receiver::parse)?),
            "delivered_by" => set(&mut self.delivered_by, list::<_, Token![,]>(input, Delivered::parse)?),
            "recognised_by" => set(
                &mut self.recognised_by,
                list::<_, Token![|]>(input, |input| list::<_, Token![+]>(input, <LitStr as Parse>::parse))?,
            ),
            _ => {
                return Err(syn::Error::new(
                    field.span(),
                    "a row says `received_by`, `delivered_by` and `recognised_by`",
                ));
            }
        };
        if !is_new {
            return Err(syn::Error::new(field.span(), format!("`{field}` is given twice")));
        }
        input.parse::<Token![;]>().map(drop)
    }
}

/// Fills a list, and says whether it was empty.
fn set<T>(list: &mut Vec<T>, items: Vec<T>) -> bool {
    let is_new = list.is_empty();
    *list = items;
    is_new
}

/// One item or more, with separators between them.
fn list<T, P: Parse + syn::token::Token>(
    input: ParseStream<'_>,
    item: fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Vec<T>> {
    Punctuated::<T, P>::parse_separated_nonempty_with(input, item).map(|items| items.into_iter().collect())
}

impl Parse for Receiver {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attribute = input.parse()?;
        let content;
        parenthesized!(content in input);
        Ok(Self { attribute, webhooks: list::<_, Token![,]>(&content, <LitStr as Parse>::parse)? })
    }
}

impl Parse for Delivered {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let callback = input.parse()?;
        let circumstance = if input.peek(syn::token::Paren) {
            let content;
            parenthesized!(content in input);
            Some(content.parse()?)
        } else {
            None
        };
        Ok(Self { callback, circumstance })
    }
}
