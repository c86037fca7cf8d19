use twiml_runtime::prelude::*;

#[derive(serde::Deserialize)]
struct Event {}

#[status_callback("/signed", entry)]
async fn signed(_event: Signed<Event>) {}

#[status_callback("/any", entry)]
async fn any() {}

fn main() {}
