//! Waiting in line: `<Enqueue>` for the caller, `<Queue>` for the one who picks up.

vocabulary! {
    /// Puts the caller in a queue, by its name, or hands a task to TaskRouter.
    Enqueue: Verb in [Voice] {
        page "voice/twiml/enqueue";
        text Optional QueueName, max(64), error(14205);
        children [Task, TaskAttributes];
        terminal WithAction;
    } with {
        /// Where Twilio asks how to go on once the caller has left the queue.
        action: Url => EnqueueAction by method, error(14203);
        /// How many callers the queue takes; the libraries know it, the docs do not explain it.
        maxQueueSize: Integer(1.. callers);
        /// The HTTP method with which the action is requested.
        method: Method = "POST", error(14201);
        /// What the caller hears while waiting; left out, Twilio's hold music.
        waitUrl: Url => EnqueueWait by waitUrlMethod, error(14202);
        /// The HTTP method with which the wait URL is requested.
        waitUrlMethod: Method = "POST", error(14206);
        /// The TaskRouter workflow that finds somebody for the caller.
        workflowSid: Sid, error(14220);
    }

    /// What TaskRouter should know about the caller, as a JSON object.
    Task: Noun in [Voice] {
        page "voice/twiml/enqueue";
        text Required Json, error(14221);
    } with {
        /// How urgent the task is; a higher number goes first.
        priority: Integer(0..) = 0;
        /// How long the task may wait before it is canceled.
        timeout: Integer(0.. seconds);
        /// The workflow of a task inside `<Conference>`.
        workflowSid: Sid, deprecated("put the `<Task>` into `<Enqueue workflowSid=…>` instead"), error(14230);
    }

    /// The attributes of a task, each as an XML attribute.
    TaskAttributes: Noun in [Voice] {
        page "voice/twiml/enqueue";
        text Optional Any;
        any_attributes true;
        deprecated "write the attributes as a JSON object in `<Task>` instead";
    }

    /// Leaves the queue; the call goes on behind the `<Enqueue>` that put it there.
    Leave: Verb in [Voice] {
        page "voice/twiml/leave";
        terminal Always;
    }

    /// The queue whose next caller is to be connected, by its name.
    Queue: Noun in [Voice] {
        page "voice/twiml/queue";
        text Required QueueName, max(64), error(14213), empty(14212);
    } with {
        /// The HTTP method with which `url` is requested.
        method: Method = "POST", error(14210);
        /// The activity that the worker moves to after the call.
        postWorkActivitySid: Sid;
        /// The TaskRouter reservation whose caller is to be connected.
        reservationSid: Sid;
        /// The document that the queued caller hears before being connected.
        url: Url => QueueUrl by method, error(14211);
    }
}
