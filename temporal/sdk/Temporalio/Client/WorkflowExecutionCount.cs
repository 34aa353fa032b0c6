using Temporalio.Api.Common.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Common.Protos;

namespace Temporalio.Client;

/// <summary>How many workflows a query found.</summary>
public class WorkflowExecutionCount
{
    internal WorkflowExecutionCount(CountWorkflowExecutionsResponse raw)
    {
        Count = raw.Count;
        Groups = [.. raw.Groups.Select(g => new AggregationGroup(g.Count, g.GroupValues))];
    }

    /// <summary>Gets the number, of all groups together.</summary>
    public long Count { get; }

    /// <summary>Gets the groups of a query with GROUP BY; empty otherwise.</summary>
    public IReadOnlyCollection<AggregationGroup> Groups { get; }

    /// <summary>A group of a query with GROUP BY.</summary>
    public class AggregationGroup
    {
        internal AggregationGroup(long count, IEnumerable<Payload> values)
        {
            Count = count;
            GroupValues = [.. values.Select(SearchAttributePayloads.ReadValue)];
        }

        /// <summary>Gets the number.</summary>
        public long Count { get; }

        /// <summary>Gets what the group has in common, in the query's order.</summary>
        public IReadOnlyCollection<object> GroupValues { get; }
    }
}
