using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Queries;
using Temporal.Server.Core.Validation;
using Temporal.Server.Namespaces;
using Temporal.Server.Visibility;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Frontend;

/// <summary>What the RPCs that list executions have in common.</summary>
internal sealed class ListedExecutions(NamespaceRegistry namespaces, IVisibilityStore visibility, ServerLimits limits)
{
    /// <summary>Lists the executions that pass a query.</summary>
    public ValueTask<VisibilityPage> ListAsync(string namespaceName, string query, int pageSize, ReadOnlyMemory<byte> token, CancellationToken cancellationToken)
    {
        var known = Require(namespaceName);
        return ListAsync(known, FilterParser.ParseList(query, known.Attributes), pageSize, token, cancellationToken);
    }

    /// <summary>Lists the executions that pass a filter, as lists show them.</summary>
    public async ValueTask<VisibilityPage> ListAsync(KnownNamespace known, ListFilter filter, int pageSize, ReadOnlyMemory<byte> token, CancellationToken cancellationToken)
    {
        var size = pageSize <= 0 || pageSize > limits.VisibilityPageSizeMax ? limits.VisibilityPageSizeMax : pageSize;
        var page = await visibility.ListAsync(known.Id, filter, size, token, cancellationToken);
        foreach (var info in page.Executions)
        {
            Trim(info);
        }

        return page;
    }

    /// <summary>Counts the executions that pass a query.</summary>
    public ValueTask<VisibilityCount> CountAsync(string namespaceName, string query, CancellationToken cancellationToken)
    {
        var known = Require(namespaceName);
        return visibility.CountAsync(known.Id, FilterParser.ParseCount(query, known.Attributes), cancellationToken);
    }

    /// <summary>Finds the namespace that a request names.</summary>
    public KnownNamespace Require(string name)
    {
        Requests.CheckNamespaceName(name);
        return namespaces.Require(name);
    }

    /// <summary>Leaves what only a description shows; how far a history has come shows when the run is closed.</summary>
    private static void Trim(WorkflowExecutionInfo info)
    {
        info.AutoResetPoints = null;
        info.MostRecentWorkerVersionStamp = null;
        info.ParentNamespaceId = string.Empty;
        info.FirstRunId = string.Empty;
        info.Priority = null;
        if (info.CloseTime is null)
        {
            info.HistoryLength = 0;
            info.HistorySizeBytes = 0;
            info.StateTransitionCount = 0;
        }
    }
}
