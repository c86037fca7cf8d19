//! What a document asks of the handlers that it names, in types and constants that the compiler checks.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned as _;
use twiml_schema::{Callback, Family, Reply};

use super::expander::{Expander, family_of_use};
use super::lower::Expected;
use super::tree::{Kind, OpenedBy, Target, Websocket};
use crate::site::about;

/// The constant for a handler.
pub(super) fn callback(n: usize) -> Ident {
    format_ident!("__TWIML_CALLBACK_{n}")
}

/// The type of a handler.
pub(super) fn handler(n: usize, span: Span) -> Ident {
    format_ident!("__Handler{n}", span = about(span))
}

/// The type of what is expected of a value.
pub(super) fn expected(n: usize) -> Ident {
    format_ident!("Callback{n}", span = Span::mixed_site())
}

/// The variable for a value that says how Twilio goes on.
pub(super) fn linked(n: usize) -> Ident {
    format_ident!("linked{n}", span = Span::mixed_site())
}

/// The constant for the handler of a websocket.
pub(super) fn websocket(n: usize) -> Ident {
    format_ident!("__TWIML_WEBSOCKET_{n}")
}

/// The variable for the parameters of one.
pub(super) fn opened(n: usize) -> Ident {
    format_ident!("opened{n}", span = Span::mixed_site())
}

impl Expander<'_> {
    /// A constant that proves that the handler of a websocket fits, and holds its path.
    pub(super) fn websocket(&self, n: usize, opened: &Websocket) -> TokenStream {
        let Websocket { path, opened_by, call, after, .. } = opened;
        let span = path.span();
        let name = websocket(n);
        let handler = format_ident!("__Opened{n}", span = about(span));
        let private = self.path.private_at(span);
        let fits = match opened_by {
            OpenedBy::Connect => "OpenedByConnect",
            OpenedBy::Start => "OpenedByStart",
            OpenedBy::Stream => "OpenedByStream",
            OpenedBy::Relay => "OpenedByRelay",
        };
        let fits = Ident::new(fits, about(span));
        let alone = call.is_none().then(|| quote_spanned!(about(span)=> + #private::OpenedAlone<A>));
        let after = after.as_ref().filter(|_| *opened_by == OpenedBy::Relay).map(|after| {
            let private = self.path.private_at(after.span());
            quote_spanned!(about(after.span())=> const _: () = #private::hands_over::<#handler, _, #after, _, _>();)
        });
        quote_spanned! {about(span)=>
            // A name for it, so that one that does not exist is reported once.
            type #handler = #path;
            #after
            const #name: #private::Callback = {
                const fn websocket<W, A>() -> #private::Callback
                where
                    W: #private::OpenedAs<A> + #private::#fits<A> #alone,
                {
                    #private::Callback::open::<W>()
                }
                websocket::<#handler, _>()
            };
        }
    }

    /// A constant that proves that a handler fits, and holds its path and method.
    pub(super) fn target(&self, n: usize, target: &Target) -> TokenStream {
        let Target { path, callback: row, call, same_method_as, menu, .. } = target;
        let span = path.span();
        let (name, handler) = (callback(n), handler(n, span));
        let private = self.path.private_at(span);
        let answers = Ident::new(self.answers(row.reply), about(span));
        let delivered = self.delivered(row, menu.as_ref(), span);
        let alone =
            call.is_none().then(|| quote_spanned!(about(span)=> + #private::NamedAlone<W::Arguments>));
        let by_post = row.method.is_none().then(|| quote_spanned!(about(span)=> .by_post()));
        let same_method =
            same_method_as.as_ref().map(|other| quote_spanned!(about(span)=> .by_method_of::<#other>()));
        // A function of its own for each, because the trait that names what is delivered has the message for what is not.
        quote_spanned! {about(span)=>
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
    pub(super) fn delivered(&self, row: &Callback, menu: Option<&Path>, span: Span) -> TokenStream {
        let private = self.path.private_at(span);
        let answers = Ident::new(self.answers(row.reply), about(span));
        let received = quote_spanned!(about(span)=> <W as #private::#answers<K>>::Received<P>);
        if let Some(menu) = menu {
            return quote_spanned!(about(span)=> #private::Chooses<#menu, #received>);
        }
        let delivery = Ident::new(row.delivers.name(), about(span));
        quote_spanned!(about(span)=> #private::delivery::#delivery<#received>)
    }

    /// What a handler has to fit that a value names.
    pub(super) fn expected(&self, n: usize, expected: &Expected) -> TokenStream {
        let Expected { callback: row, carries_method, menu, span, .. } = expected;
        let (name, private) = (self::expected(n), self.path.private_at(*span));
        let answers = Ident::new(self.answers(row.reply), about(*span));
        let delivered = self.delivered(row, menu.as_ref(), *span);
        let family = self.is_family_open(row.reply).then(
            || quote_spanned!(about(*span)=> <W as #private::Webhook>::Kind: #private::AnswersWith<F>,),
        );
        quote_spanned! {about(*span)=>
            enum #name {}
            impl<W, F, K, P> #private::Expects<W, F, (K, P)> for #name
            where
                W: #private::KnownHandler<K, P> + #private::#answers<K>,
                W: #delivered,
                #family
            {
                const CARRIES_METHOD: #private::bool = #carries_method;
            }
        }
    }

    /// Whether only the use of the document decides of which family a handler has to be.
    pub(super) fn is_family_open(&self, reply: Reply) -> bool {
        reply == Reply::SameFamily && matches!(self.kind, Kind::Document(None))
    }

    /// The address that a value gives, which has to be what is expected of it.
    pub(super) fn address(&self, link: usize, value: &TokenStream, span: Span) -> TokenStream {
        let Some(asked) = self.links.get(link) else { return TokenStream::new() };
        let (ty, private) = (expected(link), self.path.private_at(span));
        let family = if self.is_family_open(asked.callback.reply) {
            family_of_use().into_token_stream()
        } else {
            quote!(#private::FamilyOfUse::<()>::new())
        };
        quote_spanned!(about(span)=> #private::address_of::<#ty, _, _>(#family, #value))
    }

    /// The trait of handlers that answer what Twilio expects.
    pub(super) fn answers(&self, reply: Reply) -> &'static str {
        match (reply, self.family()) {
            (Reply::Voice, _) | (Reply::SameFamily, Some(Family::Voice)) => "AnswersVoice",
            (Reply::Messaging, _) | (Reply::SameFamily, Some(Family::Messaging)) => "AnswersMessaging",
            (Reply::None, _) => "AnswersNothing",
            (Reply::SameFamily | Reply::Any, _) => "AnswersAnything",
        }
    }

    /// A document whose family only its use decides has to be of the family of the handlers it goes on with.
    pub(super) fn with_family_of_targets(&self, document: TokenStream, targets: &[Target]) -> TokenStream {
        let Kind::Document(None) = self.kind else { return document };
        let made = Ident::new("document", Span::mixed_site());
        let asked =
            targets.iter().enumerate().filter(|(_, target)| target.callback.reply == Reply::SameFamily);
        let same = asked.map(|(n, target)| {
            let span = target.path.span();
            let (private, handler) = (self.path.private_at(span), handler(n, span));
            quote_spanned!(about(span)=> #private::same_family::<_, #handler>(&#made);)
        });
        let same: Vec<_> = same.collect();
        if same.is_empty() {
            return document;
        }
        quote!(let #made = #document; #(#same)* #made)
    }
}
