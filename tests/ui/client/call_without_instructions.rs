use twiml_client::prelude::*;

async fn call(client: &Client) -> Result<(), Error> {
    PlaceCall::to("+15551110000").from("+15552220000").send(client).await?;
    Ok(())
}

fn main() {}
