//! `script`: steps from a file, without a terminal.

use serde_json::json;

use crate::application::Application;
use crate::cli::Script;
use crate::files::{read, save};
use crate::number::Number;
use crate::outcome::{Outcome, Unusable};
use crate::screen::{Screen, Show};
use crate::session::{Failure, Session};
use crate::step::{self, NoStep, Step};
use crate::terminal::{PLAIN, RED, error_line, line as print};

pub(super) async fn run(script: Script) -> Result<Outcome, Unusable> {
    let Script { file, url, json, steps, account, saving } = script;
    let (Some(file), Some(url), false) = (file, url, steps) else {
        print(step::list(|_| true));
        return Ok(Outcome::Well);
    };
    let steps = parse(&read(&file)?).map_err(|error| Unusable(format!("{}, {error}", file.display())))?;
    let application = Application::new(&url, &account)?;
    let show = if json { Show::Json } else { Show::Lines { verbose: account.verbose } };
    let screen = Screen::new(&application, show);
    let mut session = Session::new(&application, &account, Number::default(), &screen)?;
    let failed = play(&mut session, &steps).await;
    session.end().await;
    match &failed {
        None if json => print(json!({ "event": "passed", "steps": steps.len() })),
        None => screen.say(&format!("passed: {} steps", steps.len())),
        Some((line, failure)) if json => {
            print(json!({ "event": "failed", "line": line, "text": failure.0 }));
        }
        Some((line, failure)) => {
            error_line(format_args!("{RED}{}, line {line}:{PLAIN} {}", file.display(), failure.0));
        }
    }
    save(&saving, &session)?;
    Ok(Outcome::of(failed.is_none()))
}

/// Plays all steps, up to the first that does not go as it should.
async fn play(session: &mut Session, steps: &[(usize, Step)]) -> Option<(usize, Failure)> {
    for (line, step) in steps {
        if let Err(failure) = session.play(step).await {
            return Some((*line, failure));
        }
    }
    None
}

/// The steps of a script, each with the number of its line.
fn parse(text: &str) -> Result<Vec<(usize, Step)>, String> {
    let lines = (1..).zip(text.lines());
    let steps = lines.map(|(number, line)| match Step::of_line(line) {
        Ok(step) => Ok(step.map(|step| (number, step))),
        Err(NoStep(error)) => Err(format!("line {number}: {error}")),
    });
    steps.filter_map(Result::transpose).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_read_whole_before_anything_is_played() {
        let steps = parse("# a menu\ncall /voice\n\npress 1\n").unwrap();
        assert_eq!(
            steps,
            [(2, Step::Call { path: Some("/voice".to_owned()) }), (4, Step::Press("1".to_owned()))]
        );
        assert!(parse("call /voice\npres 1").unwrap_err().starts_with("line 2: `pres` is not a step"));
    }
}
