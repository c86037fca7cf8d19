//! Serves the webhooks of [`hand::careful`] on `PORT`.

#[tokio::main]
async fn main() {
    hand::serve(hand::careful::router).await;
}
