//! From chunks to Rust. Nothing can go wrong here any more.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned as _;
use twiml_schema::{Callback, Element, Family, Reply, roots};

use super::ast::Value;
use super::lower::{Chunk, Expected, Lowered};
use super::tree::{ContentCheck, Kind, Place, Related, Takes, Target, Type};
use crate::diagnostics::Warning;
use crate::runtime_path::Runtime;

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
    let warnings = lowered.warnings.iter().map(Warning::tokens);
    let made = if lowered.chunks.iter().all(is_known) {
        expander.known(&lowered.chunks)
    } else {
        expander.written(&lowered.chunks)
    };
    let made = expander.with_family_of_targets(made, &lowered.targets);
    quote!({ #(#targets)* #(#links)* #(#warnings)* #note #made })
}

/// Whether a chunk is a constant.
fn is_known(chunk: &Chunk) -> bool {
    matches!(chunk, Chunk::Markup(_) | Chunk::Link { .. } | Chunk::Method(_))
}

/// The constant for a handler.
pub(super) fn callback(n: usize) -> Ident {
    format_ident!("__TWIML_CALLBACK_{n}")
}

/// The type of a handler.
fn handler(n: usize, span: Span) -> Ident {
    format_ident!("__Handler{n}", span = span)
}

/// The type of what is expected of a value.
fn expected(n: usize) -> Ident {
    format_ident!("Callback{n}", span = Span::mixed_site())
}

/// The variable for a value that says how Twilio goes on.
fn linked(n: usize) -> Ident {
    format_ident!("linked{n}", span = Span::mixed_site())
}

/// The variable for where a content begins.
fn start_of_content(n: usize) -> Ident {
    format_ident!("start{n}", span = Span::mixed_site())
}

/// The variable for the family of a document that only its use decides.
fn family_of_use() -> Ident {
    Ident::new("family", Span::mixed_site())
}

struct Expander<'a> {
    /// The runtime, for code that is about the whole document.
    runtime: TokenStream,
    private: TokenStream,
    path: &'a Runtime,
    kind: Kind,
    links: &'a [Expected],
}

impl Expander<'_> {
    /// The type of what is made.
    fn made(&self) -> TokenStream {
        let runtime = &self.runtime;
        match self.kind {
            Kind::Document(Some(Family::Voice)) => quote!(#runtime::Twiml::<#runtime::Voice>),
            Kind::Document(Some(Family::Messaging)) => quote!(#runtime::Twiml::<#runtime::Messaging>),
            Kind::Document(None) => quote!(#runtime::Twiml::<_>),
            Kind::Fragment(place) => {
                let tag = self.tag(place, Span::call_site());
                quote!(#runtime::Fragment::<#tag>)
            }
        }
    }

    fn family(&self) -> Option<Family> {
        match self.kind {
            Kind::Document(family) => family,
            Kind::Fragment(_) => None,
        }
    }

    /// The type of an element.
    fn tag(&self, element: &Element, span: Span) -> TokenStream {
        let private = self.path.private_at(span);
        let module = match element.ident.strip_prefix("r#") {
            Some(ident) => Ident::new_raw(ident, span),
            None => Ident::new(element.ident, span),
        };
        quote_spanned!(span=> #private::names::#module::Tag)
    }

    /// A constant that proves that a handler fits, and holds its path and method.
    fn target(&self, n: usize, target: &Target) -> TokenStream {
        let Target { path, callback: row, call, same_method_as, menu, .. } = target;
        let span = path.span();
        let (name, handler) = (callback(n), handler(n, span));
        let private = self.path.private_at(span);
        let answers = Ident::new(self.answers(row.reply), span);
        let delivered = self.delivered(row, menu.as_ref(), span);
        let alone = call.is_none().then(|| quote_spanned!(span=> + #private::NamedAlone<W::Arguments>));
        let by_post = row.method.is_none().then(|| quote_spanned!(span=> .by_post()));
        let same_method =
            same_method_as.as_ref().map(|other| quote_spanned!(span=> .by_method_of::<#other>()));
        // A function of its own for each, because the trait that names what is delivered has the message for what is not.
        quote_spanned! {span=>
            // A name for it, so that one that does not exist is reported once.
            type #handler = #path;
            const #name: #private::Callback = {
                const fn callback<W, K, P>() -> #private::Callback
                where
                    W: #private::Receives<K, P> + #private::#answers<K> #alone,
                    W: #delivered,
                {
                    #private::Callback::to::<W>()
                }
                callback::<#handler, _, _>() #by_post #same_method
            };
        }
    }

    /// What has to be true of a handler `W` of the kind `K` that receives `P`, for it to receive what is delivered.
    fn delivered(&self, row: &Callback, menu: Option<&Path>, span: Span) -> TokenStream {
        let private = self.path.private_at(span);
        let answers = Ident::new(self.answers(row.reply), span);
        let received = quote_spanned!(span=> <W as #private::#answers<K>>::Received<P>);
        if let Some(menu) = menu {
            return quote_spanned!(span=> #private::Chooses<#menu, #received>);
        }
        let delivery = Ident::new(row.delivers.name(), span);
        quote_spanned!(span=> #private::delivery::#delivery<#received>)
    }

    /// What a handler has to fit that a value names.
    fn expected(&self, n: usize, expected: &Expected) -> TokenStream {
        let Expected { callback: row, carries_method, menu, span, .. } = expected;
        let (name, private) = (self::expected(n), self.path.private_at(*span));
        let answers = Ident::new(self.answers(row.reply), *span);
        let delivered = self.delivered(row, menu.as_ref(), *span);
        let family = self
            .is_family_open(row.reply)
            .then(|| quote_spanned!(*span=> <W as #private::Webhook>::Kind: #private::AnswersWith<F>,));
        quote_spanned! {*span=>
            enum #name {}
            impl<W, F, K, P> #private::Expects<W, F, (K, P)> for #name
            where
                W: #private::Receives<K, P> + #private::#answers<K>,
                W: #delivered,
                #family
            {
                const CARRIES_METHOD: #private::bool = #carries_method;
            }
        }
    }

    /// Whether only the use of the document decides of which family a handler has to be.
    fn is_family_open(&self, reply: Reply) -> bool {
        reply == Reply::SameFamily && matches!(self.kind, Kind::Document(None))
    }

    /// The family that is open, to be asked of a value.
    fn open_family(&self, expected: &Expected) -> TokenStream {
        let private = &self.private;
        if self.is_family_open(expected.callback.reply) {
            family_of_use().into_token_stream()
        } else {
            quote!(#private::FamilyOfUse::<()>::new())
        }
    }

    /// The trait of handlers that answer what Twilio expects.
    fn answers(&self, reply: Reply) -> &'static str {
        match (reply, self.family()) {
            (Reply::Voice, _) | (Reply::SameFamily, Some(Family::Voice)) => "AnswersVoice",
            (Reply::Messaging, _) | (Reply::SameFamily, Some(Family::Messaging)) => "AnswersMessaging",
            (Reply::None, _) => "AnswersNothing",
            (Reply::SameFamily | Reply::Any, _) => "AnswersAnything",
        }
    }

    /// A document whose family only its use decides has to be of the family of the handlers it goes on with.
    fn with_family_of_targets(&self, document: TokenStream, targets: &[Target]) -> TokenStream {
        let Kind::Document(None) = self.kind else { return document };
        let made = Ident::new("document", Span::mixed_site());
        let asked =
            targets.iter().enumerate().filter(|(_, target)| target.callback.reply == Reply::SameFamily);
        let same = asked.map(|(n, target)| {
            let span = target.path.span();
            let (private, handler) = (self.path.private_at(span), handler(n, span));
            quote_spanned!(span=> #private::same_family::<_, #handler>(&#made);)
        });
        let same: Vec<_> = same.collect();
        if same.is_empty() {
            return document;
        }
        quote!(let #made = #document; #(#same)* #made)
    }

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
            (Place::Unknown, _) => return quote_spanned!(*span=> #writer.text(#expr);),
            (Place::In(element), _) => self.tag(element, *span),
            (Place::Response, Some(Family::Voice)) => self.root(Family::Voice, *span),
            (Place::Response, Some(Family::Messaging)) => self.root(Family::Messaging, *span),
            (Place::Response, None) => {
                let family = family_of_use();
                return quote_spanned!(*span=> #writer.verb(#family, #expr););
            }
        };
        quote_spanned!(*span=> #writer.child::<#place, _>(#expr);)
    }

    /// The type of the `<Response>` of a family.
    fn root(&self, family: Family, span: Span) -> TokenStream {
        roots()
            .find(|root| root.families.contains(&family))
            .map(|root| self.tag(root, span))
            .unwrap_or_default()
    }

    /// An attribute from a value.
    fn attribute(&self, open: &str, value: &Value, takes: Takes, writer: &Ident) -> TokenStream {
        let span = value.span;
        let expr = borrowed(value);
        match takes {
            Takes::Anything => quote_spanned!(span=> #writer.unknown_attribute(#open, #expr);),
            Takes::Known(ty, number) => {
                let method = self.attribute_writer(ty, span);
                let number = Literal::u16_unsuffixed(number);
                quote_spanned!(span=> #writer.#method(#open, #expr, #number);)
            }
        }
    }

    /// The method of the writer for an attribute that takes this.
    fn attribute_writer(&self, ty: Type, span: Span) -> TokenStream {
        let choices = |method: &str, set: &str| {
            let (method, set) = (Ident::new(method, span), Ident::new(set, span));
            let private = self.path.private_at(span);
            quote_spanned!(span=> #method::<#private::choices::#set>)
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
        Ident::new(method, span).into_token_stream()
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
                let method = Ident::new(method, value.span);
                let expr = borrowed(value);
                quote_spanned!(value.span=> let _ = #callback; #writer.#method(#expr);)
            }
            Chunk::Method(n) => {
                let callback = callback(*n);
                quote!(#writer.markup(#callback.method);)
            }
            Chunk::Linked { link, value, written } => {
                let Some(expected) = self.links.get(*link) else { return TokenStream::new() };
                let (ty, linked, family) = (self::expected(*link), linked(*link), self.open_family(expected));
                let (expr, statements) = (borrowed(value), self.statements(written, writer));
                let private = self.path.private_at(value.span);
                quote_spanned! {value.span=>
                    match #private::address_of::<#ty, _, _>(#family, #expr) { #linked => { #statements } }
                }
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
                quote_spanned!(value.span=> let _ = #expr;)
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
    if has_statements { quote_spanned!(*span=> &{ #tokens }) } else { quote_spanned!(*span=> &(#tokens)) }
}

/// How many bytes the known parts of a document take: of several bodies the longest, and each loop once.
fn known_length(chunks: &[Chunk]) -> usize {
    chunks
        .iter()
        .map(|chunk| match chunk {
            Chunk::Markup(markup) => markup.len(),
            Chunk::Attribute { open, .. } => open.len() + 1,
            Chunk::Control(control) => control.bodies().into_iter().map(known_length).max().unwrap_or(0),
            Chunk::Scope(chunks) | Chunk::Linked { written: chunks, .. } => known_length(chunks),
            Chunk::Link { .. } | Chunk::Call { .. } | Chunk::LinkedText(_) => 32,
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
