using Temporalio.Client.Schedules;

namespace Temporalio.Client;

public partial interface ITemporalClient
{
    /// <summary>Creates a schedule.</summary>
    /// <param name="scheduleId">The schedule id.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The schedule's handle.</returns>
    /// <exception cref="Exceptions.ScheduleAlreadyRunningException">A schedule of that id exists.</exception>
    Task<ScheduleHandle> CreateScheduleAsync(string scheduleId, Schedule schedule, ScheduleOptions? options = null);

    /// <summary>Makes the handle of a schedule.</summary>
    /// <param name="scheduleId">The schedule id.</param>
    /// <returns>The handle; whether there is such a schedule shows with its first use.</returns>
    ScheduleHandle GetScheduleHandle(string scheduleId);

    /// <summary>Lists schedules.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>The schedules, fetched page by page.</returns>
    IAsyncEnumerable<ScheduleListDescription> ListSchedulesAsync(ScheduleListOptions? options = null);
}
