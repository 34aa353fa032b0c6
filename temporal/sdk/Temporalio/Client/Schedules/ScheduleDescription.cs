using Temporalio.Api.WorkflowService.V1;
using Temporalio.Common;
using Temporalio.Converters;

namespace Temporalio.Client.Schedules;

/// <summary>A schedule in full.</summary>
public class ScheduleDescription
{
    private readonly Lazy<IReadOnlyDictionary<string, IEncodedRawValue>> _memo;
    private readonly Lazy<SearchAttributeCollection> _searchAttributes;

    /// <summary>Initializes a new instance of the <see cref="ScheduleDescription"/> class.</summary>
    /// <param name="id">The schedule id.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="rawDescription">The server's answer.</param>
    /// <param name="dataConverter">Converts the memo.</param>
    protected internal ScheduleDescription(
        string id, Schedule schedule, DescribeScheduleResponse rawDescription, DataConverter dataConverter)
    {
        ArgumentNullException.ThrowIfNull(rawDescription);
        Id = id;
        Schedule = schedule;
        RawDescription = rawDescription;
        Info = ScheduleProtos.ToInfo(rawDescription.Info);
        _memo = new(() => ScheduleProtos.ToMemo(rawDescription.Memo, dataConverter));
        _searchAttributes = new(() => ScheduleProtos.ToSearchAttributes(rawDescription.SearchAttributes));
    }

    /// <summary>Gets the schedule id.</summary>
    public string Id { get; }

    /// <summary>Gets what it has done and will do.</summary>
    public ScheduleInfo Info { get; }

    /// <summary>Gets the schedule.</summary>
    public Schedule Schedule { get; }

    /// <summary>Gets the memo.</summary>
    public IReadOnlyDictionary<string, IEncodedRawValue> Memo => _memo.Value;

    /// <summary>Gets the search attributes.</summary>
    public SearchAttributeCollection TypedSearchAttributes => _searchAttributes.Value;

    /// <summary>Gets the server's answer.</summary>
    internal DescribeScheduleResponse RawDescription { get; }
}
