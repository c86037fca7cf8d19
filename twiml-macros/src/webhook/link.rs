//! What a handler is called with where another names it: `menu::at(id)` and `menu::with(&query)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use super::expand::{Expander, twiml};
use super::url_arguments::UrlArguments;

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
            (.., several) => (0..several).map(Parameter::any).collect(),
        }
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
        let bound = quote_spanned!(ty.span()=> #ty: __twiml::PathParameter<'parameter>);
        let value = quote!(__twiml::PathParameter::display(&#name));
        Self { takes: ty.to_token_stream(), bound: Some(bound), value, name }
    }

    /// The only parameter of a path, where `Path` holds this type: one that is made of a parameter, or a struct that takes it by its
    /// name. The compiler finds out by whether the type can be written into a path.
    fn only(ty: &Type) -> Self {
        let (twiml, name) = (twiml(ty.span()), Self::name(0));
        let takes =
            quote_spanned!(ty.span()=> impl #twiml::PathValue<#ty, { #twiml::Probe::<#ty>::IS_DISPLAY }>);
        Self { takes, bound: None, value: quote!(__twiml::PathValue::display(&#name)), name }
    }
}

impl Expander<'_> {
    /// `at` and `with`, for those handlers that have arguments in their URL.
    pub(super) fn links(&self) -> TokenStream {
        let UrlArguments { parameters, query, .. } = self.url;
        let link = if query.is_some() { quote!(WithoutQuery) } else { quote!(Link) };
        let taken = self.url.parameters();
        let at = (!taken.is_empty()).then(|| self.at(&taken, &link));
        let with = query.map(|query| if parameters == 0 { self.with(query) } else { with_before_at(query) });
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
        let query = self.url.query?;
        Some(quote!(impl __twiml::TakesQuery<#query> for #name {}))
    }
}

/// For a `with` alone, or before `at`: what it makes is not a link, and its errors say so.
fn with_before_at(query: &Type) -> TokenStream {
    quote! {
        #[doc(hidden)]
        // Only called by mistake.
        #[allow(dead_code)]
        pub fn with(_: &#query) -> __twiml::WithoutPath<Self> {
            __twiml::WithoutPath::new()
        }
    }
}
