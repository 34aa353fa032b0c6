using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.TaskQueue.V1;

namespace Simulation.Tests.Programs;

/// <summary>Makes the commands of the interpreter.</summary>
internal static class Commands
{
    /// <summary>The type of every workflow.</summary>
    public const string WorkflowTypeName = "program";

    /// <summary>The queue of everything.</summary>
    public const string TaskQueueName = "work";

    /// <summary>Gets how runs that fail on purpose are tried again.</summary>
    public static RetryPolicy RunRetries => new() { InitialInterval = Seconds(1), BackoffCoefficient = 1 };

    public static Command Activity(string id, ActivityStep activity) => new()
    {
        CommandType = CommandType.ScheduleActivityTask,
        ScheduleActivityTaskCommandAttributes = new()
        {
            ActivityId = id,
            ActivityType = new ActivityType { Name = "step" },
            TaskQueue = new TaskQueue { Name = TaskQueueName },
            Input = Json.ToPayloads(activity),
            StartToCloseTimeout = Seconds(activity.Kind switch
            {
                ActivityKind.Hangs => 2,
                ActivityKind.Beats or ActivityKind.Endless => 60,
                _ => 10,
            }),
            ScheduleToCloseTimeout = activity.Kind == ActivityKind.Expires ? Seconds(3) : null,
            HeartbeatTimeout = activity.Kind is ActivityKind.Beats or ActivityKind.Endless ? Seconds(4) : null,
            RetryPolicy = new RetryPolicy
            {
                InitialInterval = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(200)),
                BackoffCoefficient = 1.5,
                MaximumAttempts = activity.Kind == ActivityKind.Once ? 1 : 0,
            },
        },
    };

    public static Command CancelActivity(long scheduledEventId) => new()
    {
        CommandType = CommandType.RequestCancelActivityTask,
        RequestCancelActivityTaskCommandAttributes = new() { ScheduledEventId = scheduledEventId },
    };

    public static Command Timer(string id, TimeSpan duration) => new()
    {
        CommandType = CommandType.StartTimer,
        StartTimerCommandAttributes = new() { TimerId = id, StartToFireTimeout = Duration.FromTimeSpan(duration) },
    };

    public static Command CancelTimer(string id) => new()
    {
        CommandType = CommandType.CancelTimer,
        CancelTimerCommandAttributes = new() { TimerId = id },
    };

    public static Command Child(string workflowId, ChildStep child) => new()
    {
        CommandType = CommandType.StartChildWorkflowExecution,
        StartChildWorkflowExecutionCommandAttributes = new()
        {
            WorkflowId = workflowId,
            WorkflowType = new WorkflowType { Name = WorkflowTypeName },
            TaskQueue = new TaskQueue { Name = TaskQueueName },
            Input = Json.ToPayloads(new RunInput(child.Program)),
            RetryPolicy = child.Program.Steps.Any(step => step.FailedRuns is not null) ? RunRetries : null,
            WorkflowRunTimeout = child.Use == ChildUse.TimedOut ? Seconds(8) : null,
            ParentClosePolicy = child.Use switch
            {
                ChildUse.LeftToCancel => ParentClosePolicy.RequestCancel,
                ChildUse.Abandoned => ParentClosePolicy.Abandon,
                _ => ParentClosePolicy.Terminate,
            },
        },
    };

    public static Command CancelChild(string workflowId) => new()
    {
        CommandType = CommandType.RequestCancelExternalWorkflowExecution,
        RequestCancelExternalWorkflowExecutionCommandAttributes = new() { WorkflowId = workflowId, ChildWorkflowOnly = true },
    };

    public static Command Signal(string workflowId, string name, bool isChild) => new()
    {
        CommandType = CommandType.SignalExternalWorkflowExecution,
        SignalExternalWorkflowExecutionCommandAttributes = new()
        {
            Execution = new WorkflowExecution { WorkflowId = workflowId },
            SignalName = name,
            ChildWorkflowOnly = isChild,
        },
    };

    public static Command Complete(int value) => new()
    {
        CommandType = CommandType.CompleteWorkflowExecution,
        CompleteWorkflowExecutionCommandAttributes = new() { Result = Json.ToPayloads(value) },
    };

    public static Command Fail(bool isRetried) => new()
    {
        CommandType = CommandType.FailWorkflowExecution,
        FailWorkflowExecutionCommandAttributes = new()
        {
            Failure = new Failure { Message = "planned", ApplicationFailureInfo = new ApplicationFailureInfo { Type = "Planned", NonRetryable = !isRetried } },
        },
    };

    public static Command Cancel() => new()
    {
        CommandType = CommandType.CancelWorkflowExecution,
        CancelWorkflowExecutionCommandAttributes = new(),
    };

    public static Command ContinueAsNew(RunInput input) => new()
    {
        CommandType = CommandType.ContinueAsNewWorkflowExecution,
        ContinueAsNewWorkflowExecutionCommandAttributes = new()
        {
            WorkflowType = new WorkflowType { Name = WorkflowTypeName },
            TaskQueue = new TaskQueue { Name = TaskQueueName },
            Input = Json.ToPayloads(input),
        },
    };

    private static Duration Seconds(int seconds) => new() { Seconds = seconds };
}
