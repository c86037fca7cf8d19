//! What a handler is called with where another names it: `menu::at(id)` and `menu::with(&query)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::expand::{Expander, twiml};
use super::url_arguments::{QueryArgument, UrlArguments};
use crate::site::{about, again};

impl UrlArguments<'_> {
    /// What `at` takes for each parameter of the path. Where the signature does not show that, as where `Path` holds a struct, it
    /// takes whatever can be written there.
    fn parameters(&self) -> Vec<Parameter> {
        match (self.path, self.taken(), self.parameters) {
            // Where the path has more or fewer parameters, which is reported, the values are what others hand over.
            (Some(Type::Tuple(tuple)), ..) => {
                tuple.elems.iter().enumerate().map(|(n, ty)| Parameter::of(n, ty)).collect()
            }
            (Some(ty), Some(1), 0 | 1) => vec![Parameter::of(0, ty)],
            (Some(ty), None, 1) => vec![Parameter::only(ty)],
            (None, _, 1) if self.path_is_by_type() => vec![Parameter::only(&self.path_by_type())],
            (.., several) => (0..several).map(Parameter::any).collect(),
        }
    }

    /// What the arguments of unknown names take of the path, as a type.
    fn path_by_type(&self) -> TokenStream {
        self.by_type("Path", "NoPath")
    }

    /// What they take of the query, as a type.
    fn query_by_type(&self) -> TokenStream {
        self.by_type("Query", "NoQuery")
    }

    fn by_type(&self, part: &str, nothing: &str) -> TokenStream {
        let ident = |name: &str| Ident::new(name, Span::call_site());
        let (part, nothing) = (ident(part), ident(nothing));
        self.unknown.iter().rfold(quote!(__twiml::#nothing), |otherwise, argument| {
            let twiml = twiml(argument.span());
            quote_spanned! {about(argument.span())=>
                <#twiml::Takes<{ #twiml::Probe::<#argument>::PART }> as #twiml::TakenBy<#argument>>::#part<#otherwise>
            }
        })
    }
}

/// A parameter of `at`.
struct Parameter {
    name: Ident,
    takes: TokenStream,
    bound: Option<TokenStream>,
    value: TokenStream,
}

impl Parameter {
    fn name(n: usize) -> Ident {
        format_ident!("parameter_{n}", span = Span::mixed_site())
    }

    /// Whatever can be written.
    fn any(n: usize) -> Self {
        let name = Self::name(n);
        let value = quote!(__twiml::PathParameter::display(&#name));
        Self { takes: quote!(impl __twiml::PathParameter<'parameter>), bound: None, value, name }
    }

    /// A value of a type.
    fn of(n: usize, ty: &Type) -> Self {
        let name = Self::name(n);
        if matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "String"))
        {
            // A text is mostly at hand as a slice.
            let takes = quote!(impl ::core::convert::AsRef<__twiml::str>);
            return Self { takes, bound: None, value: quote!(&#name.as_ref()), name };
        }
        let bound = quote_spanned!(about(ty.span())=> #ty: __twiml::PathParameter<'parameter>);
        let value = quote!(__twiml::PathParameter::display(&#name));
        Self { takes: ty.to_token_stream(), bound: Some(bound), value, name }
    }

    /// The only parameter of a path, where `Path` holds this type: one that is made of a parameter, or a struct that takes it by its
    /// name. The compiler finds out by whether the type can be written into a path.
    fn only(ty: &(impl ToTokens + Spanned)) -> Self {
        let (twiml, name) = (twiml(ty.span()), Self::name(0));
        let takes = quote_spanned!(about(ty.span())=> impl #twiml::PathValue<#ty, { #twiml::Probe::<#ty>::IS_DISPLAY }>);
        Self { takes, bound: None, value: quote!(__twiml::PathValue::display(&#name)), name }
    }
}

impl Expander<'_> {
    /// `at` and `with`, for those handlers that have arguments in their URL.
    pub(super) fn links(&self) -> TokenStream {
        let UrlArguments { parameters, query, .. } = self.url;
        let taken = self.url.parameters();
        let at = (!taken.is_empty()).then(|| self.at(&taken));
        let with = match query {
            QueryArgument::None => None,
            QueryArgument::Needed(ty) | QueryArgument::Optional(ty) if parameters > 0 => {
                Some(with_before_at(&ty.to_token_stream()))
            }
            QueryArgument::Needed(ty) | QueryArgument::Optional(ty) => Some(self.with(ty)),
            QueryArgument::ByType if parameters > 0 => {
                Some(with_before_at(&quote!(<__Query as __twiml::QueryTaken>::Value)))
            }
            QueryArgument::ByType => Some(self.with_by_type()),
        };
        quote!(#at #with)
    }

    /// What the handler is called with, as a type.
    pub(super) fn called_with(&self) -> TokenStream {
        match self.url.query {
            QueryArgument::Needed(_) => quote!(__twiml::WithArguments),
            _ if self.url.parameters > 0 => quote!(__twiml::WithArguments),
            QueryArgument::None | QueryArgument::Optional(_) => quote!(__twiml::WithoutArguments),
            QueryArgument::ByType => quote!(<__Query as __twiml::QueryTaken>::Arguments),
        }
    }

    fn at(&self, parameters: &[Parameter]) -> TokenStream {
        let handler = again(&self.webhook.item.name);
        let names = parameters.iter().map(|parameter| &parameter.name);
        let takes = parameters.iter().map(|parameter| &parameter.takes);
        let values = parameters.iter().map(|parameter| &parameter.value);
        let bounds = parameters.iter().filter_map(|parameter| parameter.bound.as_ref());
        let (link, make) = match self.url.query {
            QueryArgument::None | QueryArgument::Optional(_) => {
                (quote!(__twiml::Link<Self>), quote!(__twiml::Link::<#handler>::at))
            }
            QueryArgument::Needed(_) => {
                (quote!(__twiml::WithoutQuery<Self>), quote!(__twiml::WithoutQuery::<#handler>::at))
            }
            QueryArgument::ByType => (
                quote!(<__Query as __twiml::QueryTaken>::At<Self>),
                quote!(<__Query as __twiml::QueryTaken>::link::<#handler>),
            ),
        };
        quote! {
            /// This webhook, called with the parameters of its path.
            // Not every handler with arguments is named by another.
            #[allow(dead_code)]
            pub fn at<'parameter>(#(#names: #takes),*) -> #link
            where
                #(#bounds),*
            {
                #make(&[#(#values),*])
            }
        }
    }

    fn with(&self, query: &Type) -> TokenStream {
        let name = again(&self.webhook.item.name);
        quote! {
            /// This webhook, called with its query.
            // Not every handler with arguments is named by another.
            #[allow(dead_code)]
            pub fn with<'query>(query: &'query #query) -> __twiml::Link<Self>
            where
                #query: __twiml::QueryParameters<'query>,
            {
                __twiml::Link::<#name>::at(&[]).with(query)
            }
        }
    }

    /// Where nobody knows yet whether there is a query: if not, it is an error to call this.
    fn with_by_type(&self) -> TokenStream {
        let name = again(&self.webhook.item.name);
        quote! {
            #[doc(hidden)]
            // Not every handler takes a query.
            #[allow(dead_code)]
            pub fn with<'query, __Given: __twiml::QueryParameters<'query>>(query: &'query __Given) -> __twiml::Link<Self>
            where
                __Query: __twiml::GivenQuery<__Given, Self>,
            {
                __twiml::Link::<#name>::at(&[]).with(query)
            }
        }
    }

    /// What makes a query of the right type known beyond the methods above.
    pub(super) fn takes_query(&self) -> Option<TokenStream> {
        let name = again(&self.webhook.item.name);
        match self.url.query {
            QueryArgument::None => None,
            QueryArgument::Needed(query) | QueryArgument::Optional(query) => {
                Some(quote!(impl __twiml::TakesQuery<#query> for #name {}))
            }
            QueryArgument::ByType => {
                let query = self.url.query_by_type();
                Some(quote! {
                    #[allow(unused_imports)]
                    use __twiml::NotFromUrl as _;
                    type __Query = #query;
                    impl<__Given> __twiml::TakesQuery<__Given> for #name where __Query: __twiml::GivenQuery<__Given, #name> {}
                })
            }
        }
    }

    /// The type in a `Path`, where it does not show how many parameters it takes.
    fn uncounted_path(&self) -> Option<TokenStream> {
        match self.url.path {
            Some(_) if self.url.taken().is_some() => None,
            Some(ty) => Some(ty.to_token_stream()),
            None => self.url.path_is_by_type().then(|| self.url.path_by_type()),
        }
    }

    /// What is done where the handler is mounted: a struct in a `Path` is looked at.
    pub(super) fn path_look(&self) -> Option<TokenStream> {
        let ty = self.uncounted_path()?;
        let twiml = twiml(ty.span());
        Some(quote_spanned! {about(ty.span())=>
            {
                #[allow(unused_imports)]
                use #twiml::{NotFromUrl as _, NotRead as _};
                #twiml::report_missing(&<Self as #twiml::Webhook>::DESCRIPTOR, #twiml::Probe::<#ty>::MISSING_IN);
            }
        })
    }

    /// What the compiler finds wrong with a second `Path` or `Query` under another name.
    pub(super) fn once_check(&self) -> Option<TokenStream> {
        let UrlArguments { unknown, path, query, .. } = &self.url;
        let (path, query) =
            (path.is_some(), matches!(query, QueryArgument::Needed(_) | QueryArgument::Optional(_)));
        let at_least_one = path || query || unknown.len() > 1;
        let last = unknown.last().filter(|_| at_least_one)?;
        let twiml = twiml(last.span());
        Some(quote_spanned! {about(last.span())=>
            const _: () = {
                #[allow(unused_imports)]
                use #twiml::NotFromUrl as _;
                if #twiml::comes_twice(&[#(#twiml::Probe::<#unknown>::PART),*], #path, #query) {
                    ::core::panic!(
                        "a webhook takes its `Path` and its `Query` once: take all that is in it as one struct or tuple, so that callers pass all of it"
                    );
                }
            };
        })
    }

    /// What the compiler finds wrong with such a `Path`.
    pub(super) fn path_check(&self) -> Option<TokenStream> {
        let ty = self.uncounted_path()?;
        let (parameters, path) = (self.url.parameters, &self.path);
        let message = match parameters {
            0 => format!(
                "the path `{path}` has no parameter for this `Path`: write one, such as `{{id}}`, into the path for each value that `Path` takes; \
                 take those of a router around this one as `Path<HashMap<String, String>>`"
            ),
            1 => format!(
                "the path `{path}` has one parameter, and this `Path` takes more: write one, such as `{{id}}`, into the path for each value that `Path` takes"
            ),
            several => format!(
                "the path `{path}` has {several} parameters, and this `Path` takes another number: take a value for each, as a tuple or a struct"
            ),
        };
        let (span, twiml) = (ty.span(), twiml(ty.span()));
        Some(quote_spanned! {about(span)=>
            const _: () = {
                #[allow(unused_imports)]
                use #twiml::{NotDisplay as _, NotFromUrl as _};
                type __Probe = #twiml::Probe<#ty>;
                let shape = #twiml::PathShape {
                    is_display: __Probe::IS_DISPLAY,
                    is_from_str: __Probe::IS_FROM_STR,
                    arity: __Probe::ARITY,
                    is_from_nothing: __Probe::IS_FROM_NOTHING,
                };
                if shape.misses(#parameters) {
                    ::core::panic!("{}", #message);
                }
            };
        })
    }
}

/// For a `with` alone, or before `at`: what it makes is not a link, and its errors say so.
fn with_before_at(query: &TokenStream) -> TokenStream {
    quote! {
        #[doc(hidden)]
        // Only called by mistake.
        #[allow(dead_code)]
        pub fn with(_: &#query) -> __twiml::WithoutPath<Self> {
            __twiml::WithoutPath::new()
        }
    }
}
