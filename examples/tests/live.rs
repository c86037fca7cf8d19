//! The whole way to a number that answers, and back.

use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use super::*;

const URLS: [&str; 5] = ["sms_url", "sms_fallback_url", "voice_url", "voice_fallback_url", "status_callback"];

fn urls(rehearsal: &Rehearsal) -> Result<Vec<Option<String>>, BoxError> {
    let number = rehearsal.number()?;
    Ok(URLS.map(|field| number.text(field).map(str::to_owned)).to_vec())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_leads_here_and_is_as_before_afterwards() -> Result<(), BoxError> {
    let mut args = ServeArgs::default();
    args.port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let here = |path| Some(format!("http://127.0.0.1:{}/live/{path}", args.port));
    let expected = [here("sms"), here("sms-fallback"), here("voice"), None, here("call-status")];

    let rehearsal = Rehearsal::start(&args).await?;
    let before = urls(&rehearsal)?;
    let (tool, command) = rehearsal.of(Tool::new(app, ()), args);
    let (trying, seen) = (rehearsal.clone(), Arc::new(Mutex::new(Vec::new())));
    let (meanwhile, heard) = (Arc::clone(&seen), Arc::new(Mutex::new(Vec::new())));
    let hears = Arc::clone(&heard);
    let tool = tool.during(async move |_| {
        *meanwhile.lock().map_err(|_| "poisoned")? = urls(&trying)?;
        let call = trying.call().await?;
        call.press("7").await?;
        call.finish().await;
        *hears.lock().map_err(|_| "poisoned")? = call.heard();
        try_out(&trying).await
    });
    assert_eq!(tool.run(command).await, ExitCode::SUCCESS);
    assert_eq!(*seen.lock().map_err(|_| "poisoned")?, expected);
    assert_eq!(
        *heard.lock().map_err(|_| "poisoned")?,
        ["This is your own machine. Press any key.", "You pressed 7.", "Goodbye!"]
    );
    assert_eq!(urls(&rehearsal)?, before);
    Ok(())
}
