use twiml_runtime::prelude::*;

fn main() {
    let _: axum::Router = axum::Router::new().route("/", axum::routing::post(async |_: GatherInput| {}));
}
