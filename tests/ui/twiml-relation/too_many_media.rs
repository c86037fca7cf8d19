use twiml_runtime::prelude::*;

fn document() -> MessagingResponse {
    twiml! {
        <Response>
            <Message>
                <Media>"https://example.com/1.png"</Media>
                <Media>"https://example.com/2.png"</Media>
                <Media>"https://example.com/3.png"</Media>
                <Media>"https://example.com/4.png"</Media>
                <Media>"https://example.com/5.png"</Media>
                <Media>"https://example.com/6.png"</Media>
                <Media>"https://example.com/7.png"</Media>
                <Media>"https://example.com/8.png"</Media>
                <Media>"https://example.com/9.png"</Media>
                <Media>"https://example.com/10.png"</Media>
                <Media>"https://example.com/11.png"</Media>
            </Message>
        </Response>
    }
}

fn main() {}
