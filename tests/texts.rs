//! The text of an element has a limit, and an element inside it has its own.

use twiml_runtime::prelude::*;

#[test]
fn a_task_may_be_longer_than_the_name_of_a_queue() {
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Enqueue workflowSid="WWXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX">
                <Task>r#"{"account": 12345, "language": "es", "reason": "an order that has not arrived"}"#</Task>
            </Enqueue>
        </Response>
    };
    assert!(twiml.as_str().contains(r#"<Task>{"account": 12345, "#), "{twiml}");
}

#[test]
fn each_address_may_be_as_long_as_one() {
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Dial>
                <Sip>
                    <Uri>"sip:desk@pbx.example;transport=tls?x-office=the-one-behind-the-station&x-floor=third"</Uri>
                    <Uri>"sip:home@pbx.example;transport=tls?x-office=the-kitchen-table&x-floor=ground-floor"</Uri>
                    <Uri>"sip:shop@pbx.example;transport=tls?x-office=the-counter&x-floor=behind-the-oven"</Uri>
                    <Uri>"sip:cell@pbx.example;transport=tls?x-office=wherever-the-train-is&x-floor=platform-nine"</Uri>
                </Sip>
            </Dial>
        </Response>
    };
    let characters: usize = twiml.as_str().split("sip:").skip(1).map(|rest| rest.find('<').unwrap()).sum();
    assert!(characters > 255, "{characters} characters in {twiml}");
}
