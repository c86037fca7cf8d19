//! `text`: to and fro with the application.

use crate::application::Application;
use crate::cli::Text;
use crate::editor::Editor;
use crate::files::save;
use crate::number::Number;
use crate::outcome::{Outcome, Unusable};
use crate::screen::{Screen, Show};
use crate::session::Session;
use crate::step::Step;

pub(super) async fn run(text: Text) -> Result<Outcome, Unusable> {
    let Text { url, body, media, account, saving } = text;
    let application = Application::new(&url, &account)?;
    let screen = Screen::new(&application, Show::Lines { verbose: account.verbose });
    let number = Number { media, ..Number::default() };
    let mut session = Session::new(&application, &account, number, &screen)?;
    let write = |body: String| Step::Text { path: None, body };
    let mut is_well = true;
    if body.is_empty() {
        screen.say("Each line is a message. Ctrl-D ends the conversation.");
        let mut editor = Editor::new(Vec::new())?;
        while let Some(line) = editor.line("text> ")? {
            // What failed is on the screen, and the next message may do better.
            is_well = session.play(&write(line)).await.is_ok();
        }
    } else {
        is_well = session.play(&write(body.join(" "))).await.is_ok();
    }
    save(&saving, &session)?;
    Ok(Outcome::of(is_well))
}
