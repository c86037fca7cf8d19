//! Fragments, and where they are allowed.

use twiml_runtime::prelude::*;

#[test]
fn a_sip_address_is_one_to_dial() {
    fn desk() -> Fragment<tags::Dial> {
        twiml! { <Sip statusCallback="/status">"sip:desk@pbx.example"</Sip> }
    }
    let twiml: VoiceResponse = twiml! { <Response><Dial>{desk()}</Dial></Response> };
    assert_eq!(
        twiml.as_str(),
        r#"<Response><Dial><Sip statusCallback="/status">sip:desk@pbx.example</Sip></Dial></Response>"#
    );
}
