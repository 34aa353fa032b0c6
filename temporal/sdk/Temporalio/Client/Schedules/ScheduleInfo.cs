namespace Temporalio.Client.Schedules;

/// <summary>What a schedule has done and will do.</summary>
/// <param name="NumActions">How many actions it took.</param>
/// <param name="NumActionsMissedCatchupWindow">How many were missed by too much.</param>
/// <param name="NumActionsSkippedOverlap">How many were skipped because one ran.</param>
/// <param name="RunningActions">The actions that run.</param>
/// <param name="RecentActions">The last ten actions, oldest first.</param>
/// <param name="NextActionTimes">The next ten times, UTC.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="LastUpdatedAt">When it was last updated, UTC, or null.</param>
public record ScheduleInfo(
    long NumActions,
    long NumActionsMissedCatchupWindow,
    long NumActionsSkippedOverlap,
    IReadOnlyCollection<ScheduleActionExecution> RunningActions,
    IReadOnlyCollection<ScheduleActionResult> RecentActions,
    IReadOnlyCollection<DateTime> NextActionTimes,
    DateTime CreatedAt,
    DateTime? LastUpdatedAt);
