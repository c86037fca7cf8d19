//! Words that a document sends and a payload brings back are the same words.

use std::collections::BTreeSet;

use twiml_runtime::value;
use twiml_schema::find;

#[test]
fn what_a_document_asks_for_is_known_in_the_answer() {
    for (element, attribute, answered) in [
        ("Pay", "validCardTypes", value::PaymentCardType::KNOWN),
        ("Pay", "paymentMethod", value::PaymentMethod::KNOWN),
        ("Prompt", "for", value::PayStep::KNOWN),
        ("Dial", "recordingTrack", value::RecordingTrack::KNOWN),
        ("Transcription", "track", value::TranscriptionTrack::KNOWN),
    ] {
        let asked = find(element).next().unwrap().attribute(attribute).unwrap().value.known();
        let words = |list: &[&'static str]| list.iter().copied().collect::<BTreeSet<_>>();
        assert_eq!(words(asked), words(answered), "{element} {attribute}");
    }
}
