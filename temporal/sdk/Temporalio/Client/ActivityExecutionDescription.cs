using Temporalio.Api.Activity.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Common.Protos;
using Temporalio.Converters;
using RetryPolicy = Temporalio.Common.RetryPolicy;

namespace Temporalio.Client;

/// <summary>A standalone activity in full.</summary>
public class ActivityExecutionDescription : ActivityExecution
{
    private readonly DataConverter _dataConverter;

    /// <summary>Initializes a new instance of the <see cref="ActivityExecutionDescription"/> class.</summary>
    /// <param name="rawDescription">The server's answer.</param>
    /// <param name="clientNamespace">The namespace.</param>
    /// <param name="dataConverter">Converts summary and details.</param>
    protected internal ActivityExecutionDescription(
        DescribeActivityExecutionResponse rawDescription, string clientNamespace, DataConverter dataConverter)
        : base(ToListInfo(rawDescription.Info), clientNamespace)
    {
        RawDescription = rawDescription;
        _dataConverter = dataConverter;
    }

    /// <summary>Gets the current attempt, from 1.</summary>
    public int Attempt => Info.Attempt;

    /// <summary>Gets why the cancellation was asked for, or null.</summary>
    public string? CanceledReason => NullIfEmpty(Info.CanceledReason);

    /// <summary>Gets the wait before the next attempt, or null.</summary>
    public TimeSpan? CurrentRetryInterval => Info.CurrentRetryInterval?.ToTimeSpan();

    /// <summary>Gets when all its time is over, UTC, or null.</summary>
    public DateTime? ExpirationTime => Info.ExpirationTime.ToUtc();

    /// <summary>Gets how long it may be silent, or null.</summary>
    public TimeSpan? HeartbeatTimeout => Info.HeartbeatTimeout.ToNonZeroTimeSpan();

    /// <summary>Gets when the last attempt ended, UTC, or null.</summary>
    public DateTime? LastAttemptCompleteTime => Info.LastAttemptCompleteTime.ToUtc();

    /// <summary>Gets when the last heartbeat came, UTC, or null.</summary>
    public DateTime? LastHeartbeatTime => Info.LastHeartbeatTime.ToUtc();

    /// <summary>Gets when the last attempt started, UTC, or null.</summary>
    public DateTime? LastStartedTime => Info.LastStartedTime.ToUtc();

    /// <summary>Gets the identity of the worker of the last attempt, or null.</summary>
    public string? LastWorkerIdentity => NullIfEmpty(Info.LastWorkerIdentity);

#pragma warning disable CA1819 // The official API's type.
    /// <summary>Gets what <see cref="ActivityDescribeOptions.LongPollToken"/> takes to wait for a change, or null.</summary>
    public byte[]? LongPollToken => RawDescription.LongPollToken.IsEmpty ? null : RawDescription.LongPollToken.ToByteArray();
#pragma warning restore CA1819

    /// <summary>Gets when the next attempt is scheduled, UTC, or null.</summary>
    public DateTime? NextAttemptScheduleTime => Info.NextAttemptScheduleTime.ToUtc();

    /// <summary>Gets the retry policy, or null.</summary>
    public RetryPolicy? RetryPolicy => Info.RetryPolicy?.ToRetryPolicy();

    /// <summary>Gets what it does while it runs.</summary>
    public PendingActivityState RunState => Info.RunState;

    /// <summary>Gets the limit over all attempts, or null.</summary>
    public TimeSpan? ScheduleToCloseTimeout => Info.ScheduleToCloseTimeout.ToNonZeroTimeSpan();

    /// <summary>Gets how long it may wait for a worker, or null.</summary>
    public TimeSpan? ScheduleToStartTimeout => Info.ScheduleToStartTimeout.ToNonZeroTimeSpan();

    /// <summary>Gets the limit of an attempt, or null.</summary>
    public TimeSpan? StartToCloseTimeout => Info.StartToCloseTimeout.ToNonZeroTimeSpan();

    /// <summary>Gets the server's answer.</summary>
    internal DescribeActivityExecutionResponse RawDescription { get; }

    private ActivityExecutionInfo Info => RawDescription.Info;

    /// <summary>Decodes and converts the line for the UI that the start gave.</summary>
    /// <returns>The line, or null.</returns>
    public Task<string?> GetStaticSummaryAsync() => ToTextAsync(Info.UserMetadata?.Summary);

    /// <summary>Decodes and converts the text for the UI that the start gave.</summary>
    /// <returns>The text, or null.</returns>
    public Task<string?> GetStaticDetailsAsync() => ToTextAsync(Info.UserMetadata?.Details);

    private static ActivityExecutionListInfo ToListInfo(ActivityExecutionInfo info) => new()
    {
        ActivityId = info.ActivityId,
        RunId = info.RunId,
        ActivityType = info.ActivityType,
        ScheduleTime = info.ScheduleTime,
        CloseTime = info.CloseTime,
        Status = info.Status,
        SearchAttributes = info.SearchAttributes,
        TaskQueue = info.TaskQueue,
        StateTransitionCount = info.StateTransitionCount,
        ExecutionDuration = info.ExecutionDuration,
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private async Task<string?> ToTextAsync(Payload? payload)
        => payload is null ? null : await _dataConverter.ToValueAsync<string?>(payload).ConfigureAwait(false);
}
