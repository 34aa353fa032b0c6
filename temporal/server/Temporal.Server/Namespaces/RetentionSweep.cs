using Microsoft.Extensions.Logging;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Queries;
using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Namespaces;

/// <summary>Deletes closed executions once the retention of their namespace is over.</summary>
/// <param name="store">Where the executions are.</param>
/// <param name="namespaces">The namespaces with their retentions.</param>
/// <param name="deleteRunAsync">Deletes an execution.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of failures.</param>
internal sealed partial class RetentionSweep(
    IStore store, NamespaceRegistry namespaces, Func<RunKey, ValueTask> deleteRunAsync, TimeProvider time, ILogger<RetentionSweep> logger) : IAsyncDisposable
{
    /// <summary>How often is looked. An execution may outlive its retention by as much.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private const int RunsPerPage = 100;
    private const long NanosecondsPerTick = 100;

    private static readonly FilterField CloseTime = new("CloseTime", IndexedValueType.Datetime, IsCustom: false);

    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>Deletes what is due now.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var known in namespaces.All.Where(static known => !known.IsDeleted))
        {
            var age = time.GetUtcNow() - DateTimeOffset.UnixEpoch;
            if (known.Entry.Retention < age)
            {
                await SweepAsync(known.Id, (age - known.Entry.Retention).Ticks * NanosecondsPerTick, cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
    }

    private async Task SweepAsync(string namespaceId, long closedBefore, CancellationToken cancellationToken)
    {
        var filter = new ListFilter(new FilterComparison(CloseTime, FilterOperator.Less, new FilterInteger(closedBefore)), GroupBy: null);
        var deleted = 1;
        while (deleted > 0)
        {
            // Deleted rows are gone from the list, so the next page is the first again; one without success ends it.
            deleted = 0;
            var page = await store.Visibility.ListAsync(namespaceId, filter, RunsPerPage, default, cancellationToken);
            foreach (var info in page.Executions)
            {
                cancellationToken.ThrowIfCancellationRequested();
                deleted += await TryDeleteAsync(new RunKey(namespaceId, info.Execution.WorkflowId, info.Execution.RunId)) ? 1 : 0;
            }
        }
    }

    private async Task<bool> TryDeleteAsync(RunKey run)
    {
        try
        {
            await deleteRunAsync(run);
            return true;
        }
        catch (ServiceException e)
        {
            LogFailed(logger, run.WorkflowId, run.RunId, e.Message);
            return false;
        }
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Interval, time, _stopping.Token);
                await SweepAsync(_stopping.Token);
            }
            catch (OperationCanceledException)
            {
                // The server stops.
            }
            catch (StoreException e)
            {
                LogStoreFailed(logger, e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Workflow {WorkflowId}, run {RunId} could not be deleted at the end of its retention: {Reason}")]
    private static partial void LogFailed(ILogger logger, string workflowId, string runId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Closed executions could not be deleted at the end of their retention: {Reason}")]
    private static partial void LogStoreFailed(ILogger logger, string reason);
}
