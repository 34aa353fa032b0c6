using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks the options of activities and derives their timeouts from each other.</summary>
internal static class ActivityCommands
{
    private const WorkflowTaskFailedCause Cause = WorkflowTaskFailedCause.BadScheduleActivityAttributes;

    public static CommandFailure? FillAndFindFailure(ScheduleActivityTaskCommandAttributes? attributes, CommandContext context)
    {
        if (attributes is null)
        {
            return new(Cause, "ScheduleActivityTaskCommandAttributes is not set on ScheduleActivityTaskCommand.");
        }

        attributes.TaskQueue ??= new TaskQueue();
        if (attributes.TaskQueue.Name.Length == 0)
        {
            attributes.TaskQueue.Name = context.TaskQueue;
        }

        var error = NameError(attributes, context.Limits)
            ?? TaskQueues.Error(attributes.TaskQueue, context.Limits)
            ?? FillRetryPolicy(attributes)
            ?? PriorityError(attributes, context.Limits)
            ?? TimeoutError(attributes);
        if (error is not null)
        {
            return new(Cause, error);
        }

        if (Texts.IsOver(attributes.Input, context.Limits.BlobBytesMax))
        {
            return new(Cause, "ScheduleActivityTaskCommandAttributes.Input exceeds size limit.", EndsRun: true);
        }

        return FillTimeouts(attributes, Durations.Of(context.RunTimeout))
            ? null
            : new(Cause, $"a valid StartToCloseTimeout or ScheduleToCloseTimeout must be set on the activity. ActivityId={attributes.ActivityId} ActivityType={attributes.ActivityType.Name}");
    }

    private static string? NameError(ScheduleActivityTaskCommandAttributes attributes, ServerLimits limits)
    {
        if (attributes.ActivityId.Length == 0)
        {
            return "activityId is not set";
        }

        if (attributes.ActivityType is null || attributes.ActivityType.Name.Length == 0)
        {
            return "activityType is not set";
        }

        return LengthError("activityId", attributes.ActivityId, limits) ?? LengthError("activityType", attributes.ActivityType.Name, limits);
    }

    private static string? LengthError(string name, string value, ServerLimits limits) => Texts.IsOver(value, limits.IdBytesMax)
        ? string.Create(CultureInfo.InvariantCulture, $"{name} exceeds length limit. Length={Texts.Bytes(value)} Limit={limits.IdBytesMax}")
        : null;

    private static string? FillRetryPolicy(ScheduleActivityTaskCommandAttributes attributes)
    {
        attributes.RetryPolicy ??= new();
        return RetryPolicies.FillAndFindError(attributes.RetryPolicy);
    }

    private static string? PriorityError(ScheduleActivityTaskCommandAttributes attributes, ServerLimits limits) =>
        Priorities.Error(attributes.Priority, limits) is { } error ? $"invalid priorities: {error}" : null;

    private static string? TimeoutError(ScheduleActivityTaskCommandAttributes attributes) =>
        TimeoutError("ScheduleToCloseTimeout", attributes.ScheduleToCloseTimeout)
        ?? TimeoutError("ScheduleToStartTimeout", attributes.ScheduleToStartTimeout)
        ?? TimeoutError("StartToCloseTimeout", attributes.StartToCloseTimeout)
        ?? TimeoutError("HeartbeatTimeout", attributes.HeartbeatTimeout);

    private static string? TimeoutError(string name, Duration? timeout) => Durations.Error(timeout) is { } error ? $"invalid {name}: {error}" : null;

    // Schedule-to-close bounds the other two; one of it and start-to-close must be given, as nothing else ends a lost attempt.
    private static bool FillTimeouts(ScheduleActivityTaskCommandAttributes attributes, TimeSpan runTimeout)
    {
        var close = Durations.Of(attributes.ScheduleToCloseTimeout);
        var wait = Durations.Of(attributes.ScheduleToStartTimeout);
        var work = Durations.Of(attributes.StartToCloseTimeout);
        if (close == TimeSpan.Zero && work == TimeSpan.Zero)
        {
            return false;
        }

        close = Cut(close, runTimeout);
        wait = Cut(wait, close);
        work = Cut(work, close);
        var heartbeat = Durations.Of(attributes.HeartbeatTimeout);
        attributes.ScheduleToCloseTimeout = Duration.FromTimeSpan(close);
        attributes.ScheduleToStartTimeout = Duration.FromTimeSpan(wait);
        attributes.StartToCloseTimeout = Duration.FromTimeSpan(work);
        attributes.HeartbeatTimeout = Duration.FromTimeSpan(heartbeat > work ? work : heartbeat);
        return true;
    }

    // Zero means endless, on both sides.
    private static TimeSpan Cut(TimeSpan timeout, TimeSpan bound) =>
        bound > TimeSpan.Zero && (timeout == TimeSpan.Zero || timeout > bound) ? bound : timeout;
}
