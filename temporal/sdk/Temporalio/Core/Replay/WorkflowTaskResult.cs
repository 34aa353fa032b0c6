using Temporalio.Api.WorkflowService.V1;

namespace Temporalio.Core.Replay;

/// <summary>What to answer to a polled workflow task: exactly one request, or nothing.</summary>
/// <remarks>
/// Requests are complete but for what only the worker knows: sticky attributes, capabilities, deployment options and
/// worker instance. Activities that ask for eager execution ask for as many as they may: the worker clears what it has no slot for.
/// </remarks>
internal abstract record WorkflowTaskResult
{
    /// <summary>Send the completion. If the service refuses it, call <see cref="IWorkflowExecutor.EvictAsync"/>.</summary>
    public sealed record Completed(RespondWorkflowTaskCompletedRequest Request) : WorkflowTaskResult;

    /// <summary>Send the failure; the run has been evicted.</summary>
    public sealed record Failed(RespondWorkflowTaskFailedRequest Request) : WorkflowTaskResult;

    /// <summary>Send the answer of a query-only task.</summary>
    public sealed record QueryCompleted(RespondQueryTaskCompletedRequest Request) : WorkflowTaskResult;

    /// <summary>
    /// Send nothing: a failing task that was tried before is left to time out, so that a broken workflow does not spin.
    /// </summary>
    public sealed record Silent(string Reason) : WorkflowTaskResult;
}
