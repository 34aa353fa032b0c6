using Temporal.Server.Core.Policies;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Starts a workflow.</summary>
internal sealed class StartWorkflowExecution(HistoryEngine engine)
{
    public async ValueTask<StartWorkflowExecutionResponse> StartWorkflowExecutionAsync(StartWorkflowExecutionRequest request, GrpcCall call)
    {
        var entry = engine.Namespaces.RequireRegistered(request.Namespace);
        StartRequests.FillAndCheck(request, entry.SearchAttributes, engine.Options.Limits);
        if (request.RequestId.Length == 0)
        {
            request.RequestId = engine.Options.NewId();
        }

        var result = await WorkflowStarter.StartAsync(engine, CommandOf(request, entry.Id), call.CancellationToken);
        return await AnswerAsync(request, result, call.CancellationToken);
    }

    public static StartCommand CommandOf(StartWorkflowExecutionRequest request, string namespaceId) =>
        new(namespaceId, AttributesOf(request), request.RequestId, request.WorkflowIdReusePolicy, request.WorkflowIdConflictPolicy)
        {
            UserMetadata = request.UserMetadata,
            Links = request.Links,
            OnConflict = request.OnConflictOptions,
            CompletionCallbacks = request.CompletionCallbacks,
        };

    private static WorkflowExecutionStartedEventAttributes AttributesOf(StartWorkflowExecutionRequest request)
    {
        var attributes = new WorkflowExecutionStartedEventAttributes
        {
            WorkflowId = request.WorkflowId,
            WorkflowType = request.WorkflowType,
            TaskQueue = request.TaskQueue,
            Input = request.Input,
            WorkflowExecutionTimeout = request.WorkflowExecutionTimeout,
            WorkflowRunTimeout = request.WorkflowRunTimeout,
            WorkflowTaskTimeout = request.WorkflowTaskTimeout,
            ContinuedFailure = request.ContinuedFailure,
            LastCompletionResult = request.LastCompletionResult,
            Identity = request.Identity,
            RetryPolicy = request.RetryPolicy,
            CronSchedule = request.CronSchedule,
            FirstWorkflowTaskBackoff = request.WorkflowStartDelay,
            Memo = StartAttributes.Kept(request.Memo),
            SearchAttributes = StartAttributes.Kept(request.SearchAttributes),
            Header = request.Header,
            VersioningOverride = request.VersioningOverride,
            Priority = request.Priority,
            EagerExecutionAccepted = request.RequestEagerExecution,
        };
        attributes.CompletionCallbacks.AddRange(StartAttributes.Kept(request.CompletionCallbacks));
        return attributes;
    }

    public static StartWorkflowExecutionResponse ResponseOf(StartWorkflowExecutionRequest request, StartResult result) => new()
    {
        RunId = result.Run.RunId,
        FirstExecutionRunId = result.FirstRunId,
        Started = result.Outcome is StartOutcome.StartNew or StartOutcome.TerminateAndStart or StartOutcome.ReturnStarted,
        Status = result.Status,
        Link = LinkOf(request, result),
    };

    private async ValueTask<StartWorkflowExecutionResponse> AnswerAsync(
        StartWorkflowExecutionRequest request, StartResult result, CancellationToken cancellationToken)
    {
        var response = ResponseOf(request, result);
        if (result.EagerTask is { } task)
        {
            response.EagerWorkflowTask = await task.CompleteAsync(engine.Store, engine.Options.Limits.HistoryPageEventsMax, cancellationToken);
        }

        return response;
    }

    private static Link LinkOf(StartWorkflowExecutionRequest request, StartResult result)
    {
        var link = new Link.Types.WorkflowEvent
        {
            Namespace = request.Namespace,
            WorkflowId = request.WorkflowId,
            RunId = result.Run.RunId,
        };
        if (result.AttachedRequestId.Length > 0 || result.Outcome == StartOutcome.ReturnAttached)
        {
            link.RequestIdRef = new Link.Types.WorkflowEvent.Types.RequestIdReference
            {
                RequestId = request.RequestId,
                EventType = EventType.WorkflowExecutionOptionsUpdated,
            };
        }
        else
        {
            link.EventRef = new Link.Types.WorkflowEvent.Types.EventReference { EventId = 1, EventType = EventType.WorkflowExecutionStarted };
        }

        return new Link { WorkflowEvent = link };
    }
}
