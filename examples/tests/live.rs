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
    let (trying, seen) = (rehearsal.clone(), Arc::new(Mutex::new(None)));
    let found = Arc::clone(&seen);
    let tool = tool.during(async move |_| {
        let urls = urls(&trying)?;
        let call = trying.call().await?;
        call.press("7").await?;
        call.finish().await;
        *found.lock().map_err(|_| "poisoned")? = Some((urls, call.heard()));
        try_out(&trying).await
    });
    assert_eq!(tool.run(command).await, ExitCode::SUCCESS);
    let (urls_meanwhile, heard) = seen.lock().map_err(|_| "poisoned")?.take().ok_or("nobody called")?;
    assert_eq!(urls_meanwhile, expected);
    assert_eq!(heard, ["This is your own machine. Press any key.", "You pressed 7.", "Goodbye!"]);
    assert_eq!(urls(&rehearsal)?, before);
    Ok(())
}
