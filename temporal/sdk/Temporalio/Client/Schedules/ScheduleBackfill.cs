using Temporalio.Api.Enums.V1;

namespace Temporalio.Client.Schedules;

/// <summary>A span of time whose actions a schedule is to take now.</summary>
/// <param name="StartAt">Its beginning, exclusive, UTC.</param>
/// <param name="EndAt">Its end, inclusive, UTC.</param>
/// <param name="Overlap">What happens when an action is due while one runs; unspecified means as the schedule says.</param>
public record ScheduleBackfill(
    DateTime StartAt, DateTime EndAt, ScheduleOverlapPolicy Overlap = ScheduleOverlapPolicy.Unspecified);
