using Scenarios.Tests.Recordings;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Scenarios.Tests.Driving;

/// <summary>The request that makes a start as it was recorded.</summary>
internal static class RecordedStart
{
    /// <summary>Gets whether the start brought a signal along.</summary>
    public static bool HasSignal(Recording recording) =>
        recording.Events.Count > 1
        && recording.Events[1].EventType == EventType.WorkflowExecutionSignaled
        && recording.Started.FirstWorkflowTaskBackoff is not { Seconds: > 0 };

    /// <summary>Makes the request of a start.</summary>
    public static StartWorkflowExecutionRequest Request(Recording recording, string @namespace)
    {
        var started = recording.Started;
        return new StartWorkflowExecutionRequest
        {
            Namespace = @namespace,
            RequestId = Guid.NewGuid().ToString(),
            Identity = started.Identity,
            WorkflowId = started.WorkflowId,
            WorkflowType = started.WorkflowType,
            TaskQueue = started.TaskQueue,
            Input = started.Input,
            WorkflowExecutionTimeout = started.WorkflowExecutionTimeout,
            WorkflowRunTimeout = started.WorkflowRunTimeout,
            WorkflowTaskTimeout = started.WorkflowTaskTimeout,
            RetryPolicy = started.RetryPolicy,
            CronSchedule = started.CronSchedule,
            Memo = started.Memo,
            SearchAttributes = started.SearchAttributes,
            Header = started.Header,
            Priority = started.Priority,
            UserMetadata = recording.Events[0].UserMetadata,
            WorkflowStartDelay = started.CronSchedule.Length == 0 && started.FirstWorkflowTaskBackoff?.Seconds > 0 ? started.FirstWorkflowTaskBackoff : null,
        };
    }

    /// <summary>Makes the request of a start with a signal.</summary>
    public static SignalWithStartWorkflowExecutionRequest SignalRequest(Recording recording, string @namespace)
    {
        var start = Request(recording, @namespace);
        var signal = recording.Events[1].WorkflowExecutionSignaledEventAttributes;
        return new SignalWithStartWorkflowExecutionRequest
        {
            Namespace = start.Namespace,
            RequestId = start.RequestId,
            Identity = start.Identity,
            WorkflowId = start.WorkflowId,
            WorkflowType = start.WorkflowType,
            TaskQueue = start.TaskQueue,
            Input = start.Input,
            WorkflowExecutionTimeout = start.WorkflowExecutionTimeout,
            WorkflowRunTimeout = start.WorkflowRunTimeout,
            WorkflowTaskTimeout = start.WorkflowTaskTimeout,
            RetryPolicy = start.RetryPolicy,
            Memo = start.Memo,
            SearchAttributes = start.SearchAttributes,
            Header = start.Header,
            Priority = start.Priority,
            UserMetadata = start.UserMetadata,
            SignalName = signal.SignalName,
            SignalInput = signal.Input,
        };
    }
}
