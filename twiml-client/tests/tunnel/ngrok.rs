//! ngrok agents, of both generations.

use twiml_client::tunnel::{TunnelError, TunnelKind};

use super::agents::{Server, endpoints, page, status, tunnels};
use super::{assert_says, found, search};

const OURS: &str = "https://ours.ngrok-free.app";
const OTHER: &str = "https://other.ngrok-free.app";

#[tokio::test]
async fn the_endpoint_that_leads_to_the_port_is_found() {
    for upstream in
        ["http://localhost:3000", "localhost:3000", "3000", "http://127.0.0.1:3000", "https://[::1]:3000"]
    {
        let agent = Server::start().await;
        agent.says("/api/endpoints", endpoints(&[(OTHER, "http://localhost:4000"), (OURS, upstream)]));
        let tunnel = search().ngrok_at(agent.address).ngrok().await.unwrap();
        assert_eq!((tunnel.public_url().as_str(), tunnel.kind()), (OURS, TunnelKind::Ngrok), "{upstream}");
        assert_eq!(agent.asked(), ["/api/endpoints"]);
    }
}

#[tokio::test]
async fn an_older_agent_is_asked_for_its_tunnels() {
    let agent = Server::start().await;
    agent.says("/api/tunnels", tunnels(&[(OTHER, "http://localhost:4000"), (OURS, "http://localhost:3000")]));
    assert_eq!(found(search().ngrok_at(agent.address).ngrok().await).unwrap(), OURS);
    assert_eq!(agent.asked(), ["/api/endpoints", "/api/tunnels"]);
}

#[tokio::test]
async fn what_is_not_https_is_left_out() {
    let agent = Server::start().await;
    let insecure = [("http://ours.ngrok.io", "3000"), ("tcp://0.tcp.ngrok.io:53476", "localhost:3000")];
    agent.says("/api/tunnels", tunnels(&[&insecure[..], &[(OURS, "3000")]].concat()));
    assert_eq!(found(search().ngrok_at(agent.address).ngrok().await).unwrap(), OURS);
    agent.says("/api/tunnels", tunnels(&insecure));
    let error = found(search().ngrok_at(agent.address).ngrok().await).unwrap_err();
    assert_says(
        &error,
        &["http://ours.ngrok.io leads to 3000", "tcp://0.tcp.ngrok.io:53476 leads to", "`ngrok http 3000`"],
    );
}

#[tokio::test]
async fn several_are_refused_and_listed() {
    let agent = Server::start().await;
    agent.says("/api/endpoints", endpoints(&[(OURS, "http://localhost:3000"), (OTHER, "3000")]));
    let error = search().ngrok_at(agent.address).ngrok().await.unwrap_err();
    assert!(
        matches!(&error, TunnelError::Several { port: 3000, urls } if urls == &[OTHER, OURS]),
        "{error:?}"
    );
    assert_says(&error.to_string(), &[OURS, OTHER, "TWILIO_PUBLIC_URL"]);
    // One that is listed twice is one.
    agent.says("/api/endpoints", endpoints(&[(OURS, "http://localhost:3000"), (OURS, "3000")]));
    assert_eq!(found(search().ngrok_at(agent.address).ngrok().await).unwrap(), OURS);
}

#[tokio::test]
async fn tunnels_to_another_port_are_listed() {
    let agent = Server::start().await;
    agent.says("/api/endpoints", endpoints(&[(OTHER, "http://localhost:4000")]));
    let error = found(search().ngrok_at(agent.address).ngrok().await).unwrap_err();
    let expected = "no tunnel leads to port 3000, but https://other.ngrok-free.app leads to http://localhost:4000: start another one with \
                    `ngrok http 3000`";
    assert_eq!(error, expected);
    agent.says("/api/endpoints", endpoints(&[]));
    let error = found(search().ngrok_at(agent.address).ngrok().await).unwrap_err();
    assert_eq!(error, "the agent has no tunnel to port 3000: start one with `ngrok http 3000`");
}

#[tokio::test]
async fn no_agent_is_an_error_that_says_what_to_start() {
    let error = search().ngrok().await.unwrap_err();
    assert!(matches!(error, TunnelError::NoNgrok { port: 3000, .. }), "{error:?}");
    let (where_from, advice) = ("no ngrok agent answers at 127.0.0.1:", ": start one with `ngrok http 3000`");
    assert!(error.to_string().starts_with(where_from) && error.to_string().ends_with(advice), "{error}");
}

#[tokio::test]
async fn all_agents_of_the_machine_are_asked() {
    let (program, one, two) = (Server::start().await, Server::start().await, Server::start().await);
    program.says("/api/endpoints", "<html>");
    one.says("/api/endpoints", endpoints(&[(OTHER, "4000")]));
    two.says("/api/tunnels", tunnels(&[(OURS, "3000")]));
    let search = search().ngrok_at(program.address).ngrok_at(one.address).ngrok_at(two.address);
    assert_eq!(found(search.ngrok().await).unwrap(), OURS);
    one.says("/api/endpoints", endpoints(&[(OTHER, "3000")]));
    assert!(matches!(search.ngrok().await, Err(TunnelError::Several { .. })));
}

#[tokio::test]
async fn what_is_not_an_agent_is_an_error() {
    for (path, answer) in [
        ("/api/endpoints", page("<html>")),
        ("/api/endpoints", page(r#"{"endpoints":"#)),
        ("/api/endpoints", page(r#"{"endpoints":{}}"#)),
        ("/api/endpoints", page("[]")),
        ("/api/endpoints", status(500)),
        ("/api/endpoints", page(&" ".repeat(2 * 1024 * 1024))),
        ("/api/tunnels", page("")),
        ("/api/tunnels", page(r#"{"tunnels":null}"#)),
        ("/nowhere", status(200)),
    ] {
        let agent = Server::start().await;
        agent.answers(path, [answer]);
        let error = search().ngrok_at(agent.address).ngrok().await.unwrap_err();
        assert!(matches!(error, TunnelError::Unreadable { .. }), "{path}: {error:?}");
        assert_says(&error.to_string(), &[&agent.address.to_string(), "the API of an ngrok agent"]);
    }
}

#[tokio::test]
async fn fields_that_are_missing_or_odd_leave_out_their_tunnel() {
    let agent = Server::start().await;
    let odd = r#"{"url":7,"upstream":{"url":"3000"}},{"upstream":{"url":"3000"}},{"url":"https://cloud.ngrok.app"},null"#;
    let good = endpoints(&[(OURS, "3000")]);
    agent.says("/api/endpoints", good.replace("[{", &format!("[{odd},{{")));
    assert_eq!(found(search().ngrok_at(agent.address).ngrok().await).unwrap(), OURS);
    // A name that Twilio cannot call.
    agent.says("/api/endpoints", endpoints(&[("https://our_own.example", "3000")]));
    let error = search().ngrok_at(agent.address).ngrok().await.unwrap_err();
    assert!(matches!(error, TunnelError::Url(_)), "{error:?}");
}
