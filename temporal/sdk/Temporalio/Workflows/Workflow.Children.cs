using System.Linq.Expressions;
using Temporalio.Common.Invocations;
using Temporalio.Worker.Interceptors;

namespace Temporalio.Workflows;

/// <content>Child and other workflows, and going on as a new run.</content>
public static partial class Workflow
{
    /// <summary>Starts a child workflow and waits for it to close.</summary>
    /// <typeparam name="TWorkflow">Its class.</typeparam>
    /// <param name="workflowRunCall">A call of its run method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the child.</returns>
    public static async Task ExecuteChildWorkflowAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, ChildWorkflowOptions? options = null)
    {
        var handle = await StartChildWorkflowAsync(workflowRunCall, options).ConfigureAwait(true);
        await handle.GetResultAsync().ConfigureAwait(true);
    }

    /// <summary>Starts a child workflow and waits for its result.</summary>
    /// <typeparam name="TWorkflow">Its class.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="workflowRunCall">A call of its run method.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static async Task<TResult> ExecuteChildWorkflowAsync<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, ChildWorkflowOptions? options = null)
    {
        var handle = await StartChildWorkflowAsync(workflowRunCall, options).ConfigureAwait(true);
        return await handle.GetResultAsync().ConfigureAwait(true);
    }

    /// <summary>Starts a child workflow and waits for it to close.</summary>
    /// <param name="workflow">The workflow type.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the child.</returns>
    public static Task ExecuteChildWorkflowAsync(
        string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options = null)
        => ExecuteChildWorkflowAsync<ValueTuple>(workflow, args, options);

    /// <summary>Starts a child workflow and waits for its result.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="workflow">The workflow type.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static async Task<TResult> ExecuteChildWorkflowAsync<TResult>(
        string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options = null)
    {
        var handle = await StartChildAsync<object, TResult>(workflow, args, options).ConfigureAwait(true);
        return await handle.GetResultAsync().ConfigureAwait(true);
    }

    /// <summary>Starts a child workflow.</summary>
    /// <typeparam name="TWorkflow">Its class.</typeparam>
    /// <param name="workflowRunCall">A call of its run method.</param>
    /// <param name="options">How.</param>
    /// <returns>The child, when it has started.</returns>
    public static async Task<ChildWorkflowHandle<TWorkflow>> StartChildWorkflowAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, ChildWorkflowOptions? options = null)
    {
        var (method, args) = ExpressionCalls.Extract(workflowRunCall);
        return await StartChildAsync<TWorkflow, ValueTuple>(WorkflowDefinition.NameOf(method), args, options).ConfigureAwait(true);
    }

    /// <summary>Starts a child workflow.</summary>
    /// <typeparam name="TWorkflow">Its class.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="workflowRunCall">A call of its run method.</param>
    /// <param name="options">How.</param>
    /// <returns>The child, when it has started.</returns>
    public static Task<ChildWorkflowHandle<TWorkflow, TResult>> StartChildWorkflowAsync<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, ChildWorkflowOptions? options = null)
    {
        var (method, args) = ExpressionCalls.Extract(workflowRunCall);
        return StartChildAsync<TWorkflow, TResult>(WorkflowDefinition.NameOf(method), args, options);
    }

    /// <summary>Starts a child workflow.</summary>
    /// <param name="workflow">The workflow type.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How.</param>
    /// <returns>The child, when it has started.</returns>
    public static async Task<ChildWorkflowHandle> StartChildWorkflowAsync(
        string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options = null)
        => await StartChildAsync<object, ValueTuple>(workflow, args, options).ConfigureAwait(true);

    /// <summary>Refers to another workflow. Nothing is checked.</summary>
    /// <param name="id">Its workflow id.</param>
    /// <param name="runId">Its run; whichever is current if null.</param>
    /// <returns>The handle.</returns>
    public static ExternalWorkflowHandle GetExternalWorkflowHandle(string id, string? runId = null)
        => Context.GetExternalHandle<object>(id, runId);

    /// <summary>Refers to another workflow. Nothing is checked.</summary>
    /// <typeparam name="TWorkflow">Its class.</typeparam>
    /// <param name="id">Its workflow id.</param>
    /// <param name="runId">Its run; whichever is current if null.</param>
    /// <returns>The handle.</returns>
    public static ExternalWorkflowHandle<TWorkflow> GetExternalWorkflowHandle<TWorkflow>(string id, string? runId = null)
        => Context.GetExternalHandle<TWorkflow>(id, runId);

    /// <summary>Makes the exception to throw out of the run method to go on as a new run.</summary>
    /// <typeparam name="TWorkflow">The class of the new run.</typeparam>
    /// <param name="workflowRunCall">A call of its run method.</param>
    /// <param name="options">How.</param>
    /// <returns>The exception.</returns>
    public static ContinueAsNewException CreateContinueAsNewException<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, ContinueAsNewOptions? options = null)
    {
        var (method, args) = ExpressionCalls.Extract(workflowRunCall);
        return CreateContinueAsNewException(WorkflowDefinition.NameOf(method), args, options);
    }

    /// <summary>Makes the exception to throw out of the run method to go on as a new run.</summary>
    /// <typeparam name="TWorkflow">The class of the new run.</typeparam>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="workflowRunCall">A call of its run method.</param>
    /// <param name="options">How.</param>
    /// <returns>The exception.</returns>
    public static ContinueAsNewException CreateContinueAsNewException<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, ContinueAsNewOptions? options = null)
    {
        var (method, args) = ExpressionCalls.Extract(workflowRunCall);
        return CreateContinueAsNewException(WorkflowDefinition.NameOf(method), args, options);
    }

    /// <summary>Makes the exception to throw out of the run method to go on as a new run.</summary>
    /// <param name="workflow">The workflow type of the new run.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How.</param>
    /// <returns>The exception.</returns>
    public static ContinueAsNewException CreateContinueAsNewException(
        string workflow, IReadOnlyCollection<object?> args, ContinueAsNewOptions? options = null)
        => Context.Outbound.CreateContinueAsNewException(new CreateContinueAsNewExceptionInput(workflow, args, options, Headers: null));

    private static Task<ChildWorkflowHandle<TWorkflow, TResult>> StartChildAsync<TWorkflow, TResult>(
        string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options)
        => Context.Outbound.StartChildWorkflowAsync<TWorkflow, TResult>(
            new StartChildWorkflowInput(workflow, args, options ?? new ChildWorkflowOptions(), Headers: null));
}
