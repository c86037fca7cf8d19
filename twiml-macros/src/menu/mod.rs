//! `#[derive(Menu)]`: an enum becomes a menu, with a variant for each choice.
//!
//! The enum is read ([`item`]), checked ([`check`]), and an implementation of `Menu` is written down ([`expand`]): of what
//! is usable, also where something is wrong, so that code which uses the menu has no mistakes on top.

mod check;
mod expand;
mod item;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Diagnostics;
use crate::runtime_path::Runtime;

pub(crate) fn menu(item: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let expansion = match syn::parse2(item) {
        Ok(item) => {
            let item = item::read(item, &mut diagnostics);
            check::check(&item, &mut diagnostics);
            expand::expand(&item, &Runtime::find())
        }
        Err(error) => {
            diagnostics.push(error);
            TokenStream::new()
        }
    };
    let errors = diagnostics.into_compile_errors();
    quote!(#expansion #errors)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    /// The expansion as text, without the spaces between its tokens.
    fn menu(item: proc_macro2::TokenStream) -> String {
        super::menu(item).to_string().replace(' ', "")
    }

    #[test]
    fn keys_of_different_lengths_are_awaited_up_to_the_longest() {
        let menu = menu(quote! {
            enum Room { #[digit("1")] Hall, #[digit("10")] Attic, #[digit("0", "*")] #[speech("help")] Desk }
        });
        assert!(!menu.contains("compile_error"), "{menu}");
        assert!(menu.contains(
            "NUM_DIGITS:::core::option::Option<::core::primitive::u32>=::core::option::Option::Some(2u32)"
        ));
        assert!(
            menu.contains(
                "Input]=&[::twiml_runtime::choices::Input::Dtmf,::twiml_runtime::choices::Input::Speech]"
            ),
            "{menu}"
        );
        assert!(
            menu.contains(r#"MenuItem::new(||Self::Desk,&["0","*"],&["help"],::core::option::Option::None)"#),
            "{menu}"
        );
    }

    #[test]
    fn the_key_that_ends_the_input_is_given_up_where_it_is_a_choice() {
        let key =
            |menu: &str| menu.split_once("FINISH_ON_KEY").unwrap().1.split(';').next().unwrap().to_owned();
        assert!(key(&menu(quote! { enum A { #[digit("#")] Back } })).ends_with(r#"Option::Some("")"#));
        assert!(key(&menu(quote! { enum A { #[digit("*")] Back } })).ends_with("Option::None"));
    }

    #[test]
    fn repetitions_in_one_attribute_are_found() {
        let menu = menu(quote! { enum A { #[digit("1", "1")] #[speech("one", "one!")] One } });
        assert_eq!(menu.matches("compile_error").count(), 2, "{menu}");
        assert_eq!(menu.matches("=help:removeit").count(), 2, "{menu}");
    }

    #[test]
    fn what_is_wrong_still_leaves_a_menu() {
        for item in
            [quote! { struct A; }, quote! { union A { a: u8 } }, quote! { enum A { B(u8), #[digit()] C } }]
        {
            let menu = menu(item);
            assert!(menu.contains("compile_error"), "{menu}");
            assert!(menu.contains("::MenuforA"), "{menu}");
            assert!(!menu.contains("Self::B"), "{menu}");
        }
    }
}
