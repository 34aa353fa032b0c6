namespace Temporalio.Client.Interceptors;

public abstract partial class ClientOutboundInterceptor
{
    /// <summary>Starts a standalone activity.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="input">The input.</param>
    /// <returns>The activity's handle.</returns>
    public virtual Task<ActivityHandle<TResult>> StartActivityAsync<TResult>(StartActivityInput input)
        => Next.StartActivityAsync<TResult>(input);

    /// <summary>Describes a standalone activity.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The description.</returns>
    public virtual Task<ActivityExecutionDescription> DescribeActivityAsync(DescribeActivityInput input) => Next.DescribeActivityAsync(input);

    /// <summary>Asks a standalone activity to cancel.</summary>
    /// <param name="input">The input.</param>
    /// <returns>When the server has the request.</returns>
    public virtual Task CancelActivityAsync(CancelActivityInput input) => Next.CancelActivityAsync(input);

    /// <summary>Terminates a standalone activity.</summary>
    /// <param name="input">The input.</param>
    /// <returns>When it is terminated.</returns>
    public virtual Task TerminateActivityAsync(TerminateActivityInput input) => Next.TerminateActivityAsync(input);

    /// <summary>Lists standalone activities.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The activities, fetched page by page.</returns>
    public virtual IAsyncEnumerable<ActivityExecution> ListActivitiesAsync(ListActivitiesInput input) => Next.ListActivitiesAsync(input);

    /// <summary>Lists a page of standalone activities.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The page.</returns>
    public virtual Task<ActivityListPage> ListActivitiesPaginatedAsync(ListActivitiesPaginatedInput input)
        => Next.ListActivitiesPaginatedAsync(input);

    /// <summary>Counts standalone activities.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The count.</returns>
    public virtual Task<ActivityExecutionCount> CountActivitiesAsync(CountActivitiesInput input) => Next.CountActivitiesAsync(input);
}
