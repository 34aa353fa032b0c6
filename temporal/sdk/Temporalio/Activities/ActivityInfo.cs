using Temporalio.Api.Common.V1;
using Temporalio.Converters;
using Priority = Temporalio.Common.Priority;
using RetryPolicy = Temporalio.Common.RetryPolicy;

namespace Temporalio.Activities;

/// <summary>What is known of a running activity attempt.</summary>
/// <param name="ActivityId">The activity id.</param>
/// <param name="ActivityType">The activity type.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="CurrentAttemptScheduledTime">When this attempt was scheduled, UTC.</param>
/// <param name="DataConverter">Converts the heartbeat details.</param>
/// <param name="HeartbeatDetails">The details of the previous attempt's last heartbeat, still encoded.</param>
/// <param name="HeartbeatTimeout">The heartbeat timeout, or null.</param>
/// <param name="IsLocal">Whether it is a local activity.</param>
/// <param name="Namespace">The namespace of the activity.</param>
/// <param name="Priority">The priority.</param>
/// <param name="RetryPolicy">The retry policy in force, or null.</param>
/// <param name="ScheduleToCloseTimeout">The limit over all attempts, or null.</param>
/// <param name="ScheduledTime">When the first attempt was scheduled, UTC.</param>
/// <param name="StartToCloseTimeout">The limit of an attempt, or null.</param>
/// <param name="StartedTime">When this attempt started, UTC.</param>
/// <param name="TaskQueue">The task queue.</param>
/// <param name="TaskToken">What names this attempt to the server.</param>
/// <param name="WorkflowId">The workflow id, or null for a standalone activity.</param>
/// <param name="WorkflowNamespace">The workflow's namespace, or null for a standalone activity.</param>
/// <param name="WorkflowRunId">The workflow's run, or null for a standalone activity.</param>
/// <param name="WorkflowType">The workflow type, or null for a standalone activity.</param>
#pragma warning disable CA1819 // The official API's type.
public record ActivityInfo(
    string ActivityId,
    string ActivityType,
    int Attempt,
    DateTime CurrentAttemptScheduledTime,
    DataConverter DataConverter,
    IReadOnlyCollection<Payload> HeartbeatDetails,
    TimeSpan? HeartbeatTimeout,
    bool IsLocal,
    string Namespace,
    Priority Priority,
    RetryPolicy? RetryPolicy,
    TimeSpan? ScheduleToCloseTimeout,
    DateTime ScheduledTime,
    TimeSpan? StartToCloseTimeout,
    DateTime StartedTime,
    string TaskQueue,
    byte[] TaskToken,
    string? WorkflowId,
    string? WorkflowNamespace,
    string? WorkflowRunId,
    string? WorkflowType)
{
    /// <summary>Gets a value indicating whether a workflow started the activity; otherwise it is standalone.</summary>
    public bool IsWorkflowActivity => WorkflowId is not null;

    /// <summary>Decodes and converts a detail of the previous attempt's last heartbeat.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="index">The position from 0.</param>
    /// <returns>The detail.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no detail at that position.</exception>
    public async Task<T> HeartbeatDetailAtAsync<T>(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, HeartbeatDetails.Count);
        return await DataConverter.ToValueAsync<T>(HeartbeatDetails.ElementAt(index)).ConfigureAwait(false);
    }
}
#pragma warning restore CA1819
