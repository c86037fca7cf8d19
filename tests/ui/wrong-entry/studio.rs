use twiml_runtime::prelude::*;

#[derive(serde::Deserialize)]
struct Order {}

#[studio_webhook("/order", entry)]
async fn order(_order: Signed<Order>) -> Json<u32> {
    Json(1)
}

fn main() {}
