using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Schedule.V1;
using Temporalio.Common;
using Temporalio.Common.Protos;
using Temporalio.Converters;
using RangeMessage = Temporalio.Api.Schedule.V1.Range;
using ScheduleActionResultMessage = Temporalio.Api.Schedule.V1.ScheduleActionResult;
using ScheduleInfoMessage = Temporalio.Api.Schedule.V1.ScheduleInfo;
using ScheduleListInfoMessage = Temporalio.Api.Schedule.V1.ScheduleListInfo;
using SchedulePoliciesMessage = Temporalio.Api.Schedule.V1.SchedulePolicies;
using ScheduleSpecMessage = Temporalio.Api.Schedule.V1.ScheduleSpec;
using ScheduleStateMessage = Temporalio.Api.Schedule.V1.ScheduleState;

namespace Temporalio.Client.Schedules;

/// <summary>The parts of schedules as messages; actions are in <see cref="Calls.ScheduleActions"/>.</summary>
internal static class ScheduleProtos
{
    public static ScheduleSpecMessage ToProto(ScheduleSpec spec) => new()
    {
        StructuredCalendar = { spec.Calendars.Select(ToProto) },
        Interval = { spec.Intervals.Select(i => new IntervalSpec { Interval = Duration.FromTimeSpan(i.Every), Phase = i.Offset.ToDuration() }) },
        CronString = { spec.CronExpressions },
        ExcludeStructuredCalendar = { spec.Skip.Select(ToProto) },
        StartTime = ToTimestamp(spec.StartAt),
        EndTime = ToTimestamp(spec.EndAt),
        Jitter = spec.Jitter.ToDuration(),
        TimezoneName = spec.TimeZoneName ?? string.Empty,
    };

    public static ScheduleSpec ToSpec(ScheduleSpecMessage message) => new()
    {
        Calendars = [.. message.StructuredCalendar.Select(ToCalendar)],
        Intervals = [.. message.Interval.Select(i => new ScheduleIntervalSpec(i.Interval.ToTimeSpan(), i.Phase.ToNonZeroTimeSpan()))],
        CronExpressions = [.. message.CronString],
        Skip = [.. message.ExcludeStructuredCalendar.Select(ToCalendar)],
        StartAt = message.StartTime.ToUtc(),
        EndAt = message.EndTime.ToUtc(),
        Jitter = message.Jitter.ToNonZeroTimeSpan(),
        TimeZoneName = NullIfEmpty(message.TimezoneName),
    };

    public static SchedulePoliciesMessage ToProto(SchedulePolicy policy) => new()
    {
        OverlapPolicy = policy.Overlap,
        CatchupWindow = Duration.FromTimeSpan(policy.CatchupWindow),
        PauseOnFailure = policy.PauseOnFailure,
    };

    public static SchedulePolicy ToPolicy(SchedulePoliciesMessage? message) => message is null ? new() : new()
    {
        Overlap = message.OverlapPolicy,
        CatchupWindow = message.CatchupWindow.ToNonZeroTimeSpan() ?? TimeSpan.FromDays(365),
        PauseOnFailure = message.PauseOnFailure,
    };

    public static ScheduleStateMessage ToProto(ScheduleState state) => new()
    {
        Notes = state.Note ?? string.Empty,
        Paused = state.Paused,
        LimitedActions = state.LimitedActions,
        RemainingActions = state.RemainingActions,
    };

    public static ScheduleState ToState(ScheduleStateMessage? message) => message is null ? new() : new()
    {
        Note = NullIfEmpty(message.Notes),
        Paused = message.Paused,
        LimitedActions = message.LimitedActions,
        RemainingActions = message.RemainingActions,
    };

    public static BackfillRequest ToProto(ScheduleBackfill backfill) => new()
    {
        StartTime = ToTimestamp(backfill.StartAt),
        EndTime = ToTimestamp(backfill.EndAt),
        OverlapPolicy = backfill.Overlap,
    };

    public static ScheduleInfo ToInfo(ScheduleInfoMessage message) => new(
        message.ActionCount,
        message.MissedCatchupWindow,
        message.OverlapSkipped,
        [.. message.RunningWorkflows.Select(w => new ScheduleActionExecutionStartWorkflow(w.WorkflowId, w.RunId))],
        ToResults(message.RecentActions),
        ToTimes(message.FutureActionTimes),
        message.CreateTime.ToUtc() ?? DateTime.UnixEpoch,
        message.UpdateTime.ToUtc());

    public static ScheduleListInfo ToListInfo(ScheduleListInfoMessage message)
        => new(ToResults(message.RecentActions), ToTimes(message.FutureActionTimes));

    public static ScheduleListSchedule ToListSchedule(ScheduleListInfoMessage message) => new(
        new ScheduleListActionStartWorkflow(message.WorkflowType?.Name ?? string.Empty),
        ToSpec(message.Spec),
        new(NullIfEmpty(message.Notes), message.Paused));

    public static IReadOnlyDictionary<string, IEncodedRawValue> ToMemo(Memo? memo, DataConverter converter)
        => memo is null
            ? new Dictionary<string, IEncodedRawValue>(StringComparer.Ordinal)
            : memo.Fields.ToDictionary(f => f.Key, f => (IEncodedRawValue)new EncodedRawValue(converter, f.Value), StringComparer.Ordinal);

    public static SearchAttributeCollection ToSearchAttributes(SearchAttributes? message)
        => message is null ? SearchAttributeCollection.Empty : SearchAttributeCollection.FromProto(message);

    public static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static StructuredCalendarSpec ToProto(ScheduleCalendarSpec calendar) => new()
    {
        Second = { calendar.Second.Select(ToProto) },
        Minute = { calendar.Minute.Select(ToProto) },
        Hour = { calendar.Hour.Select(ToProto) },
        DayOfMonth = { calendar.DayOfMonth.Select(ToProto) },
        Month = { calendar.Month.Select(ToProto) },
        Year = { calendar.Year.Select(ToProto) },
        DayOfWeek = { calendar.DayOfWeek.Select(ToProto) },
        Comment = calendar.Comment ?? string.Empty,
    };

    private static ScheduleCalendarSpec ToCalendar(StructuredCalendarSpec message) => new()
    {
        Second = ToRanges(message.Second),
        Minute = ToRanges(message.Minute),
        Hour = ToRanges(message.Hour),
        DayOfMonth = ToRanges(message.DayOfMonth),
        Month = ToRanges(message.Month),
        Year = ToRanges(message.Year),
        DayOfWeek = ToRanges(message.DayOfWeek),
        Comment = NullIfEmpty(message.Comment),
    };

    private static RangeMessage ToProto(ScheduleRange range) => new() { Start = range.Start, End = range.End, Step = range.Step };

    private static ScheduleRange[] ToRanges(RepeatedField<RangeMessage> ranges) => [.. ranges.Select(r => new ScheduleRange(r.Start, r.End, r.Step))];

    private static ScheduleActionResult[] ToResults(RepeatedField<ScheduleActionResultMessage> results) => [.. results.Select(r => new ScheduleActionResult(
        r.ScheduleTime.ToDateTime(),
        r.ActualTime.ToDateTime(),
        new ScheduleActionExecutionStartWorkflow(r.StartWorkflowResult?.WorkflowId ?? string.Empty, r.StartWorkflowResult?.RunId ?? string.Empty)))];

    private static DateTime[] ToTimes(RepeatedField<Timestamp> times) => [.. times.Select(t => t.ToDateTime())];

    private static Timestamp? ToTimestamp(DateTime? time) => time is { } value ? Timestamp.FromDateTime(value.ToUniversalTime()) : null;
}
