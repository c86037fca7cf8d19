use twiml_client::prelude::*;

async fn send(client: &Client) -> Result<(), Error> {
    SendMessage::to("+15551110000").body("Hello!").send(client).await?;
    Ok(())
}

fn main() {}
