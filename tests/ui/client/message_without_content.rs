use twiml_client::prelude::*;

async fn send(client: &Client) -> Result<(), Error> {
    SendMessage::to("+15551110000").from("+15552220000").send(client).await?;
    Ok(())
}

fn main() {}
