using Temporalio.Common;

namespace Temporalio.Client.Schedules;

/// <summary>The new state of a schedule.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="TypedSearchAttributes">All search attributes; null leaves them as they are.</param>
public record ScheduleUpdate(Schedule Schedule, SearchAttributeCollection? TypedSearchAttributes = null);

/// <summary>The old state of a schedule.</summary>
/// <param name="Description">The schedule.</param>
public record ScheduleUpdateInput(ScheduleDescription Description);
