using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Queries;
using Temporal.Server.Core.Validation;
using Temporal.Server.Visibility;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Filter.V1;

namespace Temporal.Server.Frontend;

/// <summary>Builds the filters of the lists from before there were queries.</summary>
internal static class OldListFilters
{
    private static readonly FilterField Status = new("ExecutionStatus", IndexedValueType.Keyword, IsCustom: false);

    /// <summary>Gets the condition that an execution runs, or that it does not.</summary>
    public static FilterCondition Running(bool isRunning) => new FilterComparison(
        Status, isRunning ? FilterOperator.Equal : FilterOperator.NotEqual, new FilterInteger((long)WorkflowExecutionStatus.Running));

    public static FilterCondition OfStatus(WorkflowExecutionStatus status)
        => status is WorkflowExecutionStatus.Unspecified or WorkflowExecutionStatus.Running
            ? throw Invalid.Argument("StatusFilter must be specified and must be not Running.")
            : new FilterComparison(Status, FilterOperator.Equal, new FilterInteger((long)status));

    /// <summary>Adds the conditions that the request names.</summary>
    /// <param name="condition">The condition so far.</param>
    /// <param name="time">The times, or null.</param>
    /// <param name="timeName">The attribute that the times are about.</param>
    /// <param name="execution">The workflow id, or null.</param>
    /// <param name="type">The workflow type, or null.</param>
    public static ListFilter And(
        FilterCondition condition, StartTimeFilter? time, string timeName, WorkflowExecutionFilter? execution, WorkflowTypeFilter? type)
    {
        if (time is not null)
        {
            var (from, to) = (Nanoseconds(time.EarliestTime, 0), Nanoseconds(time.LatestTime, long.MaxValue));
            condition = from <= to
                ? new FilterAnd(condition, new FilterBetween(new FilterField(timeName, IndexedValueType.Datetime, IsCustom: false), new FilterInteger(from), new FilterInteger(to), IsNegated: false))
                : throw Invalid.Argument("EarliestTime in StartTimeFilter should not be larger than LatestTime.");
        }

        condition = AndText(condition, "WorkflowId", execution?.WorkflowId);
        return new ListFilter(AndText(condition, "WorkflowType", type?.Name), GroupBy: null);
    }

    private static FilterCondition AndText(FilterCondition condition, string name, string? value)
        => string.IsNullOrEmpty(value)
            ? condition
            : new FilterAnd(condition, new FilterComparison(new FilterField(name, IndexedValueType.Keyword, IsCustom: false), FilterOperator.Equal, new FilterText(value)));

    private static long Nanoseconds(Timestamp? time, long otherwise) => time is null ? otherwise : VisibilityRow.Nanoseconds(time);
}
