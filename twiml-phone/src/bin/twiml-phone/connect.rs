//! From the command line to a phone.

use twiml_phone::{OverHttp, Phone};
use twiml_runtime::Verifier;

use crate::application::Application;
use crate::cli::Account;
use crate::outcome::Unusable;
use crate::screen::Screen;
use crate::watched::Watched;

/// Signs when no token is given: an application that checks no signature answers all the same.
const NO_TOKEN: &str = "no token was given";

/// A phone that calls the application, and shows on this screen what happens.
pub(crate) fn connect(
    application: &Application,
    account: &Account,
    screen: &Screen,
) -> Result<Phone, Unusable> {
    let token = account.token.as_deref().unwrap_or(NO_TOKEN);
    let verifier =
        Verifier::new(token, &*application.public_url).map_err(|error| Unusable(error.to_string()))?;
    let way = OverHttp::new(&application.address, verifier.public_url().clone());
    let way = Watched::new(way, screen.clone());
    let phone = match &account.sid {
        Some(sid) => Phone::of_account(sid, way, verifier),
        None => Phone::over(way, verifier),
    };
    screen.show_transcript(phone.transcript());
    Ok(phone)
}
