//! `TaskRouter`.

use super::prelude::*;

payload! {
    /// Something happened in a `TaskRouter` workspace.
    pub struct TaskRouterEvent: "https://www.twilio.com/docs/taskrouter/api/event/reference" {
        /// What happened.
        key event_type: TaskRouterEventType = "EventType";
        /// The event.
        sid: Option<EventSid> = "Sid";
        /// The account that the workspace belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The workspace.
        workspace_sid: WorkspaceSid = "WorkspaceSid";
        /// The name of the workspace.
        workspace_name: Option<Text> = "WorkspaceName";
        /// What happened, in words.
        event_description: Option<Text> = "EventDescription";
        /// The kind of resource that it happened to.
        resource_type: Option<ResourceType> = "ResourceType";
        /// The resource that it happened to.
        resource_sid: TaskRouterResourceSid = "ResourceSid";
        /// When it happened, in seconds since 1970.
        timestamp: Timestamp = "Timestamp";
        /// When it happened, in milliseconds since 1970.
        timestamp_ms: Option<Timestamp> = "TimestampMs";
        /// The task.
        task_sid: Option<TaskSid> = "TaskSid";
        /// Data that your application attached to the task.
        task_attributes: Option<JsonText> = "TaskAttributes", hidden;
        /// How old the task is.
        task_age: Option<Duration> = "TaskAge" in seconds;
        /// How urgent the task is: higher is more urgent.
        task_priority: Option<u32> = "TaskPriority";
        /// The status of the task.
        task_assignment_status: Option<TaskAssignmentStatus> = "TaskAssignmentStatus";
        /// Why the task was canceled.
        task_canceled_reason: Option<Text> = "TaskCanceledReason";
        /// Why the task was completed.
        task_completed_reason: Option<Text> = "TaskCompletedReason";
        /// The worker.
        worker_sid: Option<WorkerSid> = "WorkerSid";
        /// The name of the worker.
        worker_name: Option<Text> = "WorkerName";
        /// Data that your application attached to the worker.
        worker_attributes: Option<JsonText> = "WorkerAttributes", hidden;
        /// The worker's activity.
        worker_activity_sid: Option<ActivitySid> = "WorkerActivitySid";
        /// The name of the worker's activity.
        worker_activity_name: Option<Text> = "WorkerActivityName";
        /// The number of the worker's version.
        worker_version: Option<u32> = "WorkerVersion";
        /// The operating unit.
        operating_unit_sid: Option<OperatingUnitSid> = "OperatingUnitSid";
        /// The reservation of the task for the worker.
        reservation_sid: Option<ReservationSid> = "ReservationSid";
        /// The queue.
        task_queue_sid: Option<TaskQueueSid> = "TaskQueueSid";
        /// The name of the queue.
        task_queue_name: Option<Text> = "TaskQueueName";
        /// Which workers the queue accepts.
        task_queue_target_expression: Option<Text> = "TaskQueueTargetExpression";
        /// The workflow.
        workflow_sid: Option<WorkflowSid> = "WorkflowSid";
        /// The name of the workflow.
        workflow_name: Option<Text> = "WorkflowName";
        /// The activity.
        activity_sid: Option<ActivitySid> = "ActivitySid";
        /// The name of the activity.
        activity_name: Option<Text> = "ActivityName";
        /// Whether a worker with this activity gets tasks.
        activity_available: Option<bool> = "ActivityAvailable";
        /// The task channel.
        task_channel_sid: Option<TaskChannelSid> = "TaskChannelSid";
        /// The name of the task channel that users see.
        task_channel_name: Option<Text> = "TaskChannelName";
        /// The name of the task channel that your application uses.
        task_channel_unique_name: Option<Text> = "TaskChannelUniqueName";
        /// Whether the task channel prefers the worker who has waited longest.
        task_channel_optimized_routing: Option<bool> = "TaskChannelOptimizedRouting";
        /// How long the worker was in the previous activity.
        worker_time_in_previous_activity: Option<Duration> = "WorkerTimeInPreviousActivity" in seconds;
        /// How long the worker was in the previous activity, to the millisecond.
        worker_time_in_previous_activity_ms: Option<Duration> = "WorkerTimeInPreviousActivityMs" in milliseconds;
        /// The worker's previous activity.
        worker_previous_activity_sid: Option<ActivitySid> = "WorkerPreviousActivitySid";
        /// Whether the worker is available on the task channel.
        worker_channel_available: Option<bool> = "WorkerChannelAvailable";
        /// The worker's free capacity on the task channel, in percent.
        worker_channel_available_capacity: Option<u32> = "WorkerChannelAvailableCapacity";
        /// The worker's previous capacity on the task channel.
        worker_channel_previous_capacity: Option<u32> = "WorkerChannelPreviousCapacity";
        /// How many tasks the worker has on the task channel.
        worker_channel_task_count: Option<u32> = "WorkerChannelTaskCount";
    }
}

payload! {
    /// A task is reserved for a worker. What should happen?
    ///
    /// Sent to the assignment callback of a workflow. Twilio waits for an instruction in JSON, such as
    /// `{"instruction": "accept"}`.
    pub struct TaskAssignment: "https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks" {
        /// The reservation of the task for the worker.
        key reservation_sid: ReservationSid = "ReservationSid";
        /// The account that the workspace belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The workspace.
        workspace_sid: WorkspaceSid = "WorkspaceSid";
        /// The workflow.
        workflow_sid: WorkflowSid = "WorkflowSid";
        /// The queue.
        task_queue_sid: TaskQueueSid = "TaskQueueSid";
        /// The task.
        task_sid: Option<TaskSid> = "TaskSid";
        /// Data that your application attached to the task.
        task_attributes: Option<JsonText> = "TaskAttributes", hidden;
        /// How old the task is.
        task_age: Option<Duration> = "TaskAge" in seconds;
        /// How urgent the task is: higher is more urgent.
        task_priority: Option<u32> = "TaskPriority";
        /// The status of the task.
        task_assignment_status: Option<TaskAssignmentStatus> = "TaskAssignmentStatus";
        /// Why the task was canceled.
        task_canceled_reason: Option<Text> = "TaskCanceledReason";
        /// Why the task was completed.
        task_completed_reason: Option<Text> = "TaskCompletedReason";
        /// The worker.
        worker_sid: Option<WorkerSid> = "WorkerSid";
        /// The name of the worker.
        worker_name: Option<Text> = "WorkerName";
        /// Data that your application attached to the worker.
        worker_attributes: Option<JsonText> = "WorkerAttributes", hidden;
    }
}
