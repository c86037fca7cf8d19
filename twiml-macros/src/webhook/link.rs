//! What a handler is called with where another names it: `menu::at(id)` and `menu::with(&query)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use super::expand::{Expander, twiml};
use super::url_arguments::UrlArguments;

impl UrlArguments<'_> {
    /// What `at` takes for each parameter of the path. Where the signature does not tell, as where `Path` holds a struct, it
    /// takes whatever can be written there.
    fn parameters(&self) -> Vec<Parameter> {
        let types: Vec<_> = match self.path {
            // Where the path has more or fewer parameters, which is reported, the values are what others hand over.
            Some(Type::Tuple(tuple)) => tuple.elems.iter().map(Some).collect(),
            Some(ty) if self.parameters == 1 || self.parameters == 0 && self.taken() == Some(1) => {
                vec![Some(ty)]
            }
            _ => vec![None; self.parameters],
        };
        let mut parameters: Vec<_> =
            types.into_iter().enumerate().map(|(n, ty)| Parameter::new(n, ty)).collect();
        if let (Some(ty), None, [parameter]) = (self.path, self.taken(), parameters.as_mut_slice()) {
            parameter.is_of(ty);
        }
        parameters
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
    fn new(n: usize, ty: Option<&Type>) -> Self {
        let name = format_ident!("parameter_{n}", span = Span::mixed_site());
        let value = quote!(__twiml::PathParameter::display(&#name));
        let Some(ty) = ty else {
            return Self { takes: quote!(impl __twiml::PathParameter<'parameter>), bound: None, value, name };
        };
        if matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "String"))
        {
            // A text is mostly at hand as a slice.
            return Self {
                takes: quote!(impl ::core::convert::AsRef<__twiml::str>),
                bound: None,
                value: quote!(&#name.as_ref()),
                name,
            };
        }
        let bound = quote_spanned!(ty.span()=> #ty: __twiml::PathParameter<'parameter>);
        Self { takes: ty.to_token_stream(), bound: Some(bound), value, name }
    }
}

impl Parameter {
    /// The only parameter of a path, where `Path` holds this type: one that is made of a parameter, or a struct that takes it by its
    /// name. The compiler finds out by whether the type can be written into a path.
    fn is_of(&mut self, ty: &Type) {
        let (twiml, name) = (twiml(ty.span()), &self.name);
        self.takes =
            quote_spanned!(ty.span()=> impl #twiml::PathValue<#ty, { #twiml::Probe::<#ty>::IS_DISPLAY }>);
        self.value = quote!(__twiml::PathValue::display(&#name));
        self.bound = None;
    }
}

impl Expander<'_> {
    /// `at` and `with`, for those handlers that have arguments in their URL.
    pub(super) fn links(&self) -> TokenStream {
        let arguments = self.arguments();
        let arguments = UrlArguments::new(&self.path(), &arguments);
        let parameters = arguments.parameters();
        let link = if arguments.query.is_some() { quote!(WithoutQuery) } else { quote!(Link) };
        let at = (!parameters.is_empty()).then(|| self.at(&parameters, &link));
        let with = arguments
            .query
            .map(|query| if arguments.parameters == 0 { self.with(query) } else { with_before_at(query) });
        quote!(#at #with)
    }

    /// `link` is the type that `at` makes.
    fn at(&self, parameters: &[Parameter], link: &TokenStream) -> TokenStream {
        let handler = &self.webhook.item.name;
        let names = parameters.iter().map(|parameter| &parameter.name);
        let takes = parameters.iter().map(|parameter| &parameter.takes);
        let values = parameters.iter().map(|parameter| &parameter.value);
        let bounds = parameters.iter().filter_map(|parameter| parameter.bound.as_ref());
        quote! {
            /// This webhook, called with the parameters of its path.
            // Not every handler with arguments is named by another.
            #[allow(dead_code)]
            pub fn at<'parameter>(#(#names: #takes),*) -> __twiml::#link<Self>
            where
                #(#bounds),*
            {
                __twiml::#link::<#handler>::at(&[#(#values),*])
            }
        }
    }

    fn with(&self, query: &Type) -> TokenStream {
        let name = &self.webhook.item.name;
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

    /// What makes a query of the right type known beyond the methods above.
    pub(super) fn takes_query(&self) -> Option<TokenStream> {
        let name = &self.webhook.item.name;
        let query = UrlArguments::new(&self.path(), &self.arguments()).query?;
        Some(quote!(impl __twiml::TakesQuery<#query> for #name {}))
    }
}

/// For those who write it alone, or before `at`: what it makes is no link, and says so.
fn with_before_at(query: &Type) -> TokenStream {
    quote! {
        #[doc(hidden)]
        #[allow(dead_code)]
        pub fn with(_: &#query) -> __twiml::WithoutPath<Self> {
            __twiml::WithoutPath::new()
        }
    }
}
