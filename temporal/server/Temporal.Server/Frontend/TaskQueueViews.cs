using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Matching;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Shows what the matcher knows of a queue as the messages of the API.</summary>
internal static class TaskQueueViews
{
    /// <summary>What a queue hands out a second when nobody limits it, as the official server says of its own.</summary>
    public const float SystemRate = 4000;

    private const double PollerRate = 100_000;
    private const int PriorityDefault = 3;

    public static IEnumerable<PollerInfo> Pollers(TaskQueueSnapshot snapshot) => snapshot.Pollers.Select(static poller => new PollerInfo
    {
        Identity = poller.Identity,
        LastAccessTime = poller.LastAccess.ToTimestamp(),
        RatePerSecond = poller.TasksPerSecondMax ?? PollerRate,
    });

    public static TaskQueueStats Stats(TaskQueueSnapshot snapshot) => new()
    {
        ApproximateBacklogCount = snapshot.BacklogByPriority.Values.Sum(),
        ApproximateBacklogAge = snapshot.BacklogAge.ToDuration(),
    };

    public static IEnumerable<KeyValuePair<int, TaskQueueStats>> StatsByPriority(TaskQueueSnapshot snapshot) => snapshot.BacklogByPriority.Keys
        .Append(PriorityDefault)
        .Distinct()
        .Select(priority => KeyValuePair.Create(priority, new TaskQueueStats
        {
            ApproximateBacklogCount = snapshot.BacklogByPriority.GetValueOrDefault(priority),
            ApproximateBacklogAge = snapshot.BacklogAge.ToDuration(),
        }));

    public static DescribeTaskQueueResponse.Types.EffectiveRateLimit EffectiveRate(TaskQueueSnapshot snapshot, TaskQueueConfig? config)
    {
        if (config?.QueueRateLimit?.RateLimit is { } set)
        {
            return new() { RequestsPerSecond = set.RequestsPerSecond, RateLimitSource = RateLimitSource.Api };
        }

        return snapshot.TasksPerSecondMax is { } asked
            ? new() { RequestsPerSecond = (float)asked, RateLimitSource = RateLimitSource.Worker }
            : new() { RequestsPerSecond = SystemRate, RateLimitSource = RateLimitSource.System };
    }
}
