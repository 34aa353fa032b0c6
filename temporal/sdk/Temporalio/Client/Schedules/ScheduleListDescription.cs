using Temporalio.Api.Schedule.V1;
using Temporalio.Common;
using Temporalio.Converters;

namespace Temporalio.Client.Schedules;

/// <summary>A schedule as lists show it; what the server has not indexed yet is null.</summary>
public class ScheduleListDescription
{
    private readonly Lazy<IReadOnlyDictionary<string, IEncodedRawValue>> _memo;
    private readonly Lazy<SearchAttributeCollection> _searchAttributes;

    /// <summary>Initializes a new instance of the <see cref="ScheduleListDescription"/> class.</summary>
    /// <param name="rawEntry">The server's answer.</param>
    /// <param name="dataConverter">Converts the memo.</param>
    protected internal ScheduleListDescription(ScheduleListEntry rawEntry, DataConverter dataConverter)
    {
        ArgumentNullException.ThrowIfNull(rawEntry);
        Id = rawEntry.ScheduleId;
        Info = rawEntry.Info is { } info ? ScheduleProtos.ToListInfo(info) : null;
        Schedule = rawEntry.Info is { Spec: not null } listed ? ScheduleProtos.ToListSchedule(listed) : null;
        _memo = new(() => ScheduleProtos.ToMemo(rawEntry.Memo, dataConverter));
        _searchAttributes = new(() => ScheduleProtos.ToSearchAttributes(rawEntry.SearchAttributes));
    }

    /// <summary>Gets the schedule id.</summary>
    public string Id { get; }

    /// <summary>Gets the schedule, or null.</summary>
    public ScheduleListSchedule? Schedule { get; }

    /// <summary>Gets what it has done and will do, or null.</summary>
    public ScheduleListInfo? Info { get; }

    /// <summary>Gets the memo.</summary>
    public IReadOnlyDictionary<string, IEncodedRawValue> Memo => _memo.Value;

    /// <summary>Gets the search attributes.</summary>
    public SearchAttributeCollection TypedSearchAttributes => _searchAttributes.Value;
}

/// <summary>What a schedule of a list has done and will do.</summary>
/// <param name="RecentActions">The last five actions, oldest first.</param>
/// <param name="NextActionTimes">The next five times, UTC.</param>
public record ScheduleListInfo(IReadOnlyCollection<ScheduleActionResult> RecentActions, IReadOnlyCollection<DateTime> NextActionTimes);

/// <summary>A schedule of a list.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Spec">When it is due.</param>
/// <param name="State">Whether it runs.</param>
public record ScheduleListSchedule(ScheduleListAction Action, ScheduleSpec Spec, ScheduleListState State);

/// <summary>Whether a schedule of a list runs.</summary>
/// <param name="Note">The note for people, or null.</param>
/// <param name="Paused">Whether it is paused.</param>
public record ScheduleListState(string? Note, bool Paused);

/// <summary>What a schedule of a list does.</summary>
public abstract record ScheduleListAction
{
    /// <summary>Initializes a new instance of the <see cref="ScheduleListAction"/> class.</summary>
    protected ScheduleListAction()
    {
    }
}

/// <summary>Starts a workflow.</summary>
/// <param name="Workflow">The workflow type.</param>
public record ScheduleListActionStartWorkflow(string Workflow) : ScheduleListAction;
