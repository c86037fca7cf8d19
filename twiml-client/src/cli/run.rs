//! Does what was typed.

use std::process::ExitCode;

use twiml_runtime::{BoxError, Verifier, Webhooks};

use super::command::Command;
use super::tool::Tool;
use super::{change, graph, routes, serve, terminal};

impl Command {
    /// Does it, for the application whose webhooks this function makes, and which has this state. [`Tool`] does it for others.
    ///
    /// What happens is said on standard output, and what goes wrong on standard error. The status is for `main` to return;
    /// [the module](crate::cli#how-it-ends) says what it means.
    pub async fn run<S>(
        self,
        app: impl Fn(Verifier) -> Webhooks<S> + Send + Sync + 'static,
        state: S,
    ) -> ExitCode
    where
        S: Clone + Send + Sync + 'static,
    {
        Tool::new(app, state).run(self).await
    }
}

impl<S: Clone + Send + Sync + 'static> Tool<S> {
    /// Does it. The status is for `main` to return.
    pub async fn run(self, command: Command) -> ExitCode {
        self.carry_out(command).await.unwrap_or_else(|error| {
            terminal::error(error);
            ExitCode::FAILURE
        })
    }

    async fn carry_out(self, command: Command) -> Result<ExitCode, BoxError> {
        match command {
            Command::Serve(args) => return serve::run(self, &args).await,
            Command::Routes(args) => routes::run(&self.unserved()?, &args),
            Command::Graph(args) => graph::run(&self.unserved()?, &args),
            Command::Plan(args) => {
                let webhooks = self.unserved_at(args.public_url.as_deref())?;
                return change::plan(&webhooks, &self.account()?, &args).await;
            }
            Command::Apply(args) => {
                let webhooks = self.unserved_at(args.public_url.as_deref())?;
                return change::apply(&webhooks, &self.account()?, &args).await;
            }
            Command::Restore(args) => return change::restore(&self.account()?, &args).await,
        }
        Ok(ExitCode::SUCCESS)
    }
}
