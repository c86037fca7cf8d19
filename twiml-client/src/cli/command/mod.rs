//! What can be typed.

mod change;
mod look;
mod serve;

use clap::Subcommand;

pub use change::{ApplyArgs, PlanArgs, PlanFormat, PlanOptions, RestoreArgs};
pub use look::{GraphArgs, GraphFormat, RoutesArgs};
pub use serve::{ServeArgs, TunnelProgram};

/// What an application can be told to do: a clap `Subcommand` for its own command line. [`run`](Self::run) does it. See [the module](crate::cli).
#[derive(Debug, Clone, Subcommand)]
// Without this, the comment above is shown as what the application is.
#[command(about = None, long_about = None)]
pub enum Command {
    /// Serve the webhooks, through a tunnel if there is no public URL
    #[command(after_help = "\
Examples:
  serve                                    through a tunnel that is running
  serve --public-url https://example.com   behind a proxy, or as a deployment
  serve --number +15551110000              and this number leads here, until Ctrl-C

TWILIO_AUTH_TOKEN verifies requests. --number needs TWILIO_ACCOUNT_SID as well.
Ctrl-C ends it in order, a second one at once. It ends with 0 if all is restored, with 1 after
an error, and with 130 after the second Ctrl-C.")]
    Serve(ServeArgs),

    /// Print what is mounted; needs no account
    Routes(RoutesArgs),

    /// Print which webhook names which; needs no account
    Graph(GraphArgs),

    /// Print what would change at Twilio, so that it calls this application; changes nothing
    #[command(after_help = "\
Examples:
  plan +15551110000                        a number
  plan +15551110000 MG… --check            in CI, of a number and a messaging service
  plan +15551110000 --format commands      for Twilio's own command line

It needs TWILIO_ACCOUNT_SID, and TWILIO_AUTH_TOKEN or an API key (TWILIO_API_KEY, TWILIO_API_SECRET).
It ends with 0, with 1 after an error or if the plan is refused, and with 2 if --check finds
differences, or if the command line cannot be read.")]
    Plan(PlanArgs),

    /// Make it so: show the plan, ask, and change what differs at Twilio
    #[command(after_help = "\
What was there before is kept in a journal, from which `restore` puts it back: in
$XDG_STATE_HOME/twiml, or ~/.local/state/twiml.")]
    Apply(ApplyArgs),

    /// Put back what was there before `apply` or `serve --number`
    #[command(after_help = "\
What somebody else has changed since is left alone.")]
    Restore(RestoreArgs),
}
