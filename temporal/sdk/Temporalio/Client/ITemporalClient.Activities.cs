using System.Linq.Expressions;

namespace Temporalio.Client;

public partial interface ITemporalClient
{
    /// <summary>Starts a standalone activity by a call of its method.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="activityCall">A lambda that is one call.</param>
    /// <param name="options">The options; id, task queue and a timeout are required.</param>
    /// <returns>The activity's handle.</returns>
    /// <exception cref="Exceptions.ActivityAlreadyStartedException">An activity of that id forbids it.</exception>
    Task<ActivityHandle<TResult>> StartActivityAsync<TResult>(Expression<Func<Task<TResult>>> activityCall, StartActivityOptions options);

    /// <summary>Starts a standalone activity without a result by a call of its method.</summary>
    /// <param name="activityCall">A lambda that is one call.</param>
    /// <param name="options">The options; id, task queue and a timeout are required.</param>
    /// <returns>The activity's handle.</returns>
    /// <exception cref="Exceptions.ActivityAlreadyStartedException">An activity of that id forbids it.</exception>
    Task<ActivityHandle> StartActivityAsync(Expression<Func<Task>> activityCall, StartActivityOptions options);

    /// <summary>Starts a standalone activity by name.</summary>
    /// <param name="activity">The activity type.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; id, task queue and a timeout are required.</param>
    /// <returns>The activity's handle.</returns>
    /// <exception cref="Exceptions.ActivityAlreadyStartedException">An activity of that id forbids it.</exception>
    Task<ActivityHandle> StartActivityAsync(string activity, IReadOnlyCollection<object?> args, StartActivityOptions options);

    /// <summary>Makes the handle of a standalone activity.</summary>
    /// <param name="id">The activity id.</param>
    /// <param name="runId">The run, or null for the current one.</param>
    /// <returns>The handle; whether there is such an activity shows with its first use.</returns>
    ActivityHandle GetActivityHandle(string id, string? runId = null);

    /// <summary>Makes the handle of a standalone activity.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="id">The activity id.</param>
    /// <param name="runId">The run, or null for the current one.</param>
    /// <returns>The handle; whether there is such an activity shows with its first use.</returns>
    ActivityHandle<TResult> GetActivityHandle<TResult>(string id, string? runId = null);

    /// <summary>Lists standalone activities.</summary>
    /// <param name="query">A query of the visibility's grammar; empty for all.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The activities, fetched page by page.</returns>
    IAsyncEnumerable<ActivityExecution> ListActivitiesAsync(string query, ActivityListOptions? options = null);

    /// <summary>Lists a page of standalone activities.</summary>
    /// <param name="query">A query of the visibility's grammar; empty for all.</param>
    /// <param name="nextPageToken">What the page before gave, or null for the first.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The page.</returns>
    Task<ActivityListPage> ListActivitiesPaginatedAsync(string query, byte[]? nextPageToken, ActivityListPaginatedOptions? options = null);

    /// <summary>Counts standalone activities.</summary>
    /// <param name="query">A query of the visibility's grammar, GROUP BY included; empty for all.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The count.</returns>
    Task<ActivityExecutionCount> CountActivitiesAsync(string query, ActivityCountOptions? options = null);
}
