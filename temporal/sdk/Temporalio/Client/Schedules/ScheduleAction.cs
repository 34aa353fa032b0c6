using System.Linq.Expressions;
using Temporalio.Client.Calls;
using Temporalio.Common.Invocations;
using Temporalio.Converters;

namespace Temporalio.Client.Schedules;

/// <summary>What a schedule does.</summary>
public abstract record ScheduleAction
{
    /// <summary>Initializes a new instance of the <see cref="ScheduleAction"/> class.</summary>
    protected ScheduleAction()
    {
    }
}

/// <summary>Starts a workflow.</summary>
/// <param name="Workflow">The workflow type.</param>
/// <param name="Args">The arguments; in a description they are <see cref="IEncodedRawValue"/>.</param>
/// <param name="Options">The options of the start; the server puts the time behind the id.</param>
/// <param name="Headers">Headers, or null.</param>
public record ScheduleActionStartWorkflow(
    string Workflow, IReadOnlyCollection<object?> Args, WorkflowOptions Options, IReadOnlyDictionary<string, IEncodedRawValue>? Headers = null)
    : ScheduleAction
{
    /// <summary>Makes the start of a workflow by a call of its run method.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="workflowRunCall">A lambda that is one call.</param>
    /// <param name="options">The options of the start.</param>
    /// <returns>The action.</returns>
    public static ScheduleActionStartWorkflow Create<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, WorkflowOptions options)
    {
        var (method, args) = ExpressionCalls.Extract(workflowRunCall);
        return Create(HandlerNames.OfWorkflow(method), args, options);
    }

    /// <summary>Makes the start of a workflow without a result by a call of its run method.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="workflowRunCall">A lambda that is one call.</param>
    /// <param name="options">The options of the start.</param>
    /// <returns>The action.</returns>
    public static ScheduleActionStartWorkflow Create<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options)
    {
        var (method, args) = ExpressionCalls.Extract(workflowRunCall);
        return Create(HandlerNames.OfWorkflow(method), args, options);
    }

    /// <summary>Makes the start of a workflow by name.</summary>
    /// <param name="workflow">The workflow type.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options of the start.</param>
    /// <returns>The action.</returns>
    public static ScheduleActionStartWorkflow Create(string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options)
        => new(workflow, args, options);
}
