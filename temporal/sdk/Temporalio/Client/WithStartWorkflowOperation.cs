using System.Linq.Expressions;
using Temporalio.Api.Common.V1;
using Temporalio.Client.Calls;
using Temporalio.Common.Invocations;

namespace Temporalio.Client;

/// <summary>The start of a workflow as part of another call. It serves one call.</summary>
public abstract class WithStartWorkflowOperation : ICloneable
{
    private int _isUsed;

    private protected WithStartWorkflowOperation(string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options)
    {
        Workflow = workflow;
        Args = args;
        Options = options;
    }

    /// <summary>Gets or sets the workflow type.</summary>
    public string Workflow { get; set; }

    /// <summary>Gets or sets the arguments.</summary>
    public IReadOnlyCollection<object?> Args { get; set; }

    /// <summary>Gets or sets the options of the start.</summary>
    public WorkflowOptions Options { get; set; }

    /// <summary>Gets or sets headers for interceptors to fill; encoded by the codec.</summary>
#pragma warning disable CA2227 // The official API's shape.
    public IDictionary<string, Payload>? Headers { get; set; }
#pragma warning restore CA2227

    /// <summary>Makes the start of a workflow by a call of its run method.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="workflowRunCall">A lambda that is one call.</param>
    /// <param name="options">The options of the start.</param>
    /// <returns>The operation.</returns>
    public static WithStartWorkflowOperation<WorkflowHandle<TWorkflow, TResult>> Create<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, WorkflowOptions options)
    {
        var (method, args) = ExpressionCalls.Extract(workflowRunCall);
        return new(
            HandlerNames.OfWorkflow(method),
            args,
            options,
            (client, id, runId, firstRunId) => new(client, id, ResultRunId: runId, FirstExecutionRunId: firstRunId));
    }

    /// <summary>Makes the start of a workflow without a result by a call of its run method.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="workflowRunCall">A lambda that is one call.</param>
    /// <param name="options">The options of the start.</param>
    /// <returns>The operation.</returns>
    public static WithStartWorkflowOperation<WorkflowHandle<TWorkflow>> Create<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options)
    {
        var (method, args) = ExpressionCalls.Extract(workflowRunCall);
        return new(
            HandlerNames.OfWorkflow(method),
            args,
            options,
            (client, id, runId, firstRunId) => new(client, id, ResultRunId: runId, FirstExecutionRunId: firstRunId));
    }

    /// <summary>Makes the start of a workflow by name.</summary>
    /// <param name="workflow">The workflow type.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options of the start.</param>
    /// <returns>The operation.</returns>
    public static WithStartWorkflowOperation<WorkflowHandle> Create(string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options)
        => new(workflow, args, options, (client, id, runId, firstRunId) => new(client, id, ResultRunId: runId, FirstExecutionRunId: firstRunId));

    /// <summary>Makes a copy that can serve another call.</summary>
    /// <returns>The copy.</returns>
    public abstract object Clone();

    /// <summary>Claims the operation for a call.</summary>
    /// <exception cref="InvalidOperationException">It has served one.</exception>
    internal void Claim()
    {
        if (Interlocked.Exchange(ref _isUsed, 1) != 0)
        {
            throw new InvalidOperationException("The start operation has served a call already: make a new one for each call.");
        }
    }

    /// <summary>Tells the waiters that the workflow runs.</summary>
    internal abstract void Started(ITemporalClient client, string id, string runId, string firstExecutionRunId);

    /// <summary>Tells the waiters that there is no workflow.</summary>
    internal abstract void Failed(Exception exception);
}

/// <summary>The start of a workflow as part of another call, with a handle of a certain type.</summary>
/// <typeparam name="THandle">The handle.</typeparam>
public sealed class WithStartWorkflowOperation<THandle> : WithStartWorkflowOperation
    where THandle : WorkflowHandle
{
    private readonly Func<ITemporalClient, string, string, string, THandle> _createHandle;
    private readonly TaskCompletionSource<THandle> _handle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal WithStartWorkflowOperation(
        string workflow,
        IReadOnlyCollection<object?> args,
        WorkflowOptions options,
        Func<ITemporalClient, string, string, string, THandle> createHandle)
        : base(workflow, args, options) => _createHandle = createHandle;

    /// <summary>Waits for the start.</summary>
    /// <returns>The handle of the workflow, started now or running before.</returns>
    public Task<THandle> GetHandleAsync() => _handle.Task;

    /// <inheritdoc/>
    public override object Clone() => new WithStartWorkflowOperation<THandle>(Workflow, Args, (WorkflowOptions)Options.Clone(), _createHandle)
    {
        Headers = Headers is null ? null : new Dictionary<string, Payload>(Headers, StringComparer.Ordinal),
    };

    /// <inheritdoc/>
    internal override void Started(ITemporalClient client, string id, string runId, string firstExecutionRunId)
        => _handle.TrySetResult(_createHandle(client, id, runId, firstExecutionRunId));

    /// <inheritdoc/>
    internal override void Failed(Exception exception)
    {
        _handle.TrySetException(exception);

        // Nobody has to ask for the handle.
        _ = _handle.Task.Exception;
    }
}
