//! Serves the webhooks of [`hand::lean`] on `PORT`.

#[tokio::main]
async fn main() {
    hand::serve(hand::lean::router).await;
}
