using Temporalio.Worker.Interceptors;

namespace Temporalio.Workflows;

/// <content>Waiting, and tasks that stay on the workflow's own scheduler.</content>
public static partial class Workflow
{
    /// <summary>Waits by a durable timer.</summary>
    /// <param name="millisecondsDelay">How long, in milliseconds; -1 waits until it is cancelled.</param>
    /// <param name="cancellationToken">The token that ends it; <see cref="CancellationToken"/> if null.</param>
    /// <returns>A task that ends after the wait.</returns>
    public static Task DelayAsync(int millisecondsDelay, CancellationToken? cancellationToken = null)
        => DelayAsync(TimeSpan.FromMilliseconds(millisecondsDelay), cancellationToken);

    /// <summary>Waits by a durable timer.</summary>
    /// <param name="delay">How long; <see cref="Timeout.InfiniteTimeSpan"/> waits until it is cancelled.</param>
    /// <param name="cancellationToken">The token that ends it; <see cref="CancellationToken"/> if null.</param>
    /// <returns>A task that ends after the wait.</returns>
    public static Task DelayAsync(TimeSpan delay, CancellationToken? cancellationToken = null)
        => Context.Outbound.DelayAsync(new DelayAsyncInput(delay, cancellationToken, Summary: null));

    /// <summary>Waits by a durable timer.</summary>
    /// <param name="options">How long, and what to call it.</param>
    /// <returns>A task that ends after the wait.</returns>
    public static Task DelayWithOptionsAsync(DelayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Context.Outbound.DelayAsync(new DelayAsyncInput(options.Delay, options.CancellationToken, options.Summary));
    }

    /// <summary>Waits until a condition holds. It is checked after each thing that happens to the workflow.</summary>
    /// <param name="conditionCheck">The condition: cheap, without side effects.</param>
    /// <param name="cancellationToken">The token that ends the wait; <see cref="CancellationToken"/> if null.</param>
    /// <returns>A task that ends when it holds.</returns>
    public static Task WaitConditionAsync(Func<bool> conditionCheck, CancellationToken? cancellationToken = null)
        => WaitConditionWithOptionsAsync(new WaitConditionOptions(conditionCheck, cancellationToken: cancellationToken));

    /// <summary>Waits until a condition holds, or for a time.</summary>
    /// <param name="conditionCheck">The condition: cheap, without side effects.</param>
    /// <param name="timeoutMilliseconds">The longest wait in milliseconds; -1 for no limit.</param>
    /// <param name="cancellationToken">The token that ends the wait; <see cref="CancellationToken"/> if null.</param>
    /// <returns>Whether it holds; false after the longest wait.</returns>
    public static Task<bool> WaitConditionAsync(
        Func<bool> conditionCheck, int timeoutMilliseconds, CancellationToken? cancellationToken = null)
        => WaitConditionAsync(conditionCheck, TimeSpan.FromMilliseconds(timeoutMilliseconds), cancellationToken);

    /// <summary>Waits until a condition holds, or for a time.</summary>
    /// <param name="conditionCheck">The condition: cheap, without side effects.</param>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">The token that ends the wait; <see cref="CancellationToken"/> if null.</param>
    /// <returns>Whether it holds; false after the longest wait.</returns>
    public static Task<bool> WaitConditionAsync(
        Func<bool> conditionCheck, TimeSpan timeout, CancellationToken? cancellationToken = null)
        => WaitConditionWithOptionsAsync(new WaitConditionOptions(conditionCheck, timeout, cancellationToken: cancellationToken));

    /// <summary>Waits until a condition holds, or for a time.</summary>
    /// <param name="options">The condition and the limits.</param>
    /// <returns>Whether it holds; false after the longest wait.</returns>
    public static Task<bool> WaitConditionWithOptionsAsync(WaitConditionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Context.Conditions.WaitAsync(options);
    }

    /// <summary>Starts a function on the workflow's scheduler, as <see cref="Task.Run(Func{Task})"/> does on the thread pool.</summary>
    /// <param name="function">The function.</param>
    /// <param name="cancellationToken">The token that keeps it from starting; <see cref="CancellationToken"/> if null.</param>
    /// <returns>A task that ends with the function's.</returns>
    public static Task RunTaskAsync(Func<Task> function, CancellationToken? cancellationToken = null)
        => Task.Factory.StartNew(
            function, cancellationToken ?? CancellationToken, TaskCreationOptions.DenyChildAttach, Context.Scheduler).Unwrap();

    /// <summary>Starts a function on the workflow's scheduler, as <see cref="Task.Run(Func{Task})"/> does on the thread pool.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="cancellationToken">The token that keeps it from starting; <see cref="CancellationToken"/> if null.</param>
    /// <returns>The function's result.</returns>
    public static Task<TResult> RunTaskAsync<TResult>(Func<Task<TResult>> function, CancellationToken? cancellationToken = null)
        => Task.Factory.StartNew(
            function, cancellationToken ?? CancellationToken, TaskCreationOptions.DenyChildAttach, Context.Scheduler).Unwrap();

    /// <summary>Waits for all tasks.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <returns>A task that ends with the last of them.</returns>
    public static Task WhenAllAsync(IEnumerable<Task> tasks) => Task.WhenAll(tasks);

    /// <summary>Waits for all tasks.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <returns>A task that ends with the last of them.</returns>
    public static Task WhenAllAsync(params Task[] tasks) => Task.WhenAll(tasks);

    /// <summary>Waits for all tasks.</summary>
    /// <typeparam name="TResult">The type of their results.</typeparam>
    /// <param name="tasks">The tasks.</param>
    /// <returns>Their results, in the order of the tasks.</returns>
    public static Task<TResult[]> WhenAllAsync<TResult>(IEnumerable<Task<TResult>> tasks) => Task.WhenAll(tasks);

    /// <summary>Waits for all tasks.</summary>
    /// <typeparam name="TResult">The type of their results.</typeparam>
    /// <param name="tasks">The tasks.</param>
    /// <returns>Their results, in the order of the tasks.</returns>
    public static Task<TResult[]> WhenAllAsync<TResult>(params Task<TResult>[] tasks) => Task.WhenAll(tasks);

    /// <summary>Waits for one of the tasks.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <returns>The first that ended.</returns>
    public static Task<Task> WhenAnyAsync(IEnumerable<Task> tasks) => Task.WhenAny(tasks);

    /// <summary>Waits for one of the tasks.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <returns>The first that ended.</returns>
    public static Task<Task> WhenAnyAsync(params Task[] tasks) => Task.WhenAny(tasks);

    /// <summary>Waits for one of the tasks.</summary>
    /// <typeparam name="TResult">The type of their results.</typeparam>
    /// <param name="tasks">The tasks.</param>
    /// <returns>The first that ended.</returns>
    public static Task<Task<TResult>> WhenAnyAsync<TResult>(IEnumerable<Task<TResult>> tasks) => Task.WhenAny(tasks);

    /// <summary>Waits for one of the tasks.</summary>
    /// <typeparam name="TResult">The type of their results.</typeparam>
    /// <param name="tasks">The tasks.</param>
    /// <returns>The first that ended.</returns>
    public static Task<Task<TResult>> WhenAnyAsync<TResult>(params Task<TResult>[] tasks) => Task.WhenAny(tasks);
}
