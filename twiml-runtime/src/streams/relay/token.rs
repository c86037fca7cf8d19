//! What a model's stream is made of.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

/// A piece of what is said: a text, or a `Result` of one.
pub trait Token {
    /// Why there is none.
    type Error;

    /// The text.
    ///
    /// # Errors
    ///
    /// That of the stream it comes from.
    fn into_text(self) -> Result<String, Self::Error>;
}

macro_rules! texts {
    ($($text:ty),+) => { $(
        impl Token for $text {
            type Error = Infallible;

            fn into_text(self) -> Result<String, Infallible> {
                Ok(String::from(&*self))
            }
        }
    )+ };
}

texts!(&str, Cow<'_, str>, Box<str>, Arc<str>, &String);

impl Token for String {
    type Error = Infallible;

    fn into_text(self) -> Result<String, Infallible> {
        Ok(self)
    }
}

impl<T: Token<Error = Infallible>, E> Token for Result<T, E> {
    type Error = E;

    fn into_text(self) -> Result<String, E> {
        self.map(|token| match token.into_text() {
            Ok(text) => text,
            Err(never) => match never {},
        })
    }
}
