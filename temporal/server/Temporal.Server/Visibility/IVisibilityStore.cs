using Temporal.Server.Core.Queries;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Visibility;

/// <summary>The list of executions: what <c>ListWorkflowExecutions</c> and <c>CountWorkflowExecutions</c> search.</summary>
public interface IVisibilityStore
{
    /// <summary>Finds executions, running ones first, then by close time and start time, newest first.</summary>
    /// <param name="namespaceId">The namespace's id.</param>
    /// <param name="filter">The checked filter.</param>
    /// <param name="pageSize">The most rows to return.</param>
    /// <param name="pageToken">Where the last page ended; empty for the first.</param>
    /// <param name="cancellationToken">Gives the search up.</param>
    ValueTask<VisibilityPage> ListAsync(string namespaceId, ListFilter filter, int pageSize, ReadOnlyMemory<byte> pageToken, CancellationToken cancellationToken);

    /// <summary>Counts executions; with a grouping in the filter, by group.</summary>
    ValueTask<VisibilityCount> CountAsync(string namespaceId, ListFilter filter, CancellationToken cancellationToken);
}

/// <summary>One page of executions and where the next begins (empty: there is none).</summary>
public sealed record VisibilityPage(IReadOnlyList<WorkflowExecutionInfo> Executions, ReadOnlyMemory<byte> NextPageToken);

/// <summary>A count and, when grouped, the counts by value.</summary>
public sealed record VisibilityCount(long Count, IReadOnlyList<VisibilityGroup> Groups);

/// <summary>The count of one value of the grouped attribute, such as a status by its name.</summary>
public sealed record VisibilityGroup(string Value, long Count);
