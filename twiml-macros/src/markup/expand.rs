//! From chunks to Rust. Nothing can go wrong here any more.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use twiml_schema::Family;

use super::ast::Value;
use super::expander::{Expander, family_of_use};
use super::handlers::{callback, linked, opened, websocket};
use super::lower::{Chunk, Lowered};
use super::tree::{ContentCheck, Kind, Place, Related, Takes, Type};
use crate::diagnostics::Warning;
use crate::runtime_path::Runtime;
use crate::site::about;

/// The expression that makes the document or fragment, with the note that it leaves in the program.
pub(crate) fn expand(lowered: &Lowered, note: &TokenStream, runtime: &Runtime) -> TokenStream {
    let span = Span::call_site();
    let expander = Expander {
        runtime: runtime.at(span),
        private: runtime.private_at(span),
        path: runtime,
        kind: lowered.kind,
        links: &lowered.links,
    };
    let targets = lowered.targets.iter().enumerate().map(|(n, target)| expander.target(n, target));
    let links = lowered.links.iter().enumerate().map(|(n, expected)| expander.expected(n, expected));
    let websockets = lowered.websockets.iter().enumerate().map(|(n, opened)| expander.websocket(n, opened));
    let warnings = lowered.warnings.iter().map(Warning::tokens);
    let made = if lowered.chunks.iter().all(is_known) {
        expander.known(&lowered.chunks)
    } else {
        expander.written(&lowered.chunks)
    };
    let made = expander.with_family_of_targets(made, &lowered.targets);
    quote!({ #(#targets)* #(#links)* #(#websockets)* #(#warnings)* #note #made })
}

/// Whether a chunk is a constant.
fn is_known(chunk: &Chunk) -> bool {
    matches!(chunk, Chunk::Markup(_) | Chunk::Link { .. } | Chunk::WebsocketLink(_) | Chunk::Method(_))
}

/// The variable for where a content begins.
fn start_of_content(n: usize) -> Ident {
    format_ident!("start{n}", span = Span::mixed_site())
}

impl Expander<'_> {
    /// What is known at compile time.
    fn known(&self, chunks: &[Chunk]) -> TokenStream {
        let private = &self.private;
        let made = self.made();
        let document = if let [Chunk::Markup(markup)] = chunks {
            quote!(const DOCUMENT: &#private::StaticDocument = &#private::StaticDocument::new(#markup, &[]);)
        } else {
            let pieces = chunks.iter().filter_map(|chunk| match chunk {
                Chunk::Markup(markup) => Some(quote!(#private::Piece::Markup(#markup))),
                Chunk::Link { target, absolute } => {
                    let callback = callback(*target);
                    let kind = if *absolute { quote!(AbsoluteLink) } else { quote!(Link) };
                    Some(quote!(#private::Piece::#kind(#callback.path)))
                }
                Chunk::WebsocketLink(n) => {
                    let websocket = websocket(*n);
                    Some(quote!(#private::Piece::WebsocketLink(#websocket.path)))
                }
                Chunk::Method(n) => {
                    let callback = callback(*n);
                    Some(quote!(#private::Piece::Markup(#callback.method)))
                }
                _ => None,
            });
            quote! {
                const PIECES: &[#private::Piece] = &[#(#pieces),*];
                const BYTES: [::core::primitive::u8; #private::length(PIECES)] = #private::join(PIECES);
                const LINKS: [#private::LinkAt; #private::count_links(PIECES)] = #private::link_positions(PIECES);
                const DOCUMENT: &#private::StaticDocument = &#private::StaticDocument::from_joined(&BYTES, &LINKS);
            }
        };
        quote!({ #document #made::from_static(DOCUMENT) })
    }

    /// What is written at run time.
    fn written(&self, chunks: &[Chunk]) -> TokenStream {
        let Self { private, runtime, .. } = self;
        let writer = Ident::new("writer", Span::mixed_site());
        let known = known_length(chunks);
        let statements = self.statements(chunks, &writer);
        let family = family_of_use();
        let (start, finish) = match self.kind {
            Kind::Document(Some(Family::Voice)) => (None, quote!(finish::<#runtime::Voice>())),
            Kind::Document(Some(Family::Messaging)) => (None, quote!(finish::<#runtime::Messaging>())),
            Kind::Document(None) => {
                (Some(quote!(let #family = #private::FamilyOfUse::new();)), quote!(finish_for_use(#family)))
            }
            Kind::Fragment(place) => {
                let tag = self.tag(place, Span::call_site());
                (None, quote!(finish_fragment::<#tag>()))
            }
        };
        quote! {{
            let mut #writer = #private::Writer::new(#known);
            #start
            #statements
            #writer.#finish
        }}
    }

    /// A value among children.
    fn child(&self, value: &Value, place: Place, writer: &Ident) -> TokenStream {
        let Value { span, .. } = value;
        let expr = borrowed(value);
        let place = match (place, self.family()) {
            (Place::Unknown, _) => return quote_spanned!(about(*span)=> #writer.text(#expr);),
            (Place::In(element), _) => self.tag(element, *span),
            (Place::Response, Some(Family::Voice)) => self.root(Family::Voice, *span),
            (Place::Response, Some(Family::Messaging)) => self.root(Family::Messaging, *span),
            (Place::Response, None) => {
                let family = family_of_use();
                return quote_spanned!(about(*span)=> #writer.verb(#family, #expr););
            }
        };
        quote_spanned!(about(*span)=> #writer.child::<#place, _>(#expr);)
    }

    /// An attribute from a value.
    fn attribute(&self, open: &str, value: &Value, takes: Takes, writer: &Ident) -> TokenStream {
        let span = value.span;
        let expr = borrowed(value);
        match takes {
            Takes::Anything => quote_spanned!(about(span)=> #writer.unknown_attribute(#open, #expr);),
            Takes::Known(ty, number) => {
                let method = self.attribute_writer(ty, span);
                let number = Literal::u16_unsuffixed(number);
                quote_spanned!(about(span)=> #writer.#method(#open, #expr, #number);)
            }
        }
    }

    /// The method of the writer for an attribute that takes this.
    fn attribute_writer(&self, ty: Type, span: Span) -> TokenStream {
        let choices = |method: &str, set: &str| {
            let (method, set) = (Ident::new(method, about(span)), Ident::new(set, about(span)));
            let private = self.path.private_at(span);
            quote_spanned!(about(span)=> #method::<#private::choices::#set>)
        };
        let method = match ty {
            Type::Text => "text_attribute",
            Type::Integer => "integer_attribute",
            Type::Number => "number_attribute",
            Type::Boolean => "boolean_attribute",
            Type::Seconds => "seconds_attribute",
            Type::Milliseconds => "milliseconds_attribute",
            Type::Method => "method_attribute",
            Type::Url => "url_attribute",
            Type::OneOf(set) => return choices("one_of_attribute", set),
            Type::ListOf(set) => return choices("list_of_attribute", set),
        };
        Ident::new(method, about(span)).into_token_stream()
    }

    fn statements(&self, chunks: &[Chunk], writer: &Ident) -> TokenStream {
        chunks.iter().map(|chunk| self.statement(chunk, writer)).collect()
    }

    fn statement(&self, chunk: &Chunk, writer: &Ident) -> TokenStream {
        match chunk {
            Chunk::Markup(markup) => quote!(#writer.markup(#markup);),
            Chunk::Link { target, absolute } => {
                let callback = callback(*target);
                let method = if *absolute { quote!(absolute_link) } else { quote!(link) };
                quote!(#writer.#method(#callback.path);)
            }
            Chunk::Call { target, value, absolute } => {
                let callback = callback(*target);
                let method = if *absolute { "absolute_link_value" } else { "link_value" };
                let method = Ident::new(method, about(value.span));
                let expr = borrowed(value);
                quote_spanned!(about(value.span)=> let _ = #callback; #writer.#method(#expr);)
            }
            Chunk::WebsocketLink(n) => {
                let websocket = websocket(*n);
                quote!(#writer.websocket_link(#websocket.path);)
            }
            Chunk::Opened { websocket, value, written } => {
                let (opened, expr) = (opened(*websocket), borrowed(value));
                let statements = self.statements(written, writer);
                quote_spanned!(about(value.span)=> match #expr { #opened => { #statements } })
            }
            Chunk::Parameters(n) => {
                let opened = opened(*n);
                quote!(#writer.parameters(#opened);)
            }
            Chunk::Method(n) => {
                let callback = callback(*n);
                quote!(#writer.markup(#callback.method);)
            }
            Chunk::Linked { link, value, written } => {
                let linked = linked(*link);
                let address = self.address(*link, &borrowed(value), value.span);
                let statements = self.statements(written, writer);
                quote_spanned!(about(value.span)=> match #address { #linked => { #statements } })
            }
            Chunk::LinkedAttribute { link, open, number, related } => {
                let absolute = self.links.get(*link).is_some_and(|expected| expected.absolute);
                let (linked, number) = (linked(*link), Literal::u16_unsuffixed(*number));
                let written = quote!(#writer.address(#open, #linked, #number, #absolute););
                match related {
                    Some(related) => related_to(&written, *related, writer),
                    None => written,
                }
            }
            Chunk::LinkedText(link) => {
                let linked = linked(*link);
                quote!(#writer.address_text(#linked);)
            }
            Chunk::MethodOfLinked { link, open } => {
                let linked = linked(*link);
                quote!(#writer.method_of(#open, #linked);)
            }
            Chunk::Child(value, place) => self.child(value, *place, writer),
            Chunk::Attribute { open, value, takes, related: None } => {
                self.attribute(open, value, *takes, writer)
            }
            Chunk::Attribute { open, value, takes, related: Some(related) } => {
                related_to(&self.attribute(open, value, *takes, writer), *related, writer)
            }
            Chunk::Discarded(value) => {
                let expr = borrowed(value);
                quote_spanned!(about(value.span)=> let _ = #expr;)
            }
            Chunk::Control(control) => control.statement(|chunks| self.statements(chunks, writer)),
            Chunk::Let(tokens) => tokens.clone(),
            Chunk::Scope(chunks) => {
                let statements = self.statements(chunks, writer);
                quote!({ #statements })
            }
            Chunk::ContentStart { content, before } => {
                let (start, before) = (start_of_content(*content), Literal::usize_unsuffixed(*before));
                quote!(let #start = #writer.position(#before);)
            }
            Chunk::ContentEnd { content, before, check: ContentCheck { element, needed, counted } } => {
                let (start, before) = (start_of_content(*content), Literal::usize_unsuffixed(*before));
                let method = if *needed { quote!(needed_content) } else { quote!(content) };
                let element = Literal::u16_unsuffixed(*element);
                let count = counted.then(|| quote!(#writer.counted_content(#element, #start, #before);));
                quote!(#writer.#method(#element, #start, #before); #count)
            }
        }
    }
}

/// What is written and may break a rule together with what is around it.
fn related_to(written: &TokenStream, related: Related, writer: &Ident) -> TokenStream {
    let start = Ident::new("start", Span::mixed_site());
    let (method, number) = match related {
        Related::Rule(number) => (quote!(related_value), number),
        Related::InPlaceOfText(number) => (quote!(in_place_of_text), number),
    };
    let number = Literal::u16_unsuffixed(number);
    quote!({ let #start = #writer.position(0); #written #writer.#method(#number, #start); })
}

/// `&(expr)`, or `&{ statements }`: parentheses borrow a variable where braces would move it.
fn borrowed(value: &Value) -> TokenStream {
    let Value { tokens, span } = value;
    let has_statements = tokens
        .clone()
        .into_iter()
        .any(|token| matches!(&token, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == ';'));
    if has_statements {
        quote_spanned!(about(*span)=> &{ #tokens })
    } else {
        quote_spanned!(about(*span)=> &(#tokens))
    }
}

/// How many bytes the known parts of a document take: of several bodies the longest, and each loop once.
fn known_length(chunks: &[Chunk]) -> usize {
    chunks
        .iter()
        .map(|chunk| match chunk {
            Chunk::Markup(markup) => markup.len(),
            Chunk::Attribute { open, .. } => open.len() + 1,
            Chunk::Control(control) => control.bodies().into_iter().map(known_length).max().unwrap_or(0),
            Chunk::Scope(chunks)
            | Chunk::Linked { written: chunks, .. }
            | Chunk::Opened { written: chunks, .. } => known_length(chunks),
            Chunk::Link { .. } | Chunk::Call { .. } | Chunk::LinkedText(_) | Chunk::WebsocketLink(_) => 32,
            // Those of a parameter are of the length of a path.
            Chunk::Parameters(_) => 64,
            Chunk::LinkedAttribute { open, .. } => open.len() + 32,
            Chunk::Method(_) => 4,
            Chunk::MethodOfLinked { open, .. } => open.len() + 5,
            Chunk::Child(..)
            | Chunk::Discarded(_)
            | Chunk::Let(_)
            | Chunk::ContentStart { .. }
            | Chunk::ContentEnd { .. } => 0,
        })
        .sum()
}
