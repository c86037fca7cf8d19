//! How to try an example without Twilio: a command for another terminal.

/// A command of `twiml-phone`, which calls an example as Twilio would.
#[derive(Debug, Clone, Copy)]
pub struct Command<'a> {
    what: What<'a>,
    path: &'a str,
    /// The type of a file that goes with it.
    media: Option<&'a str>,
}

#[derive(Debug, Clone, Copy)]
enum What<'a> {
    Call,
    Text(&'a str),
    /// One webhook of this kind.
    Send(&'a str),
}

impl<'a> Command<'a> {
    /// Somebody calls. The call goes on in the terminal.
    pub const fn call(path: &'a str) -> Self {
        Self { what: What::Call, path, media: None }
    }

    /// Somebody writes.
    pub const fn text(path: &'a str, body: &'a str) -> Self {
        Self { what: What::Text(body), path, media: None }
    }

    /// One webhook is sent, of a kind that `twiml-phone help send` lists.
    pub const fn send(kind: &'a str, path: &'a str) -> Self {
        Self { what: What::Send(kind), path, media: None }
    }

    /// With a file of this type.
    #[must_use]
    pub const fn with_media(self, content_type: &'a str) -> Self {
        Self { media: Some(content_type), ..self }
    }

    /// The command for an application that is served at this address, and that accepts signatures with this token.
    pub fn shown(&self, address: &str, token: &str) -> String {
        let url = quoted(&format!("{address}{}", self.path));
        let what = match self.what {
            What::Call => format!("call {url}"),
            What::Text(body) => format!("text {url} {}", quoted(body)),
            What::Send(kind) => format!("send {kind} {url}"),
        };
        let media = self.media.map(|content_type| format!(" --media {content_type}")).unwrap_or_default();
        format!("cargo run -p twiml-phone -- {what}{media} --token {}", quoted(token))
    }
}

/// Text as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_can_be_pasted() {
        let command = Command::text("/sms?a=1&b=2", "it's me").shown("http://127.0.0.1:3000", "a token");
        let expected = r"text 'http://127.0.0.1:3000/sms?a=1&b=2' 'it'\''s me' --token 'a token'";
        assert_eq!(command, format!("cargo run -p twiml-phone -- {expected}"));
    }
}
