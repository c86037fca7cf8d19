//! `send`: one webhook alone.

use crate::application::Application;
use crate::cli;
use crate::connect::connect;
use crate::outcome::{Outcome, Unusable};
use crate::screen::{Screen, Show};
use crate::terminal::line;
use crate::webhooks::payload;

pub(super) async fn run(send: cli::Send) -> Result<Outcome, Unusable> {
    let cli::Send { kind, url, set, unset, account } = send;
    let application = Application::new(&url, &account)?;
    let screen = Screen::new(&application, Show::Lines { verbose: account.verbose });
    screen.sends(&kind);
    let phone = connect(&application, &account, &screen)?;
    let row = payload(&kind).ok_or_else(|| Unusable(format!("`{kind}` is not a kind of webhook")))?;
    let mut sending = phone.send_payload(row, &application.path).method(account.method);
    let addresses = [("From", &account.from), ("To", &account.to)];
    let addresses =
        addresses.into_iter().filter_map(|(name, address)| Some((name.to_owned(), address.clone()?)));
    for (name, value) in addresses.chain(set) {
        sending = sending.with(name, value);
    }
    for name in unset {
        sending = sending.without(&name);
    }
    let result = sending.await;
    screen.refresh();
    let Ok(response) = result else { return Ok(Outcome::Badly) };
    if !account.verbose && !response.body().is_empty() {
        line(response.body().trim_end());
    }
    if !response.status().is_success() {
        screen.advise();
    }
    Ok(Outcome::of(response.status().is_success()))
}
