//! A phone at a prompt, in the terminal of the application that it calls.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use twiml_phone::{Call, Callee, Phone};
use twiml_runtime::prelude::*;

use crate::command::Command;
use crate::show::print_events_after;

/// What a number leads to, as its owner would tell Twilio.
#[derive(Debug, Clone, Copy)]
pub struct Number<'a> {
    /// The path of the webhook for calls.
    pub voice: &'a str,
    /// The path of the webhook for messages.
    pub sms: &'a str,
}

impl<'a> Number<'a> {
    /// How to reach it from another terminal.
    pub(crate) fn commands(self) -> [Command<'a>; 2] {
        [Command::call(self.voice), Command::text(self.sms, "Hello there")]
    }
}

const HELP: &str = "
  text Hello there       write to the application
  call                   call it, and then:
    press 1              press keys
    say sales            say something
    wait                 do nothing for as long as there is time to act
    answers, busy, away  what becomes of a number that is dialed
    hang up              end the call
  quit                   end the application, too
";

/// Reads what to do, does it and prints what happens, until there is nothing more to read. If there was nothing at all, as in the background, the
/// application goes on without a phone.
pub(crate) async fn converse(phone: &Phone, number: Number<'_>) {
    println!("{HELP}");
    let mut prompt = Prompt { phone, number, call: None, shown: 0 };
    let mut lines = lines();
    let is_typed = std::io::stdin().is_terminal();
    let mut is_used = false;
    loop {
        prompt.show_what_happened();
        print!("{} ", if prompt.call.is_some() { "call>" } else { "phone>" });
        // If the terminal is gone, the read that follows finds nothing more.
        std::io::stdout().flush().unwrap_or_default();
        let Some(line) = lines.recv().await else { break };
        is_used = true;
        if !is_typed {
            println!("{line}");
        }
        if line == "quit" {
            break;
        }
        if let Err(error) = prompt.follow(&line).await {
            println!("{error}");
        }
    }
    if !is_used {
        println!("there is nothing to read; Ctrl-C stops the server.");
        std::future::pending::<()>().await;
    }
}

/// The lines of standard input. A thread reads them, because nothing can interrupt a read.
fn lines() -> UnboundedReceiver<String> {
    let (sender, lines) = unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if sender.send(line.trim().to_owned()).is_err() {
                break;
            }
        }
    });
    lines
}

struct Prompt<'a> {
    phone: &'a Phone,
    number: Number<'a>,
    call: Option<Call>,
    /// How many events of the transcript have been printed.
    shown: usize,
}

impl Prompt<'_> {
    async fn follow(&mut self, line: &str) -> Result<(), BoxError> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match (word, &self.call) {
            ("", _) => {}
            // What went wrong is in the transcript.
            ("text", _) => drop(self.phone.text(self.number.sms, rest).await),
            ("call", None) => self.call = Some(self.phone.call(self.number.voice).start().await),
            ("press", Some(call)) => call.press(rest).await?,
            ("say", Some(call)) => call.say(rest).await?,
            ("wait", Some(call)) => call.wait().await?,
            ("answers", Some(call)) => call.callee(Callee::answers()).await?,
            ("busy", Some(call)) => call.callee(Callee::is_busy()).await?,
            ("away", Some(call)) => call.callee(Callee::does_not_answer()).await?,
            ("hang", Some(call)) => call.hang_up().await?,
            ("press" | "say" | "wait" | "answers" | "busy" | "away" | "hang", None) => {
                return Err("there is no call: begin one with `call`".into());
            }
            ("call", Some(_)) => return Err("there is a call: end it with `hang up`".into()),
            _ => println!("{HELP}"),
        }
        if let Some(call) = &self.call {
            call.rest().await;
        }
        self.call.take_if(|call| call.is_over());
        Ok(())
    }

    fn show_what_happened(&mut self) {
        self.shown = print_events_after(self.phone, self.shown);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[voice_webhook("/voice")]
    async fn voice() -> VoiceResponse {
        twiml! { <Response><Gather numDigits=1 action=menu/></Response> }
    }

    #[voice_webhook("/menu")]
    async fn menu(_input: GatherInput) -> VoiceResponse {
        twiml! { <Response><Dial>"+15551234567"</Dial></Response> }
    }

    #[sms_webhook("/sms")]
    async fn sms(msg: IncomingMessage) -> MessagingResponse {
        twiml! { <Response><Message>"You wrote: " {&msg.body}</Message></Response> }
    }

    #[tokio::test]
    async fn what_is_typed_is_done() -> Result<(), BoxError> {
        let verifier = Verifier::new("a token of the tests' own", "https://example.com")?;
        let app = webhooks![voice, menu, sms].verified_by(verifier.clone()).into_router();
        let phone = Phone::new(app, verifier);
        let number = Number { voice: voice::PATH, sms: sms::PATH };
        let mut prompt = Prompt { phone: &phone, number, call: None, shown: 0 };

        assert!(prompt.follow("press 1").await.is_err());
        for line in ["text Hello there", "call", "press 1", "answers", "hang up"] {
            prompt.follow(line).await?;
        }
        assert!(prompt.call.is_none());
        let transcript = phone.transcript().to_string();
        for event in ["You wrote: Hello there", "pressed: 1", "connected with +15551234567"] {
            assert!(transcript.contains(event), "{transcript}");
        }
        Ok(())
    }
}
