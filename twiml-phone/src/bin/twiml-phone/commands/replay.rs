//! `replay`: requests that were saved, once more.

use super::{Outcome, Unusable, read};
use crate::application::Application;
use crate::cli::Replay;
use crate::requests::{self, SavedRequest};
use crate::screen::{Screen, Show};

pub(super) async fn run(replay: Replay) -> Result<Outcome, Unusable> {
    let Replay { file, url, account } = replay;
    let application = Application::new(&url, &account)?;
    let screen = Screen::new(&application, Show::Lines { verbose: account.verbose });
    let phone = application.phone(&account, &screen)?;
    let requests =
        requests::read(&read(&file)?).map_err(|error| Unusable(format!("{}: {error}", file.display())))?;
    let mut failed = 0;
    let sent = requests.len();
    for SavedRequest { path, method, parameters } in requests {
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
