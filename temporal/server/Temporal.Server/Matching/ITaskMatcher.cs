using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Matching;

/// <summary>Brings tasks and pollers together, in memory.</summary>
/// <remarks>
/// Premise: a run's state says which tasks are due, so a queue is only a hint and need not be stored. Decision: tasks are offered after
/// their transaction is durable, again at the start of the server for every open run, and a poller that takes one asks the run whether it
/// is still due before handing it out. A task offered twice or too late is therefore harmless; one not offered would be a bug.
/// </remarks>
public interface ITaskMatcher
{
    /// <summary>Offers a task to the pollers of its queue: a waiting one gets it at once, else it waits in order of priority and time.</summary>
    void Offer(QueueTask task);

    /// <summary>Takes the next task of a queue, waiting for one.</summary>
    /// <param name="poll">Who polls, which queue, and since when it may be answered.</param>
    /// <param name="cancellationToken">The caller is gone: no task is taken any more.</param>
    /// <returns>A task, or null when the time was up or the poller was shut down.</returns>
    ValueTask<QueueTask?> PollAsync(TaskPoll poll, CancellationToken cancellationToken);
}

/// <summary>A task queue. Sticky queues have names of their own and are told apart by <see cref="TaskPoll.IsSticky"/> only.</summary>
public readonly record struct TaskQueueKey(string NamespaceId, string Name, TaskQueueType Type);

/// <summary>A task that waits for a poller.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Run">The run that the task belongs to.</param>
/// <param name="ScheduledEventId">The event that scheduled it; 0 for a query.</param>
/// <param name="Stamp">Changes with every attempt or option change, so that an outdated offer is known as such.</param>
public sealed record QueueTask(TaskQueueKey Queue, RunKey Run, long ScheduledEventId, int Stamp)
{
    /// <summary>Gets the id of the query, for a task that only asks one.</summary>
    public string? QueryId { get; init; }

    /// <summary>Gets the name of the normal queue behind a sticky one; empty for a task of a normal queue.</summary>
    /// <remarks>A sticky task whose worker has not polled lately is offered on the normal queue at once.</remarks>
    public string NormalName { get; init; } = string.Empty;

    /// <summary>Gets the priority, 1 (first) to 5.</summary>
    public int Priority { get; init; } = 3;
}

/// <summary>A poller's request.</summary>
public sealed record TaskPoll(TaskQueueKey Queue, string Identity, TimeSpan Timeout)
{
    /// <summary>Gets the name of the normal queue behind a sticky one; empty for a normal queue.</summary>
    public string NormalName { get; init; } = string.Empty;

    /// <summary>Gets a value indicating whether the queue belongs to one worker.</summary>
    public bool IsSticky => NormalName.Length > 0;

    /// <summary>Gets the key of the worker instance, by which <c>ShutdownWorker</c> ends polls.</summary>
    public string WorkerInstanceKey { get; init; } = string.Empty;

    /// <summary>Gets the most tasks a second that the queue may hand out; null means no limit.</summary>
    public double? TasksPerSecondMax { get; init; }
}
