use twiml_runtime::prelude::*;

#[status_callback("/orders/{id}/status")]
async fn order_status(_update: MessageStatusUpdate, Path(_id): Path<u32>) {}

fn address(public_url: &PublicUrl) -> twiml_runtime::Url {
    public_url.url_for::<order_status>()
}

fn main() {}
