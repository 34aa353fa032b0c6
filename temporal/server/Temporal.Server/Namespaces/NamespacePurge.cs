using Microsoft.Extensions.Logging;
using Temporal.Server.Core.Queries;
using Temporal.Server.Storage;

namespace Temporal.Server.Namespaces;

/// <summary>Deletes the executions of deleted namespaces, in the background. Begins again at the start of the server.</summary>
internal sealed partial class NamespacePurge(IStore store, NamespaceRegistry namespaces, ILogger<NamespacePurge> logger)
{
    // One transaction deletes this many executions: long enough to be quick, short enough to let others write in between.
    private const int RunsPerTransaction = 64;

    /// <summary>Gets or sets how one execution is deleted; null: from the store only. The engine's way ends what it does for the run, too.</summary>
    public Func<RunKey, ValueTask>? DeleteRunAsync { get; set; }

    /// <summary>Begins with a namespace.</summary>
    public void Start(string namespaceId) => _ = Task.Run(() => RunAsync(namespaceId));

    /// <summary>Begins with all namespaces that were deleted before the server stopped.</summary>
    public void StartAll()
    {
        foreach (var known in namespaces.All.Where(static known => known.IsDeleted && known.Name.Contains("-deleted-", StringComparison.Ordinal)))
        {
            Start(known.Id);
        }
    }

    private async Task RunAsync(string namespaceId)
    {
        try
        {
            while (await DeleteSomeAsync(namespaceId))
            {
            }

            await namespaces.PurgeAsync(namespaceId);
        }
        catch (StoreException e)
        {
            // The next start of the server goes on with it.
            LogFailed(logger, namespaceId, e.Message);
        }
    }

    private async Task<bool> DeleteSomeAsync(string namespaceId)
    {
        var page = await store.Visibility.ListAsync(namespaceId, ListFilter.All, RunsPerTransaction, default, CancellationToken.None);
        var transaction = new StoreTransaction { Epoch = store.Epoch };
        foreach (var info in page.Executions)
        {
            var run = new RunKey(namespaceId, info.Execution.WorkflowId, info.Execution.RunId);
            if (DeleteRunAsync is { } delete)
            {
                await delete(run);
            }

            transaction.Deletions.Add(run);
        }

        if (page.Executions.Count > 0)
        {
            await store.CommitAsync(transaction);
        }

        return page.Executions.Count > 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Namespace {NamespaceId}: its executions could not be deleted: {Reason}")]
    private static partial void LogFailed(ILogger logger, string namespaceId, string reason);
}
