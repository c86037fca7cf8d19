//! Which Rust values a document can contain, and how each is written.

use std::borrow::Cow;
use std::num::NonZero;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use twiml_runtime::prelude::*;
use twiml_runtime::{Address, TextValue, Url};

/// How a value is written as text.
fn text(value: impl TextValue) -> String {
    let twiml: VoiceResponse = twiml! { <Response><Say>{value}</Say></Response> };
    let text = twiml
        .as_str()
        .strip_prefix("<Response><Say>")
        .and_then(|rest| rest.strip_suffix("</Say></Response>"));
    text.unwrap().to_owned()
}

#[test]
fn text_in_every_form() {
    let string = String::from("a & b");
    assert_eq!(text("a & b"), "a &amp; b");
    assert_eq!(text(&string), "a &amp; b");
    assert_eq!(text(&&string), "a &amp; b");
    assert_eq!(text(string.clone()), "a &amp; b");
    assert_eq!(text(Cow::Borrowed("a & b")), "a &amp; b");
    assert_eq!(text(Cow::<str>::Owned(string.clone())), "a &amp; b");
    assert_eq!(text(Box::<str>::from("a & b")), "a &amp; b");
    assert_eq!(text(Rc::<str>::from("a & b")), "a &amp; b");
    assert_eq!(text(Arc::<str>::from("a & b")), "a &amp; b");
    assert_eq!(text('&'), "&amp;");
    assert_eq!(text(Some("a & b")), "a &amp; b");
    assert_eq!(text(None::<String>), "");
    assert_eq!(text(Some(&Some("a & b"))), "a &amp; b");
    assert_eq!(text(format_args!("{string} {}", '<')), "a &amp; b &lt;");
}

#[test]
fn integers_of_every_size() {
    assert_eq!(text(i8::MIN), "-128");
    assert_eq!(text(u8::MAX), "255");
    assert_eq!(text(i16::MIN), "-32768");
    assert_eq!(text(u16::MAX), "65535");
    assert_eq!(text(i32::MIN), "-2147483648");
    assert_eq!(text(u32::MAX), "4294967295");
    assert_eq!(text(i64::MIN), "-9223372036854775808");
    assert_eq!(text(u64::MAX), "18446744073709551615");
    assert_eq!(text(i128::MIN), i128::MIN.to_string());
    assert_eq!(text(u128::MAX), u128::MAX.to_string());
    assert_eq!(text(-1_isize), "-1");
    assert_eq!(text(1_usize), "1");
    assert_eq!(text(NonZero::<u32>::MIN), "1");
}

#[test]
fn decimal_numbers_without_an_exponent() {
    assert_eq!(text(0.5_f64), "0.5");
    assert_eq!(text(2.0_f32), "2");
    assert_eq!(text(1e21_f64), "1000000000000000000000");
    assert_eq!(text(-1e-7_f64), "-0.0000001");
}

#[test]
fn addresses_and_urls_as_they_are() {
    assert_eq!(text(Address::from("whatsapp:+15551234567")), "whatsapp:+15551234567");
    assert_eq!(text(&Address::from("Tom&Ann")), "Tom&amp;Ann");
    assert_eq!(
        text(Url::from("https://example.com/?a=1&b=2".to_owned())),
        "https://example.com/?a=1&amp;b=2"
    );
}

#[test]
fn urls_for_attributes() {
    let uri: http::Uri = "https://example.com/a?b=1&c=2".parse().unwrap();
    let url = Url::from("/local".to_owned());
    let none: Option<Url> = None;
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Gather action={uri} partialResultCallback={&url}/>
            <Gather action={"/a"} partialResultCallback={String::from("/b")}/>
            <Gather action={none}/>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Gather action="https://example.com/a?b=1&amp;c=2" partialResultCallback="/local"/>"#,
            r#"<Gather action="/a" partialResultCallback="/b"/><Gather/></Response>"#
        )
    );
}

#[test]
fn integers_and_booleans_for_attributes() {
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Gather numDigits={4_u8} timeout={Some(NonZero::<u16>::MIN)} bargeIn={true} debug={&false}/>
            <Pause length={2 * 3}/>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Gather numDigits="4" timeout="1" bargeIn="true" debug="false"/>"#,
            r#"<Pause length="6"/></Response>"#
        )
    );
}

#[test]
fn times_are_rounded_up_to_the_unit() {
    let (pause, silence) = (Duration::from_millis(1500), Duration::from_micros(2_000_001));
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Pause length={pause}/>
            <Pause length={Some(&Duration::from_secs(2))}/>
            <Pause length={None::<Duration>}/>
            <Pause length={3_u8}/>
            <Dial>
                <Number machineDetectionSilenceTimeout={silence}>"+15551234567"</Number>
                <Number machineDetectionSilenceTimeout={NonZero::<u16>::MAX}>"+15551234567"</Number>
            </Dial>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Pause length="2"/><Pause length="2"/><Pause/><Pause length="3"/>"#,
            r#"<Dial><Number machineDetectionSilenceTimeout="2001">+15551234567</Number>"#,
            r#"<Number machineDetectionSilenceTimeout="65535">+15551234567</Number></Dial></Response>"#
        )
    );
    let longest: VoiceResponse = twiml! { <Response><Pause length={Duration::MAX}/></Response> };
    assert_eq!(longest.as_str(), r#"<Response><Pause length="18446744073709551616"/></Response>"#);
}

#[test]
fn values_are_borrowed_not_moved() {
    let name = String::from("Ann");
    let twiml: VoiceResponse =
        twiml! { <Response><Gather hints={name}><Say>{name}</Say></Gather></Response> };
    assert_eq!(twiml.as_str(), r#"<Response><Gather hints="Ann"><Say>Ann</Say></Gather></Response>"#);
    assert_eq!(name, "Ann");
}

#[test]
fn values_of_payloads_as_they_were_on_the_wire() {
    let sid: CallSid = "CA00000000000000000000000000000001".parse().unwrap();
    assert_eq!(text(&sid), "CA00000000000000000000000000000001");
    assert_eq!(text(CallStatus::from("in-progress")), "in-progress");
    assert_eq!(text(&Some(MessageStatus::from("lost & found"))), "lost &amp; found");
    assert_eq!(text(ErrorCode::from(30003)), "30003");
    assert_eq!(text(Text::from("a & b")), "a &amp; b");

    let language: Option<Text> = Some("de-DE".into());
    let twiml: VoiceResponse = twiml! {
        <Response>
            <Say language={&language}>"Hallo"</Say>
            <Dial><Queue reservationSid={&sid}>{&sid}</Queue></Dial>
        </Response>
    };
    assert_eq!(
        twiml.as_str(),
        concat!(
            r#"<Response><Say language="de-DE">Hallo</Say><Dial>"#,
            r#"<Queue reservationSid="CA00000000000000000000000000000001">CA00000000000000000000000000000001</Queue>"#,
            "</Dial></Response>"
        )
    );
}
