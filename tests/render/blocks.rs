//! Rust among the children: `if`, `for`, `match`, `let`, and values in braces.

use twiml_runtime::prelude::*;

#[test]
fn if_and_else() {
    fn greet(hour: u8) -> VoiceResponse {
        twiml! {
            <Response>
                if hour < 12 {
                    <Say>"Good morning"</Say>
                } else if hour < 18 {
                    <Say>"Good afternoon"</Say>
                } else {
                    <Say>"Good evening"</Say>
                    <Hangup/>
                }
            </Response>
        }
    }
    assert_eq!(greet(9).as_str(), "<Response><Say>Good morning</Say></Response>");
    assert_eq!(greet(12).as_str(), "<Response><Say>Good afternoon</Say></Response>");
    assert_eq!(greet(23).as_str(), "<Response><Say>Good evening</Say><Hangup/></Response>");
}

struct Caller {
    name: &'static str,
    vip: bool,
}

#[test]
fn if_let_with_any_pattern() {
    fn greet(caller: Option<Caller>) -> VoiceResponse {
        twiml! {
            <Response>
                <Say>
                    "Hello"
                    if let Some(Caller { name, vip: true }) = &caller { ", dear " {name} }
                    else if let Some(caller) = caller && !caller.name.is_empty() { ", " {caller.name} }
                </Say>
            </Response>
        }
    }
    let say = |name, vip| greet(Some(Caller { name, vip })).to_string();
    assert_eq!(say("Ann", true), "<Response><Say>Hello, dear Ann</Say></Response>");
    assert_eq!(say("Tom", false), "<Response><Say>Hello, Tom</Say></Response>");
    assert_eq!(say("", false), "<Response><Say>Hello</Say></Response>");
    assert_eq!(greet(None).as_str(), "<Response><Say>Hello</Say></Response>");
}

#[test]
fn patterns_may_be_structs() {
    let (caller, callers) = (Caller { name: "Ann", vip: true }, [("Tom", 1..=3), ("Eve", 4..=9)]);
    let twiml: VoiceResponse = twiml! {
        <Response>
            if let Caller { name, vip: true } = caller && let "Ann" = name { <Say>{name}</Say> }
            if let 1..=5 = callers.len() { <Pause/> }
            for Caller { name, .. } in callers.map(|(name, _)| Caller { name, vip: false }) {
                <Say>{name}</Say>
            }
        </Response>
    };
    assert_eq!(twiml.as_str(), "<Response><Say>Ann</Say><Pause/><Say>Tom</Say><Say>Eve</Say></Response>");
}

#[test]
fn loops() {
    let menu = [("1", "sales"), ("2", "support")];
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Gather numDigits=1>
                for (at, (key, name)) in menu.iter().enumerate() {
                    if at > 0 { <Pause length={at}/> }
                    <Say>"Press " {key} " for " {name}</Say>
                }
            </Gather>
            for _ in menu.iter().skip(2) { <Hangup/> }
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Gather numDigits="1"><Say>Press 1 for sales</Say><Pause length="1"/>"#,
            "<Say>Press 2 for support</Say></Gather></Response>"
        )
    );
}

#[test]
fn match_with_guards_bindings_and_short_arms() {
    fn reply(text: &str, urgent: bool) -> MessagingResponse {
        twiml! {
            <Response>
                match text.split_once(' ') {
                    Some(("stop" | "end", _)) => {}
                    Some((first, rest)) if urgent => { <Message>{first} "! " {rest}</Message> }
                    Some((first, _)) => <Message>{first}</Message>,
                    None => {
                        let length = text.len();
                        <Message>{length}</Message>
                    }
                }
                <Message>
                    match urgent { true => "at once", false => "later" }
                </Message>
            </Response>
        }
    }
    assert_eq!(reply("stop it", true).as_str(), "<Response><Message>at once</Message></Response>");
    assert_eq!(
        reply("help me", true).as_str(),
        "<Response><Message>help! me</Message><Message>at once</Message></Response>"
    );
    assert_eq!(
        reply("help me", false).as_str(),
        "<Response><Message>help</Message><Message>later</Message></Response>"
    );
    assert_eq!(
        reply("hello", false).as_str(),
        "<Response><Message>5</Message><Message>later</Message></Response>"
    );
}

#[test]
fn a_variable_lives_as_long_as_its_element() {
    let count = 1;
    let twiml: VoiceResponse = twiml! {
        <Response>
            let count = count + 1;
            <Say>let count = count * 10; {count}</Say>
            <Say>{count}</Say>
            if count > 1 {
                let Some(half) = Some(count / 2) else { unreachable!() };
                let writer = "a name of ours";
                <Say>{half} {writer}</Say>
            }
        </Response>
    };
    assert_eq!(twiml.as_str(), "<Response><Say>20</Say><Say>2</Say><Say>1a name of ours</Say></Response>");
    assert_eq!(count, 1);
}

#[test]
fn braces_hold_any_expression() {
    let names: &[&str] = &["Ann", "Tom"];
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Say>{ if names.is_empty() { "nobody" } else { names[0] } }</Say>
            <Say>{ let joined = names.join(" & "); joined.to_uppercase() }</Say>
            <Say>{ match names.len() { 2 => 'b', _ => 'x' } }</Say>
            <Say>{ names.iter().map(|name| name.len()).sum::<usize>() }</Say>
            <Say>{ twiml_of_another("x").as_str() }</Say>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            "<Response><Say>Ann</Say><Say>ANN &amp; TOM</Say><Say>b</Say><Say>6</Say>",
            "<Say>&lt;Response&gt;&lt;Say&gt;x&lt;/Say&gt;&lt;/Response&gt;</Say></Response>"
        )
    );
}

fn twiml_of_another(text: &str) -> VoiceResponse {
    twiml! { <Response><Say>{text}</Say></Response> }
}

async fn lookup(number: &str) -> Result<String, std::num::ParseIntError> {
    tokio::task::yield_now().await;
    number.parse::<u64>().map(|number| format!("caller {number}"))
}

#[tokio::test]
async fn braces_may_wait_and_fail() {
    async fn greet(numbers: &[&str]) -> Result<VoiceResponse, std::num::ParseIntError> {
        Ok(twiml! {
            <Response>
                for number in numbers {
                    if lookup(number).await?.ends_with('0') { <Pause/> }
                    <Say language={Some("en-GB")}>"Hello, " {lookup(number).await?}</Say>
                }
                <Say>{ numbers.first().map(|first| first.parse::<u64>()).transpose()? }</Say>
            </Response>
        })
    }
    // A handler's future has to be `Send` as well.
    fn sent<T>(future: impl Future<Output = T> + Send) -> impl Future<Output = T> + Send {
        future
    }
    assert_eq!(
        sent(greet(&["10", "7"])).await.unwrap().as_str(),
        concat!(
            "<Response><Pause/><Say language=\"en-GB\">Hello, caller 10</Say>",
            "<Say language=\"en-GB\">Hello, caller 7</Say><Say>10</Say></Response>"
        )
    );
    assert!(sent(greet(&["10", "x"])).await.is_err());
}

#[test]
fn documents_in_closures_and_loops() {
    let reply = |text: &str| -> MessagingResponse {
        twiml! { <Response><Message>{text}</Message></Response> }
    };
    let replies: Vec<String> = ["a", "b"].into_iter().map(|text| reply(text).to_string()).collect();
    assert_eq!(
        replies.concat(),
        "<Response><Message>a</Message></Response><Response><Message>b</Message></Response>"
    );

    let chosen: VoiceResponse = loop {
        if replies.len() > 1 {
            break twiml! { <Response><Hangup/></Response> };
        }
    };
    assert_eq!(chosen.as_str(), "<Response><Hangup/></Response>");
}
