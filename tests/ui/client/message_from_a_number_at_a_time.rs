use std::time::SystemTime;

use twiml_client::prelude::*;

fn later() -> SendMessage<impl Sized, impl Sized> {
    let message = SendMessage::to("+15551110000").from("+15552220000").body("Hello!");
    message.at(SystemTime::now().try_into().unwrap())
}

fn main() {}
