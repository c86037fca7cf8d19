//! Queues: waiting in one, being taken out of one, having left one.

use super::prelude::*;

payload! {
    /// A caller waits in a queue: what to play?
    ///
    /// Sent to the `waitUrl` of an `<Enqueue>`, each time that the last answer has run out; received by
    /// `#[voice_webhook]`.
    pub struct QueueWait: call, "https://www.twilio.com/docs/voice/twiml/enqueue#attributes-wait-url" {
        /// Where the caller stands, from 1.
        queue_position: u32 = "QueuePosition";
        /// The queue.
        queue_sid: QueueSid = "QueueSid";
        /// How long the caller has waited.
        queue_time: Duration = "QueueTime" in seconds;
        /// How long callers wait on average.
        avg_queue_time: Duration = "AvgQueueTime" in seconds;
        /// How many callers wait.
        current_queue_size: u32 = "CurrentQueueSize";
        /// How many callers can wait.
        max_queue_size: Option<u32> = "MaxQueueSize";
    }
}

payload! {
    /// A caller has left a queue.
    ///
    /// Sent to the `action` of the `<Enqueue>`; received by `#[voice_webhook]`.
    pub struct EnqueueOutcome: call, "https://www.twilio.com/docs/voice/twiml/enqueue#attributes-action" {
        /// How the stay ended.
        queue_result: QueueResult = "QueueResult";
        /// The queue; absent where the caller never got into it.
        queue_sid: Option<QueueSid> = "QueueSid";
        /// How long the caller waited; absent where the caller never got into the queue.
        queue_time: Option<Duration> = "QueueTime" in seconds;
        /// What was keyed in while waiting.
        digits: Option<Text> = "Digits", hidden;
    }
}

payload! {
    /// A caller is about to be taken out of a queue: what to say before?
    ///
    /// Sent to the `url` of a `<Queue>`; received by `#[voice_webhook]`. The call is that of the caller who
    /// waited.
    pub struct QueueConnect: call, "https://www.twilio.com/docs/voice/twiml/queue#attributes-url" {
        /// The queue.
        queue_sid: QueueSid = "QueueSid";
        /// How long the caller has waited.
        queue_time: Duration = "QueueTime" in seconds;
        /// The call that takes the caller out of the queue. The missing letter is Twilio's.
        dequeing_call_sid: CallSid = "DequeingCallSid";
    }
}
