//! `call`: a call in the terminal.

use twiml_phone::Call;

use crate::application::Application;
use crate::cli;
use crate::editor::Editor;
use crate::files::save;
use crate::number::Number;
use crate::outcome::{Outcome, Unusable};
use crate::screen::{Screen, Show};
use crate::session::Session;
use crate::step::{self, Step};

pub(super) async fn run(call: cli::Call) -> Result<Outcome, Unusable> {
    let cli::Call { url, fallback, status_callback, account, saving } = call;
    let application = Application::new(&url, &account)?;
    let screen = Screen::new(&application, Show::Lines { verbose: account.verbose });
    let number = Number { fallback, status_callback, ..Number::default() };
    let mut session = Session::new(&application, &account, number, &screen)?;
    // To call always works; what the application answers is another matter.
    session.play(&Step::Call { path: None }).await.unwrap_or_default();
    session.rest().await;
    let mut editor = Editor::new(step::beginnings(is_for_calls))?;
    while let Some(call) = session.call().filter(|call| !call.is_over()) {
        screen.say(&hint(call));
        let Some(line) = editor.line("call> ")? else { break };
        match line.as_str() {
            "quit" | "exit" => break,
            "help" | "?" => screen.say(&step::list(is_for_calls)),
            line => act(&mut session, &screen, line).await,
        }
    }
    session.end().await;
    save(&saving, &session)?;
    Ok(Outcome::of(!session.has_failed()))
}

async fn act(session: &mut Session, screen: &Screen, line: &str) {
    let step = match Step::of_line(line) {
        Ok(Some(step)) => step,
        Ok(None) => return,
        Err(step::NoStep(error)) => return screen.complain(&error),
    };
    if !is_for_calls(line) {
        return screen.complain("That is a step of scripts. `help` lists what can be done in a call.");
    }
    if let Err(failure) = session.play(&step).await {
        screen.complain(&failure.0);
    }
    if !step.names_a_moment() {
        session.rest().await;
    }
}

/// Whether a step makes sense in a call.
fn is_for_calls(step: &str) -> bool {
    let first = step.split_whitespace().next().unwrap_or_default();
    !["call", "text", "expect"].contains(&first)
}

/// What the call waits for, and what can be done about it.
fn hint(call: &Call) -> String {
    let doing = call.doing();
    let acts = if doing.contains("calling") {
        "answers, busy, no answer, fails, hang up"
    } else if doing.contains("<Record>") {
        "speak SECONDS, press KEYS, wait, hang up"
    } else if doing.contains("<Gather>") {
        "press KEYS, say WORDS, wait, hang up"
    } else if doing.contains("<ConversationRelay>") {
        "say WORDS, press KEYS, listen SECONDS, hang up"
    } else if doing.contains("<Connect><Stream>") {
        "play FILE, press KEYS, listen SECONDS, save FILE, hang up"
    } else if doing.contains("<Dial>") {
        "callee hangs up, callee presses KEYS, wait, hang up"
    } else {
        "wait, hang up, help"
    };
    format!("           at {doing}: {acts}")
}
