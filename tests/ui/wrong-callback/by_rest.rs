use twiml_runtime::__private::{AnswersNothing, NamedAlone, Receives, delivery};
use twiml_runtime::prelude::*;

struct Message;

trait Callbacks<K, P> {
    fn status_callback<W>(&self)
    where
        W: Receives<K, P> + AnswersNothing<K> + NamedAlone<W::Arguments>,
        W: delivery::MessageStatus<<W as AnswersNothing<K>>::Received<P>>,
    {
    }
}

impl<K, P> Callbacks<K, P> for Message {}

#[status_callback("/call-status")]
async fn call_status(_update: CallStatusUpdate) {}

#[sms_webhook("/sms")]
async fn sms(_msg: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

#[status_callback("/orders/{id}/status")]
async fn order_status(_update: MessageStatusUpdate, Path(_id): Path<u32>) {}

fn main() {
    Message.status_callback::<call_status>();
    Message.status_callback::<sms>();
    Message.status_callback::<order_status>();
}
