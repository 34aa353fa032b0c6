using Temporal.Server.Core.Policies;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Signals a workflow, and starts it when it does not run.</summary>
internal sealed class SignalWithStartWorkflowExecution(HistoryEngine engine)
{
    public async ValueTask<SignalWithStartWorkflowExecutionResponse> SignalWithStartWorkflowExecutionAsync(
        SignalWithStartWorkflowExecutionRequest request, GrpcCall call)
    {
        var entry = engine.Namespaces.RequireRegistered(request.Namespace);
        StartRequests.FillAndCheck(request, entry.SearchAttributes, engine.Options.Limits);
        if (request.RequestId.Length == 0)
        {
            request.RequestId = engine.Options.NewId();
        }

        var command = new StartCommand(
            entry.Id, AttributesOf(request), request.RequestId, request.WorkflowIdReusePolicy, request.WorkflowIdConflictPolicy)
        {
            UserMetadata = request.UserMetadata,
            Links = request.Links,
            Signal = SignalOf(request),
            SignalLinks = request.Links,
        };
        var result = await WorkflowStarter.StartAsync(engine, command, call.CancellationToken);
        return new SignalWithStartWorkflowExecutionResponse
        {
            RunId = result.Run.RunId,
            FirstExecutionRunId = result.FirstRunId,
            Started = result.Outcome is StartOutcome.StartNew or StartOutcome.TerminateAndStart,
            SignalLink = SignalLinks.Of(request.Namespace, result.Run, request.RequestId),
        };
    }

    private static WorkflowExecutionSignaledEventAttributes SignalOf(SignalWithStartWorkflowExecutionRequest request) => new()
    {
        SignalName = request.SignalName,
        Input = request.SignalInput,
        Identity = request.Identity,
        Header = request.Header,
        RequestId = request.RequestId,
    };

    private static WorkflowExecutionStartedEventAttributes AttributesOf(SignalWithStartWorkflowExecutionRequest request) => new()
    {
        WorkflowId = request.WorkflowId,
        WorkflowType = request.WorkflowType,
        TaskQueue = request.TaskQueue,
        Input = request.Input,
        WorkflowExecutionTimeout = request.WorkflowExecutionTimeout,
        WorkflowRunTimeout = request.WorkflowRunTimeout,
        WorkflowTaskTimeout = request.WorkflowTaskTimeout,
        Identity = request.Identity,
        RetryPolicy = request.RetryPolicy,
        CronSchedule = request.CronSchedule,
        FirstWorkflowTaskBackoff = request.WorkflowStartDelay,
        Memo = StartAttributes.Kept(request.Memo),
        SearchAttributes = StartAttributes.Kept(request.SearchAttributes),
        Header = request.Header,
        VersioningOverride = request.VersioningOverride,
        Priority = request.Priority,
    };
}
