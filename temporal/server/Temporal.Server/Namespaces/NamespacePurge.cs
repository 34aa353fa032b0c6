using Microsoft.Extensions.Logging;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Queries;
using Temporal.Server.Storage;

namespace Temporal.Server.Namespaces;

/// <summary>Deletes the executions of deleted namespaces, in the background. Begins again at the start of the server.</summary>
/// <param name="store">Where the executions are.</param>
/// <param name="namespaces">The namespaces.</param>
/// <param name="deleteRunAsync">Deletes an execution; a running one is ended first.</param>
/// <param name="logger">Told of failures.</param>
internal sealed partial class NamespacePurge(
    IStore store, NamespaceRegistry namespaces, Func<RunKey, ValueTask> deleteRunAsync, ILogger<NamespacePurge> logger)
{
    private const int RunsPerPage = 64;

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
        catch (Exception e) when (e is StoreException or ServiceException)
        {
            // The next start of the server goes on with it.
            LogFailed(logger, namespaceId, e.Message);
        }
    }

    private async Task<bool> DeleteSomeAsync(string namespaceId)
    {
        var page = await store.Visibility.ListAsync(namespaceId, ListFilter.All, RunsPerPage, default, CancellationToken.None);
        foreach (var info in page.Executions)
        {
            await deleteRunAsync(new RunKey(namespaceId, info.Execution.WorkflowId, info.Execution.RunId));
        }

        return page.Executions.Count > 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Namespace {NamespaceId}: its executions could not be deleted: {Reason}")]
    private static partial void LogFailed(ILogger logger, string namespaceId, string reason);
}
