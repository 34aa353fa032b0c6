using System.Runtime.InteropServices;
using Temporalio.Api.Enums.V1;
using Temporalio.Core.Replay;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>The timeout of a local activity that passes first.</summary>
/// <param name="Left">The time left; not positive when it has passed.</param>
/// <param name="Type">Which timeout.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LocalDeadline(TimeSpan Left, TimeoutType Type)
{
    /// <summary>Finds the limit of the wait for a slot.</summary>
    /// <param name="request">The request.</param>
    /// <param name="attempt">The attempt: only the first has a schedule-to-start timeout.</param>
    /// <param name="scheduled">When the first attempt was asked for.</param>
    /// <param name="now">The time.</param>
    /// <returns>The limit; null when there is none.</returns>
    public static LocalDeadline? BeforeStart(LocalActivityRequest request, int attempt, DateTimeOffset scheduled, DateTimeOffset now) =>
        Earlier(
            attempt == 1 && request.ScheduleToStartTimeout is { } start ? new(start, TimeoutType.ScheduleToStart) : null,
            ScheduleToClose(request, scheduled, now));

    /// <summary>Finds the limit of a started attempt.</summary>
    /// <param name="request">The request.</param>
    /// <param name="scheduled">When the first attempt was asked for.</param>
    /// <param name="now">The time.</param>
    /// <returns>The limit; null when there is none.</returns>
    public static LocalDeadline? AfterStart(LocalActivityRequest request, DateTimeOffset scheduled, DateTimeOffset now) =>
        Earlier(
            request.StartToCloseTimeout is { } close ? new(close, TimeoutType.StartToClose) : null,
            ScheduleToClose(request, scheduled, now));

    private static LocalDeadline? ScheduleToClose(LocalActivityRequest request, DateTimeOffset scheduled, DateTimeOffset now) =>
        request.ScheduleToCloseTimeout is { } total ? new(scheduled + total - now, TimeoutType.ScheduleToClose) : null;

    private static LocalDeadline? Earlier(LocalDeadline? one, LocalDeadline? other) =>
        one is { } a && other is { } b ? (a.Left <= b.Left ? a : b) : one ?? other;
}
