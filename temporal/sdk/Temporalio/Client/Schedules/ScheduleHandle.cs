namespace Temporalio.Client.Schedules;

/// <summary>A schedule as a client deals with it.</summary>
/// <param name="Client">The client.</param>
/// <param name="Id">The schedule id.</param>
public record ScheduleHandle(ITemporalClient Client, string Id)
{
    /// <summary>Takes the actions of past spans of time.</summary>
    /// <param name="backfills">The spans, at least one.</param>
    /// <param name="rpcOptions">Options of the call, or null.</param>
    /// <returns>When the server has the request.</returns>
    public virtual Task BackfillAsync(IReadOnlyCollection<ScheduleBackfill> backfills, RpcOptions? rpcOptions = null)
        => Client.OutboundInterceptor.BackfillScheduleAsync(new(Id, backfills, rpcOptions));

    /// <summary>Deletes the schedule; what it started goes on.</summary>
    /// <param name="rpcOptions">Options of the call, or null.</param>
    /// <returns>When it is deleted.</returns>
    public virtual Task DeleteAsync(RpcOptions? rpcOptions = null)
        => Client.OutboundInterceptor.DeleteScheduleAsync(new(Id, rpcOptions));

    /// <summary>Describes the schedule.</summary>
    /// <param name="rpcOptions">Options of the call, or null.</param>
    /// <returns>The description.</returns>
    public virtual Task<ScheduleDescription> DescribeAsync(RpcOptions? rpcOptions = null)
        => Client.OutboundInterceptor.DescribeScheduleAsync(new(Id, rpcOptions));

    /// <summary>Pauses the schedule.</summary>
    /// <param name="note">A note for people; null says who paused.</param>
    /// <param name="rpcOptions">Options of the call, or null.</param>
    /// <returns>When it is paused.</returns>
    public virtual Task PauseAsync(string? note = null, RpcOptions? rpcOptions = null)
        => Client.OutboundInterceptor.PauseScheduleAsync(new(Id, note, rpcOptions));

    /// <summary>Takes the action now.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>When the server has the request.</returns>
    public virtual Task TriggerAsync(ScheduleTriggerOptions? options = null)
        => Client.OutboundInterceptor.TriggerScheduleAsync(new(Id, options));

    /// <summary>Lets a paused schedule run.</summary>
    /// <param name="note">A note for people; null says who unpaused.</param>
    /// <param name="rpcOptions">Options of the call, or null.</param>
    /// <returns>When it runs.</returns>
    public virtual Task UnpauseAsync(string? note = null, RpcOptions? rpcOptions = null)
        => Client.OutboundInterceptor.UnpauseScheduleAsync(new(Id, note, rpcOptions));

    /// <summary>Changes the schedule.</summary>
    /// <param name="updater">Makes the new state of the old one, or null to change nothing.</param>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>When it is changed.</returns>
    public Task UpdateAsync(Func<ScheduleUpdateInput, ScheduleUpdate?> updater, RpcOptions? rpcOptions = null)
        => UpdateAsync(input => Task.FromResult(updater(input)), rpcOptions);

    /// <summary>Changes the schedule.</summary>
    /// <param name="updater">Makes the new state of the old one, or null to change nothing.</param>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>When it is changed.</returns>
    public virtual Task UpdateAsync(Func<ScheduleUpdateInput, Task<ScheduleUpdate?>> updater, RpcOptions? rpcOptions = null)
        => Client.OutboundInterceptor.UpdateScheduleAsync(new(Id, updater, rpcOptions));
}
