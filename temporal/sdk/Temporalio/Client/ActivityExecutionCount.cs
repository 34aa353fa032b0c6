using Temporalio.Api.WorkflowService.V1;
using Temporalio.Common.Protos;

namespace Temporalio.Client;

/// <summary>How many standalone activities a query found.</summary>
public class ActivityExecutionCount
{
    /// <summary>Initializes a new instance of the <see cref="ActivityExecutionCount"/> class.</summary>
    /// <param name="raw">The server's answer.</param>
    protected internal ActivityExecutionCount(CountActivityExecutionsResponse raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        Count = raw.Count;
        Groups = [.. raw.Groups.Select(g => new AggregationGroup(g))];
    }

    /// <summary>Gets the number, of all groups together.</summary>
    public long Count { get; }

    /// <summary>Gets the groups of a query with GROUP BY; empty otherwise.</summary>
    public IReadOnlyCollection<AggregationGroup> Groups { get; }

    /// <summary>A group of a query with GROUP BY.</summary>
    public class AggregationGroup
    {
        /// <summary>Initializes a new instance of the <see cref="AggregationGroup"/> class.</summary>
        /// <param name="raw">The server's answer.</param>
        protected internal AggregationGroup(CountActivityExecutionsResponse.Types.AggregationGroup raw)
        {
            ArgumentNullException.ThrowIfNull(raw);
            Count = raw.Count;
            GroupValues = [.. raw.GroupValues.Select(SearchAttributePayloads.ReadValue)];
        }

        /// <summary>Gets the number.</summary>
        public long Count { get; }

        /// <summary>Gets what the group has in common, in the query's order.</summary>
        public IReadOnlyCollection<object> GroupValues { get; }
    }
}
