//! What the parameters of `TaskRouter` may say.

open_enum! {
    /// What happened in a `TaskRouter` workspace.
    ///
    /// <https://www.twilio.com/docs/taskrouter/api/event/reference>
    pub enum TaskRouterEventType {
        /// An activity was created.
        ActivityCreated = "activity.created",
        /// An activity was changed.
        ActivityUpdated = "activity.updated",
        /// An activity was deleted.
        ActivityDeleted = "activity.deleted",
        /// A reservation was created.
        ReservationCreated = "reservation.created",
        /// A reservation was accepted.
        ReservationAccepted = "reservation.accepted",
        /// A reservation was rejected.
        ReservationRejected = "reservation.rejected",
        /// A reservation ran out of time.
        ReservationTimeout = "reservation.timeout",
        /// A reservation was canceled.
        ReservationCanceled = "reservation.canceled",
        /// A reservation was withdrawn, as another worker accepted.
        ReservationRescinded = "reservation.rescinded",
        /// A reservation was completed.
        ReservationCompleted = "reservation.completed",
        /// A reservation failed.
        ReservationFailed = "reservation.failed",
        /// The work on a reservation is being wrapped up.
        ReservationWrapup = "reservation.wrapup",
        /// A task was created.
        TaskCreated = "task.created",
        /// A task was changed.
        TaskUpdated = "task.updated",
        /// A task was canceled.
        TaskCanceled = "task.canceled",
        /// A task is being wrapped up.
        TaskWrapup = "task.wrapup",
        /// A task was completed.
        TaskCompleted = "task.completed",
        /// A task was deleted.
        TaskDeleted = "task.deleted",
        /// A task was deleted by the system.
        TaskSystemDeleted = "task.system-deleted",
        /// A transfer of a task has begun.
        TaskTransferInitiated = "task.transfer-initiated",
        /// An attempt to transfer a task failed.
        TaskTransferAttemptFailed = "task.transfer-attempt-failed",
        /// A transfer of a task failed.
        TaskTransferFailed = "task.transfer-failed",
        /// A transfer of a task was canceled.
        TaskTransferCanceled = "task.transfer-canceled",
        /// A task was transferred.
        TaskTransferCompleted = "task.transfer-completed",
        /// A task channel was created.
        TaskChannelCreated = "task-channel.created",
        /// A task channel was changed.
        TaskChannelUpdated = "task-channel.updated",
        /// A task channel was deleted.
        TaskChannelDeleted = "task-channel.deleted",
        /// A task queue was created.
        TaskQueueCreated = "task-queue.created",
        /// A task queue was deleted.
        TaskQueueDeleted = "task-queue.deleted",
        /// A task entered a queue.
        TaskQueueEntered = "task-queue.entered",
        /// A task was in a queue for too long.
        TaskQueueTimeout = "task-queue.timeout",
        /// A task moved to another queue.
        TaskQueueMoved = "task-queue.moved",
        /// Which workers a queue takes was changed.
        TaskQueueExpressionUpdated = "task-queue.expression.updated",
        /// A worker was created.
        WorkerCreated = "worker.created",
        /// A worker does something else now.
        WorkerActivityUpdate = "worker.activity.update",
        /// The attributes of a worker were changed.
        WorkerAttributesUpdate = "worker.attributes.update",
        /// How much a worker can take was changed.
        WorkerCapacityUpdate = "worker.capacity.update",
        /// Whether a worker can be reached on a channel was changed.
        WorkerChannelAvailabilityUpdate = "worker.channel.availability.update",
        /// A worker was deleted.
        WorkerDeleted = "worker.deleted",
        /// A workflow was created.
        WorkflowCreated = "workflow.created",
        /// A workflow was changed.
        WorkflowUpdated = "workflow.updated",
        /// A workflow was deleted.
        WorkflowDeleted = "workflow.deleted",
        /// A task matched a target of a workflow.
        WorkflowTargetMatched = "workflow.target-matched",
        /// A task entered a workflow.
        WorkflowEntered = "workflow.entered",
        /// A task was in a workflow for too long.
        WorkflowTimeout = "workflow.timeout",
        /// A task skipped a target of a workflow.
        WorkflowSkipped = "workflow.skipped",
        /// A workspace was created.
        WorkspaceCreated = "workspace.created",
        /// A workspace was changed.
        WorkspaceUpdated = "workspace.updated",
        /// A workspace was deleted.
        WorkspaceDeleted = "workspace.deleted",
    }

    /// What a `TaskRouter` event is about.
    pub enum ResourceType {
        /// A task.
        Task = "task",
        /// A reservation.
        Reservation = "reservation",
        /// A worker.
        Worker = "worker",
        /// An activity.
        Activity = "activity",
        /// A workflow.
        Workflow = "workflow",
        /// A workspace.
        Workspace = "workspace",
        /// A task queue.
        TaskQueue = "task-queue",
        /// A task channel.
        TaskChannel = "task-channel",
    }

    /// How far a task has come.
    ///
    /// <https://www.twilio.com/docs/taskrouter/api/task>
    pub enum TaskAssignmentStatus {
        /// It waits for a worker.
        Pending = "pending",
        /// It was offered to a worker.
        Reserved = "reserved",
        /// A worker has it.
        Assigned = "assigned",
        /// The worker tidies up.
        Wrapping = "wrapping",
        /// It is done.
        Completed = "completed",
        /// It was canceled.
        Canceled = "canceled",
    }
}
