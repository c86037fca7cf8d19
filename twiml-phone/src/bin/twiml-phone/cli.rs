//! What can be typed after `twiml-phone`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use twiml_values::{AccountSid, Method};

use crate::webhooks;

/// Twilio, on your machine: it texts and calls your application, executes the TwiML that comes back, and tells what a person would have heard.
///
/// Requests are signed as Twilio signs them. Time is virtual: a call takes as long as your application needs to answer.
#[derive(Debug, Parser)]
#[command(name = "twiml-phone", version, arg_required_else_help = true, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  twiml-phone text http://localhost:3000/sms Hello
  twiml-phone call http://localhost:3000/voice
  twiml-phone send message-status-callback http://localhost:3000/status --set MessageStatus=failed
  twiml-phone explain 12300

The token is that of your application: --token, or TWILIO_AUTH_TOKEN in the environment.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write to the application, and read what it replies
    #[command(after_help = "\
Examples:
  twiml-phone text http://localhost:3000/sms Hello        one message
  twiml-phone text http://localhost:3000/sms              a conversation: each line is a message
  twiml-phone text :3000/sms Look --media image/jpeg --from whatsapp:+15550001111")]
    Text(Text),

    /// Call the application: hear its prompts, press keys, speak
    #[command(after_help = "\
Examples:
  twiml-phone call http://localhost:3000/voice
  twiml-phone call :3000/voice --save-test tests/menu.rs  the call becomes a Rust test
  printf 'press 1\\nbusy\\n' | twiml-phone call :3000/voice

In the call, `help` lists what you can do.")]
    Call(Call),

    /// Send one webhook of any kind, with all the parameters that Twilio sends
    #[command(after_help = "\
Examples:
  twiml-phone send gather-action http://localhost:3000/menu --set Digits=1
  twiml-phone send message-status-callback :3000/status --set MessageStatus=failed
  twiml-phone send taskrouter-assignment-callback :3000/assign --verbose")]
    Send(Send),

    /// Send requests again that were saved, with new signatures
    #[command(after_help = "\
A line of the file is a request: a form body (`CallSid=CA…&From=%2B1…`), or JSON. JSON is a line
of `script --json`, or an object with `params` or a form as its `body` (perhaps with `method` and
`url`), or an object of parameters. --from, --to and --account take the place of what was saved.

Examples:
  twiml-phone replay requests.txt http://localhost:3000/sms
  twiml-phone script menu.txt --url :3000 --json | twiml-phone replay - :3000")]
    Replay(Replay),

    /// Play a script without a terminal, and fail if it does not go as it says
    #[command(after_help = "\
A script has a step on each line. `#` begins a comment.

  call /voice
  expect heard Press 1 for sales.
  press 1
  expect dialed +15551234567
  busy
  expect status completed
  text /sms Hello
  expect reply Thanks

`twiml-phone script --steps` lists all steps. The exit status is 0 if all went well, 1 if not, and 2 if the script cannot be read.

Examples:
  twiml-phone script menu.txt --url http://localhost:3000
  twiml-phone script menu.txt --url :3000 --json | jq .")]
    Script(Script),

    /// Tell what one of Twilio's error codes means, and what happens after it
    #[command(after_help = "\
Examples:
  twiml-phone explain 12300
  twiml-phone explain           all codes that the phone can raise")]
    Explain {
        /// The codes; all of them if none is given
        codes: Vec<u32>,
    },

    /// Write completions for a shell
    #[command(after_help = "\
Examples:
  twiml-phone completions bash > ~/.local/share/bash-completion/completions/twiml-phone
  twiml-phone completions zsh > \"${fpath[1]}/_twiml-phone\"")]
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// Who calls whom, and how the application knows that it is Twilio.
#[derive(Debug, Clone, Args)]
pub(crate) struct Account {
    /// The auth token that the application checks signatures with
    #[arg(long, env = "TWILIO_AUTH_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    pub(crate) token: Option<String>,

    /// The SID of the account, where the application asks for a certain one
    #[arg(long = "account", env = "TWILIO_ACCOUNT_SID", value_name = "AC…")]
    pub(crate) sid: Option<AccountSid>,

    /// The address that the application believes to be called at. Without it, this is where it listens
    #[arg(long, env = "TWILIO_PUBLIC_URL", value_name = "URL")]
    pub(crate) public_url: Option<String>,

    /// Who writes or calls: a number, or another address such as `whatsapp:+15550001111`
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) from: Option<String>,

    /// The number of the application
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) to: Option<String>,

    /// The method of the first request
    #[arg(long, default_value = "POST", value_name = "GET|POST", value_parser = method)]
    pub(crate) method: Method,

    /// Show the parameters of each webhook, and what came back
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Text {
    /// Where the webhook is: `http://localhost:3000/sms`, or `:3000/sms`
    #[arg(value_hint = ValueHint::Url)]
    pub(crate) url: String,

    /// The message. Without one, a conversation begins
    pub(crate) body: Vec<String>,

    /// With a file of this type; may be repeated
    #[arg(long, value_name = "TYPE")]
    pub(crate) media: Vec<String>,

    #[command(flatten)]
    pub(crate) account: Account,

    #[command(flatten)]
    pub(crate) saving: Saving,
}

#[derive(Debug, Args)]
pub(crate) struct Call {
    /// Where the webhook is: `http://localhost:3000/voice`, or `:3000/voice`
    #[arg(value_hint = ValueHint::Url)]
    pub(crate) url: String,

    /// The fallback of the number, by its path
    #[arg(long, value_name = "PATH")]
    pub(crate) fallback: Option<String>,

    /// The status callback of the number, by its path
    #[arg(long, value_name = "PATH")]
    pub(crate) status_callback: Option<String>,

    #[command(flatten)]
    pub(crate) account: Account,

    #[command(flatten)]
    pub(crate) saving: Saving,
}

#[derive(Debug, Args)]
pub(crate) struct Saving {
    /// Write what was done as a Rust test into this file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) save_test: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Send {
    /// What kind of webhook
    #[arg(value_parser = PossibleValuesParser::new(webhooks::names()), hide_possible_values = true, help = kinds())]
    pub(crate) kind: String,

    /// Where the webhook is: `http://localhost:3000/menu`, or `:3000/menu`
    #[arg(value_hint = ValueHint::Url)]
    pub(crate) url: String,

    /// With this parameter, in place of what Twilio would send; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) set: Vec<(String, String)>,

    /// Without this parameter; may be repeated
    #[arg(long, value_name = "KEY")]
    pub(crate) unset: Vec<String>,

    #[command(flatten)]
    pub(crate) account: Account,
}

#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// The file; `-` is the standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,

    /// Where the application listens. Requests without a path of their own go to the path of this URL
    #[arg(value_hint = ValueHint::Url)]
    pub(crate) url: String,

    #[command(flatten)]
    pub(crate) account: Account,
}

#[derive(Debug, Args)]
pub(crate) struct Script {
    /// The script; `-` is the standard input
    #[arg(value_hint = ValueHint::FilePath, required_unless_present = "steps")]
    pub(crate) file: Option<PathBuf>,

    /// Where the application listens: `http://localhost:3000`, or `:3000`
    #[arg(long, value_hint = ValueHint::Url, required_unless_present = "steps")]
    pub(crate) url: Option<String>,

    /// Write every event as a line of JSON, and the result as the last line
    #[arg(long)]
    pub(crate) json: bool,

    /// List the steps that a script can have
    #[arg(long)]
    pub(crate) steps: bool,

    #[command(flatten)]
    pub(crate) account: Account,

    #[command(flatten)]
    pub(crate) saving: Saving,
}

fn kinds() -> String {
    format!("What kind of webhook: {}", webhooks::names().collect::<Vec<_>>().join(", "))
}

fn method(text: &str) -> Result<Method, String> {
    text.to_ascii_uppercase().parse().map_err(|_| "Twilio has GET and POST".to_owned())
}

fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(name, _)| !name.is_empty());
    let (name, value) = pair.ok_or("write it as Key=Value, such as Digits=1")?;
    Ok((name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_commands_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_parameter_is_a_name_and_any_value() {
        assert_eq!(pair("Body=a=b"), Ok(("Body".to_owned(), "a=b".to_owned())));
        assert_eq!(pair("Body="), Ok(("Body".to_owned(), String::new())));
        assert!(pair("Body").is_err() && pair("=1").is_err());
    }
}
