//! The enum, and what its attributes say.

use proc_macro2::{Span, TokenStream};
use syn::parse::{ParseStream, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Attribute, Data, DeriveInput, Generics, Ident, LitStr, Meta, Token};

use crate::diagnostics::Diagnostics;

/// What the macro is put on.
pub(super) struct Item {
    pub(super) name: Ident,
    pub(super) generics: Generics,
    pub(super) kind: ItemKind,
    /// Attributes on the enum that belong on a choice.
    pub(super) misplaced: Vec<(Names, Span)>,
}

pub(super) enum ItemKind {
    Menu(Vec<Choice>),
    /// A `struct` or `union`.
    Other(Span),
}

impl Item {
    pub(super) fn choices(&self) -> &[Choice] {
        match &self.kind {
            ItemKind::Menu(choices) => choices,
            ItemKind::Other(_) => &[],
        }
    }
}

/// A variant.
pub(super) struct Choice {
    pub(super) name: Ident,
    /// Where its fields are, if it has any.
    pub(super) fields: Option<Span>,
    pub(super) digits: Vec<LitStr>,
    pub(super) phrases: Vec<LitStr>,
    pub(super) prompts: Vec<LitStr>,
    /// Whether a `#[digit]` or `#[speech]` is there, usable or not.
    pub(super) can_be_made: bool,
}

/// Which attribute it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    Digit,
    Speech,
    Prompt,
}

impl Names {
    fn of(attribute: &Attribute) -> Option<Self> {
        [Self::Digit, Self::Speech, Self::Prompt]
            .into_iter()
            .find(|names| attribute.path().is_ident(names.attribute()))
    }

    pub(super) fn attribute(self) -> &'static str {
        match self {
            Self::Digit => "digit",
            Self::Speech => "speech",
            Self::Prompt => "prompt",
        }
    }

    /// What is written into the attribute.
    fn contents(self) -> &'static str {
        match self {
            Self::Digit => "the keys to press",
            Self::Speech => "what a caller may say",
            Self::Prompt => "what the caller hears",
        }
    }

    /// How the attribute is written.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Digit => "#[digit(\"1\")]",
            Self::Speech => "#[speech(\"sales\", \"buy something\")]",
            Self::Prompt => "#[prompt(\"For sales, press 1.\")]",
        }
    }
}

pub(super) fn read(input: DeriveInput, diagnostics: &mut Diagnostics) -> Item {
    let kind = match input.data {
        Data::Enum(data) => {
            ItemKind::Menu(data.variants.into_iter().map(|variant| choice(variant, diagnostics)).collect())
        }
        Data::Struct(data) => ItemKind::Other(data.struct_token.span),
        Data::Union(data) => ItemKind::Other(data.union_token.span),
    };
    let misplaced =
        input.attrs.iter().filter_map(|attribute| Some((Names::of(attribute)?, attribute.path().span())));
    Item { misplaced: misplaced.collect(), name: input.ident, generics: input.generics, kind }
}

fn choice(variant: syn::Variant, diagnostics: &mut Diagnostics) -> Choice {
    let mut choice = Choice {
        fields: (!matches!(variant.fields, syn::Fields::Unit)).then(|| variant.fields.span()),
        name: variant.ident,
        digits: Vec::new(),
        phrases: Vec::new(),
        prompts: Vec::new(),
        can_be_made: false,
    };
    for attribute in &variant.attrs {
        let Some(names) = Names::of(attribute) else { continue };
        choice.can_be_made |= names != Names::Prompt;
        let texts = match names {
            Names::Digit => &mut choice.digits,
            Names::Speech => &mut choice.phrases,
            Names::Prompt => &mut choice.prompts,
        };
        texts.extend(arguments(names, attribute, diagnostics));
    }
    choice
}

/// The texts in the parentheses of an attribute.
fn arguments(names: Names, attribute: &Attribute, diagnostics: &mut Diagnostics) -> Vec<LitStr> {
    let mut texts = Vec::new();
    let Meta::List(list) = &attribute.meta else {
        diagnostics
            .error(
                attribute.path().span(),
                format!("`#[{}]` needs {} in parentheses", names.attribute(), names.contents()),
            )
            .help(format!("write `{}`", names.example()));
        return texts;
    };
    let read = |input: ParseStream<'_>| {
        while !input.is_empty() {
            if !input.peek(LitStr) {
                diagnostics
                    .error(
                        input.span(),
                        format!("`#[{}]` takes {} in quotes", names.attribute(), names.contents()),
                    )
                    .help(format!("write `{}`", names.example()));
                return input.parse::<TokenStream>().map(drop);
            }
            texts.push(input.parse()?);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        if texts.is_empty() {
            diagnostics
                .error(
                    attribute.path().span(),
                    format!("`#[{}]` needs {}", names.attribute(), names.contents()),
                )
                .help(format!("write `{}`", names.example()));
        }
        Ok(())
    };
    if let Err(error) = read.parse2(list.tokens.clone()) {
        diagnostics.push(error);
    }
    texts
}
