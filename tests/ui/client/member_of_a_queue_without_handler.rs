use twiml_client::prelude::*;
use twiml_runtime::prelude::*;

async fn next(client: &Client, queue: &QueueSid) -> Result<(), Error> {
    DequeueMember::front(queue).send(client).await?;
    Ok(())
}

fn main() {}
