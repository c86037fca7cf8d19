use twiml_runtime::prelude::*;

struct Forged;

impl twiml_runtime::Payload for Forged {
    const NAME: &'static str = "Forged";

    fn from_verified(_: Verified<Params>) -> Result<Self, twiml_runtime::PayloadError> {
        Ok(Self)
    }
}

fn main() {}
