//! A document with two values in it, and one without any.

#![allow(clippy::unwrap_used, reason = "a benchmark stops on what it did not expect")]
#![allow(clippy::wildcard_imports, reason = "modules here are groups of one table")]

use std::borrow::Cow;

use divan::{AllocProfiler, Bencher, black_box};
use quick_xml::escape::escape;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use twiml_runtime::prelude::*;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const NAME: &str = "Tom & Ann";
const NUMBER: &str = "+15551234567";

const EXPECTED: &str = r#"<Response><Say voice="Polly.Joanna">Hello Tom &amp; Ann, we connect you.</Say><Dial callerId="+15551234567" timeout="20"><Number>+15551230002</Number></Dial></Response>"#;

fn main() {
    assert_eq!(this_crate(NAME, NUMBER).as_str(), EXPECTED);
    assert_eq!(format(NAME, NUMBER), EXPECTED);
    assert_eq!(quick_xml(NAME, NUMBER), EXPECTED);
    divan::main();
}

fn this_crate(name: &str, number: &str) -> VoiceResponse {
    twiml! {
        <Response>
            <Say voice="Polly.Joanna">"Hello " {name} ", we connect you."</Say>
            <Dial callerId={number} timeout=20><Number>"+15551230002"</Number></Dial>
        </Response>
    }
}

fn format(name: &str, number: &str) -> String {
    let escaped = |text: &str| {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    };
    format!(
        "<Response><Say voice=\"Polly.Joanna\">Hello {}, we connect you.</Say><Dial callerId=\"{}\" timeout=\"20\">\
         <Number>+15551230002</Number></Dial></Response>",
        escaped(name),
        escaped(number),
    )
}

fn quick_xml(name: &str, number: &str) -> String {
    let mut writer = quick_xml::Writer::new(Vec::with_capacity(256));
    let mut write = |event| writer.write_event(event).unwrap();
    write(Event::Start(BytesStart::new("Response")));
    write(Event::Start(BytesStart::new("Say").with_attributes([("voice", "Polly.Joanna")])));
    let text: Cow<'_, str> = format!("Hello {name}, we connect you.").into();
    write(Event::Text(BytesText::from_escaped(escape(text))));
    write(Event::End(BytesEnd::new("Say")));
    write(Event::Start(BytesStart::new("Dial").with_attributes([("callerId", number), ("timeout", "20")])));
    write(Event::Start(BytesStart::new("Number")));
    write(Event::Text(BytesText::new("+15551230002")));
    write(Event::End(BytesEnd::new("Number")));
    write(Event::End(BytesEnd::new("Dial")));
    write(Event::End(BytesEnd::new("Response")));
    String::from_utf8(writer.into_inner()).unwrap()
}

/// A name and a number.
#[divan::bench_group(sample_count = 1000, sample_size = 1000)]
mod two_values {
    use super::*;

    #[divan::bench(name = "crate")]
    fn with_this_crate(bencher: Bencher<'_, '_>) {
        bencher.bench_local(|| this_crate(black_box(NAME), black_box(NUMBER)));
    }

    #[divan::bench(name = "format!")]
    fn with_format(bencher: Bencher<'_, '_>) {
        bencher.bench_local(|| format(black_box(NAME), black_box(NUMBER)));
    }

    #[divan::bench(name = "quick-xml")]
    fn with_quick_xml(bencher: Bencher<'_, '_>) {
        bencher.bench_local(|| quick_xml(black_box(NAME), black_box(NUMBER)));
    }
}

/// What is known at compile time costs nothing at run time.
#[divan::bench]
fn no_value() -> VoiceResponse {
    twiml! { <Response><Say>"Goodbye"</Say><Hangup/></Response> }
}
