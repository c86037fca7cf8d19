//! `replay`: requests that were saved, once more.

use twiml_phone::Parameters;

use crate::application::Application;
use crate::cli::{Account, Replay};
use crate::connect::connect;
use crate::files::read;
use crate::outcome::{Outcome, Unusable};
use crate::requests::{self, SavedRequest};
use crate::screen::{Screen, Show};

pub(super) async fn run(replay: Replay) -> Result<Outcome, Unusable> {
    let Replay { file, url, account } = replay;
    let application = Application::new(&url, &account)?;
    let screen = Screen::new(&application, Show::Lines { verbose: account.verbose });
    let phone = connect(&application, &account, &screen)?;
    let requests =
        requests::read(&read(&file)?).map_err(|error| Unusable(format!("{}: {error}", file.display())))?;
    let mut failed = 0;
    let sent = requests.len();
    for SavedRequest { path, method, parameters } in requests {
        let parameters = overridden(parameters, &account);
        let path = path.as_deref().unwrap_or(&application.path);
        let response = phone.send_parameters(parameters, path).method(method.unwrap_or(account.method)).await;
        screen.refresh();
        if !response.is_ok_and(|response| response.status().is_success()) {
            failed += 1;
            screen.advise();
        }
    }
    screen.say(&format!("{sent} requests, {failed} failed"));
    Ok(Outcome::of(failed == 0))
}

/// What was typed takes the place of what was saved.
fn overridden(parameters: Parameters, account: &Account) -> Parameters {
    let sid = account.sid.as_ref().map(ToString::to_string);
    let typed = [("AccountSid", sid), ("From", account.from.clone()), ("To", account.to.clone())];
    typed.into_iter().fold(parameters, |parameters, (name, value)| match value {
        Some(value) => parameters.with(name, value),
        None => parameters,
    })
}
