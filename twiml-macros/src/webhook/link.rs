//! What a handler is called with where another names it: `menu::at(id)` and `menu::with(&query)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{GenericArgument, PathArguments, Type};

use super::expand::Expander;

/// The arguments of a handler that come from its URL, as far as its signature tells: the types in `Path<_>` and
/// `Query<_>`.
pub(super) struct UrlArguments<'a> {
    /// How many parameters the path template has.
    parameters: usize,
    path: Option<&'a Type>,
    pub(super) query: Option<&'a Type>,
}

impl<'a> UrlArguments<'a> {
    pub(super) fn new(path: &str, arguments: &[&'a Type]) -> Self {
        Self {
            parameters: path.split('/').filter(|segment| segment.starts_with('{')).count(),
            path: arguments.iter().find_map(|ty| inside(ty, "Path")),
            query: arguments.iter().find_map(|ty| inside(ty, "Query")),
        }
    }

    /// The type of each parameter of the path; none if the signature does not tell, as where `Path` holds a struct.
    fn parameter_types(&self) -> Option<Vec<&'a Type>> {
        match self.path? {
            Type::Tuple(tuple) if tuple.elems.len() == self.parameters => Some(tuple.elems.iter().collect()),
            Type::Tuple(_) => None,
            ty => (self.parameters == 1).then(|| vec![ty]),
        }
    }
}

/// `T` of `name<T>`, by the last segment of the path.
fn inside<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments
        .args
        .iter()
        .find_map(|argument| if let GenericArgument::Type(ty) = argument { Some(ty) } else { None })
}

impl Expander<'_> {
    /// `at` and `with`, for those handlers that have arguments in their URL.
    pub(super) fn links(&self) -> TokenStream {
        let arguments = self.arguments();
        let arguments = UrlArguments::new(&self.path(), &arguments);
        let at = arguments.parameter_types().map(|types| self.at(&types));
        let with = arguments.query.filter(|_| arguments.parameters == 0).map(|query| self.with(query));
        let query = arguments.query.map(|query| self.takes_query(query));
        let (name, cfgs) = (&self.webhook.item.name, &self.webhook.item.cfgs);
        let methods = (at.is_some() || with.is_some()).then(|| quote!(#(#cfgs)* impl #name { #at #with }));
        quote!(#methods #query)
    }

    fn at(&self, types: &[&Type]) -> TokenStream {
        let private = &self.private;
        let name = &self.webhook.item.name;
        let values: Vec<Ident> =
            (0..types.len()).map(|n| format_ident!("parameter_{n}", span = Span::mixed_site())).collect();
        let bounds =
            types.iter().map(|ty| quote_spanned!(ty.span()=> #ty: #private::PathParameter<'parameter>));
        quote! {
            /// This webhook, called with the parameters of its path.
            #[allow(dead_code)]
            pub fn at<'parameter>(#(#values: #types),*) -> #private::Link<Self>
            where
                #(#bounds),*
            {
                #private::Link::<#name>::at(&[#(#private::PathParameter::display(&#values)),*])
            }
        }
    }

    fn with(&self, query: &Type) -> TokenStream {
        let private = &self.private;
        let name = &self.webhook.item.name;
        quote! {
            /// This webhook, called with its query.
            #[allow(dead_code)]
            pub fn with<'query>(query: &'query #query) -> #private::Link<Self>
            where
                #query: #private::QueryParameters<'query>,
            {
                #private::Link::<#name>::at(&[]).with(query)
            }
        }
    }

    fn takes_query(&self, query: &Type) -> TokenStream {
        let private = &self.private;
        let (name, cfgs) = (&self.webhook.item.name, &self.webhook.item.cfgs);
        quote! {
            #(#cfgs)*
            impl #private::TakesQuery for #name {
                type Query = #query;
            }
        }
    }
}
