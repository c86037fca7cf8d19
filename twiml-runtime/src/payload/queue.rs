//! Queues: callers who wait, who leave, and who are about to be connected.

use super::prelude::*;

payload! {
    /// A caller waits in a queue. What should they hear?
    ///
    /// Sent to the `waitUrl` of an `<Enqueue>`, and again each time that the last document has ended.
    pub struct QueueWait: call, "https://www.twilio.com/docs/voice/twiml/enqueue#attributes-wait-url" {
        /// The caller's position, from 1.
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
    /// Sent to the `action` of the `<Enqueue>`.
    pub struct EnqueueOutcome: call, "https://www.twilio.com/docs/voice/twiml/enqueue#attributes-action" {
        /// Why the caller left.
        queue_result: QueueResult = "QueueResult";
        /// The queue; absent if the caller never entered it.
        queue_sid: Option<QueueSid> = "QueueSid";
        /// How long the caller waited; absent if the caller never entered the queue.
        queue_time: Option<Duration> = "QueueTime" in seconds;
        /// The keys that were pressed while waiting.
        digits: Option<Text> = "Digits", hidden;
    }
}

payload! {
    /// A caller in a queue is about to be connected. What should they hear first?
    ///
    /// Sent to the `url` of a `<Queue>`. The call is that of the caller who waited.
    pub struct QueueConnect: call, "https://www.twilio.com/docs/voice/twiml/queue#attributes-url" {
        /// The queue.
        queue_sid: QueueSid = "QueueSid";
        /// How long the caller has waited.
        queue_time: Duration = "QueueTime" in seconds;
        /// The call that takes the caller out of the queue. Twilio spells it with one `u`.
        dequeing_call_sid: CallSid = "DequeingCallSid";
    }
}
