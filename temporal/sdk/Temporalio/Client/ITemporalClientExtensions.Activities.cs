using System.Linq.Expressions;

namespace Temporalio.Client;

public static partial class ITemporalClientExtensions
{
    /// <summary>Starts a standalone activity by a call of its method, and waits for its result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="activityCall">A lambda that is one call.</param>
    /// <param name="options">The options; id, task queue and a timeout are required.</param>
    /// <returns>The result.</returns>
    public static async Task<TResult> ExecuteActivityAsync<TResult>(
        this ITemporalClient client, Expression<Func<Task<TResult>>> activityCall, StartActivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartActivityAsync(activityCall, options).ConfigureAwait(false);
        return await handle.GetResultAsync(options?.Rpc).ConfigureAwait(false);
    }

    /// <summary>Starts a standalone activity without a result by a call of its method, and waits for its end.</summary>
    /// <param name="client">The client.</param>
    /// <param name="activityCall">A lambda that is one call.</param>
    /// <param name="options">The options; id, task queue and a timeout are required.</param>
    /// <returns>When it has completed.</returns>
    public static async Task ExecuteActivityAsync(
        this ITemporalClient client, Expression<Func<Task>> activityCall, StartActivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartActivityAsync(activityCall, options).ConfigureAwait(false);
        await handle.GetResultAsync(options?.Rpc).ConfigureAwait(false);
    }

    /// <summary>Starts a standalone activity by name, and waits for its end.</summary>
    /// <param name="client">The client.</param>
    /// <param name="activity">The activity type.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; id, task queue and a timeout are required.</param>
    /// <returns>When it has completed.</returns>
    public static async Task ExecuteActivityAsync(
        this ITemporalClient client, string activity, IReadOnlyCollection<object?> args, StartActivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartActivityAsync(activity, args, options).ConfigureAwait(false);
        await handle.GetResultAsync(options?.Rpc).ConfigureAwait(false);
    }

    /// <summary>Starts a standalone activity by name, and waits for its result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="activity">The activity type.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; id, task queue and a timeout are required.</param>
    /// <returns>The result.</returns>
    public static async Task<TResult> ExecuteActivityAsync<TResult>(
        this ITemporalClient client, string activity, IReadOnlyCollection<object?> args, StartActivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartActivityAsync(activity, args, options).ConfigureAwait(false);
        return await handle.GetResultAsync<TResult>(options?.Rpc).ConfigureAwait(false);
    }
}
