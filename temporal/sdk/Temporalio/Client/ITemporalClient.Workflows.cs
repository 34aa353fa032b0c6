using System.Linq.Expressions;

namespace Temporalio.Client;

public partial interface ITemporalClient
{
    /// <summary>Starts a workflow by a call of its run method.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="workflowRunCall">A lambda that is one call.</param>
    /// <param name="options">The options; id and task queue are required.</param>
    /// <returns>The workflow's handle.</returns>
    /// <exception cref="ArgumentException">The options are incomplete or contradict each other.</exception>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">A workflow of that id forbids it.</exception>
    Task<WorkflowHandle<TWorkflow, TResult>> StartWorkflowAsync<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, WorkflowOptions options);

    /// <summary>Starts a workflow without a result by a call of its run method.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="workflowRunCall">A lambda that is one call.</param>
    /// <param name="options">The options; id and task queue are required.</param>
    /// <returns>The workflow's handle.</returns>
    /// <exception cref="ArgumentException">The options are incomplete or contradict each other.</exception>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">A workflow of that id forbids it.</exception>
    Task<WorkflowHandle<TWorkflow>> StartWorkflowAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options);

    /// <summary>Starts a workflow by name.</summary>
    /// <param name="workflow">The workflow type.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; id and task queue are required.</param>
    /// <returns>The workflow's handle.</returns>
    /// <exception cref="ArgumentException">The options are incomplete or contradict each other.</exception>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">A workflow of that id forbids it.</exception>
    Task<WorkflowHandle> StartWorkflowAsync(string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options);

    /// <summary>Makes the handle of a workflow.</summary>
    /// <param name="id">The workflow id.</param>
    /// <param name="runId">The run, or null for the current one.</param>
    /// <param name="firstExecutionRunId">The first run of the chain, or null for any.</param>
    /// <returns>The handle; whether there is such a workflow shows with its first use.</returns>
    WorkflowHandle GetWorkflowHandle(string id, string? runId = null, string? firstExecutionRunId = null);

    /// <summary>Makes the handle of a workflow of a known type.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="id">The workflow id.</param>
    /// <param name="runId">The run, or null for the current one.</param>
    /// <param name="firstExecutionRunId">The first run of the chain, or null for any.</param>
    /// <returns>The handle; whether there is such a workflow shows with its first use.</returns>
    WorkflowHandle<TWorkflow> GetWorkflowHandle<TWorkflow>(string id, string? runId = null, string? firstExecutionRunId = null);

    /// <summary>Makes the handle of a workflow of a known type and result.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="id">The workflow id.</param>
    /// <param name="runId">The run, or null for the current one.</param>
    /// <param name="firstExecutionRunId">The first run of the chain, or null for any.</param>
    /// <returns>The handle; whether there is such a workflow shows with its first use.</returns>
    WorkflowHandle<TWorkflow, TResult> GetWorkflowHandle<TWorkflow, TResult>(
        string id, string? runId = null, string? firstExecutionRunId = null);

    /// <summary>Starts an update without a result by a call of its method, and its workflow unless it runs.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's handle.</returns>
    Task<WorkflowUpdateHandle> StartUpdateWithStartWorkflowAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> updateCall, WorkflowStartUpdateWithStartOptions options);

    /// <summary>Starts an update by a call of its method, and its workflow unless it runs.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's handle.</returns>
    Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TWorkflow, TUpdateResult>(
        Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall, WorkflowStartUpdateWithStartOptions options);

    /// <summary>Starts an update without a result, and its workflow unless it runs.</summary>
    /// <param name="update">The update.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's handle.</returns>
    Task<WorkflowUpdateHandle> StartUpdateWithStartWorkflowAsync(
        string update, IReadOnlyCollection<object?> args, WorkflowStartUpdateWithStartOptions options);

    /// <summary>Starts an update, and its workflow unless it runs.</summary>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="update">The update.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's handle.</returns>
    Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TUpdateResult>(
        string update, IReadOnlyCollection<object?> args, WorkflowStartUpdateWithStartOptions options);

    /// <summary>Lists workflows.</summary>
    /// <param name="query">A query of the visibility's grammar; empty for all.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The workflows, fetched page by page.</returns>
    IAsyncEnumerable<WorkflowExecution> ListWorkflowsAsync(string query, WorkflowListOptions? options = null);

    /// <summary>Lists a page of workflows.</summary>
    /// <param name="query">A query of the visibility's grammar; empty for all.</param>
    /// <param name="nextPageToken">What the page before gave, or null for the first.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The page.</returns>
    Task<WorkflowListPage> ListWorkflowsPaginatedAsync(string query, byte[]? nextPageToken, WorkflowListPaginatedOptions? options = null);

    /// <summary>Counts workflows.</summary>
    /// <param name="query">A query of the visibility's grammar, GROUP BY included; empty for all.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The count.</returns>
    Task<WorkflowExecutionCount> CountWorkflowsAsync(string query, WorkflowCountOptions? options = null);

    /// <summary>Makes the handle of an activity that is completed from outside, by its task token.</summary>
    /// <param name="taskToken">The token, from <see cref="Activities.ActivityInfo.TaskToken"/>.</param>
    /// <returns>The handle.</returns>
    AsyncActivityHandle GetAsyncActivityHandle(byte[] taskToken);

    /// <summary>Makes the handle of an activity that is completed from outside, by its ids.</summary>
    /// <param name="workflowId">The workflow id.</param>
    /// <param name="runId">The run.</param>
    /// <param name="activityId">The activity id.</param>
    /// <returns>The handle.</returns>
    AsyncActivityHandle GetAsyncActivityHandle(string workflowId, string runId, string activityId);
}
