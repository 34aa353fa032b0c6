using Temporalio.Client.Schedules;

namespace Temporalio.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.CreateScheduleAsync"/>.</summary>
/// <param name="Id">The schedule id.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Options">The options, or null.</param>
public record CreateScheduleInput(string Id, Schedule Schedule, ScheduleOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.ListSchedulesAsync"/>.</summary>
/// <param name="Options">The options, or null.</param>
public record ListSchedulesInput(ScheduleListOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.BackfillScheduleAsync"/>.</summary>
/// <param name="Id">The schedule id.</param>
/// <param name="Backfills">The spans of time.</param>
/// <param name="RpcOptions">Options of the call, or null.</param>
public record BackfillScheduleInput(string Id, IReadOnlyCollection<ScheduleBackfill> Backfills, RpcOptions? RpcOptions);

/// <summary>Input of <see cref="ClientOutboundInterceptor.DeleteScheduleAsync"/>.</summary>
/// <param name="Id">The schedule id.</param>
/// <param name="RpcOptions">Options of the call, or null.</param>
public record DeleteScheduleInput(string Id, RpcOptions? RpcOptions);

/// <summary>Input of <see cref="ClientOutboundInterceptor.DescribeScheduleAsync"/>.</summary>
/// <param name="Id">The schedule id.</param>
/// <param name="RpcOptions">Options of the call, or null.</param>
public record DescribeScheduleInput(string Id, RpcOptions? RpcOptions);

/// <summary>Input of <see cref="ClientOutboundInterceptor.PauseScheduleAsync"/>.</summary>
/// <param name="Id">The schedule id.</param>
/// <param name="Note">The note, or null.</param>
/// <param name="RpcOptions">Options of the call, or null.</param>
public record PauseScheduleInput(string Id, string? Note, RpcOptions? RpcOptions);

/// <summary>Input of <see cref="ClientOutboundInterceptor.UnpauseScheduleAsync"/>.</summary>
/// <param name="Id">The schedule id.</param>
/// <param name="Note">The note, or null.</param>
/// <param name="RpcOptions">Options of the call, or null.</param>
public record UnpauseScheduleInput(string Id, string? Note, RpcOptions? RpcOptions);

/// <summary>Input of <see cref="ClientOutboundInterceptor.TriggerScheduleAsync"/>.</summary>
/// <param name="Id">The schedule id.</param>
/// <param name="Options">The options, or null.</param>
public record TriggerScheduleInput(string Id, ScheduleTriggerOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.UpdateScheduleAsync"/>.</summary>
/// <param name="Id">The schedule id.</param>
/// <param name="Updater">Makes the new state of the old one, or null to change nothing.</param>
/// <param name="RpcOptions">Options of the calls, or null.</param>
public record UpdateScheduleInput(string Id, Func<ScheduleUpdateInput, Task<ScheduleUpdate?>> Updater, RpcOptions? RpcOptions);
