//! The order in which tunnels are looked for.

use twiml_client::tunnel::{Tunnel, TunnelError, TunnelKind};

use super::agents::{Server, endpoints, quick, ready};
use super::{assert_says, found, search};

const NGROK: &str = "https://ours.ngrok-free.app";
const CLOUDFLARED: &str = "https://ours.trycloudflare.com";

async fn cloudflared() -> Server {
    let agent = Server::start().await;
    agent.says("/quicktunnel", quick("ours.trycloudflare.com"));
    agent.answers("/ready", [ready(1)]);
    agent
}

#[tokio::test]
async fn what_is_given_comes_before_ngrok_and_that_before_cloudflared() {
    let (ngrok, cloudflared) = (Server::start().await, cloudflared().await);
    ngrok.says("/api/endpoints", endpoints(&[(NGROK, "3000")]));
    let both = search().ngrok_at(ngrok.address).cloudflared_at(cloudflared.address);
    let given = both.clone().given(Some("https://app.example.com/base")).find().await.unwrap();
    assert_eq!(
        (given.public_url().as_str(), given.kind()),
        ("https://app.example.com/base", TunnelKind::Given)
    );
    assert!(ngrok.asked().is_empty() && cloudflared.asked().is_empty());

    assert_eq!(found(both.clone().given(None::<String>).find().await).unwrap(), NGROK);
    assert!(cloudflared.asked().is_empty());
    // An agent for another application is passed by.
    ngrok.says("/api/endpoints", endpoints(&[(NGROK, "4000")]));
    assert_eq!(found(both.find().await).unwrap(), CLOUDFLARED);
}

#[tokio::test]
async fn a_choice_is_the_user_s() {
    let (ngrok, cloudflared) = (Server::start().await, cloudflared().await);
    ngrok.says("/api/endpoints", endpoints(&[(NGROK, "3000"), ("https://b.ngrok.app", "3000")]));
    let both = search().ngrok_at(ngrok.address).cloudflared_at(cloudflared.address);
    assert!(matches!(both.find().await, Err(TunnelError::Several { .. })));
    assert!(cloudflared.asked().is_empty());
}

#[tokio::test]
async fn a_tunnel_that_is_not_connected_is_not_replaced() {
    let cloudflared = cloudflared().await;
    cloudflared.answers("/ready", [ready(0)]);
    let outcome = search().cloudflared_at(cloudflared.address).find().await;
    assert!(matches!(outcome, Err(TunnelError::NotReady { .. })), "{outcome:?}");
}

#[tokio::test]
async fn where_there_is_nothing_all_is_said() {
    let ngrok = Server::start().await;
    ngrok.says("/api/endpoints", endpoints(&[(NGROK, "4000")]));
    let error = found(search().ngrok_at(ngrok.address).find().await).unwrap_err();
    assert_says(
        &error,
        &[
            "nothing was found that leads to port 3000",
            "https://ours.ngrok-free.app leads to 4000",
            "no cloudflared answers at 127.0.0.1:",
            "`ngrok http 3000`",
            "`cloudflared tunnel --url http://localhost:3000`",
            "TWILIO_PUBLIC_URL",
        ],
    );
}

#[test]
fn a_given_url_is_checked() {
    assert_eq!(found(Tunnel::given("https://app.example.com/")).unwrap(), "https://app.example.com");
    let error = found(Tunnel::given("app.example.com")).unwrap_err();
    assert_says(&error, &["https:// in front"]);
}

#[cfg(feature = "ngrok")]
#[tokio::test]
async fn ngrok_in_this_process_needs_an_authtoken() {
    let error = search().embedded_ngrok().await.unwrap_err();
    assert!(matches!(error, TunnelError::NoAuthtoken), "{error:?}");
    assert_says(&error.to_string(), &["NGROK_AUTHTOKEN is not set", "dashboard.ngrok.com"]);
}
