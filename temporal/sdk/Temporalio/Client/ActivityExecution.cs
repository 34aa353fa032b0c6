using Temporalio.Api.Activity.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Common;
using Temporalio.Common.Protos;

namespace Temporalio.Client;

/// <summary>A standalone activity as lists show it.</summary>
public class ActivityExecution
{
    private readonly Lazy<SearchAttributeCollection> _searchAttributes;

    /// <summary>Initializes a new instance of the <see cref="ActivityExecution"/> class.</summary>
    /// <param name="rawInfo">The server's answer.</param>
    /// <param name="clientNamespace">The namespace.</param>
    protected internal ActivityExecution(ActivityExecutionListInfo rawInfo, string clientNamespace)
    {
        ArgumentNullException.ThrowIfNull(rawInfo);
        RawInfo = rawInfo;
        Namespace = clientNamespace;
        _searchAttributes = new(() => rawInfo.SearchAttributes is null
            ? SearchAttributeCollection.Empty
            : SearchAttributeCollection.FromProto(rawInfo.SearchAttributes));
    }

    /// <summary>Gets the activity id.</summary>
    public string ActivityId => RawInfo.ActivityId;

    /// <summary>Gets the run id.</summary>
    public string ActivityRunId => RawInfo.RunId;

    /// <summary>Gets the activity type.</summary>
    public string ActivityType => RawInfo.ActivityType.Name;

    /// <summary>Gets the namespace.</summary>
#pragma warning disable CA1716 // The official API's name.
    public string Namespace { get; }
#pragma warning restore CA1716

    /// <summary>Gets the task queue.</summary>
    public string TaskQueue => RawInfo.TaskQueue;

    /// <summary>Gets the status.</summary>
    public ActivityExecutionStatus Status => RawInfo.Status;

    /// <summary>Gets when it was scheduled first, UTC.</summary>
    public DateTime ScheduledTime => RawInfo.ScheduleTime.ToDateTime();

    /// <summary>Gets when it closed, UTC, or null.</summary>
    public DateTime? CloseTime => RawInfo.CloseTime.ToUtc();

    /// <summary>Gets how long it took, or null while it runs.</summary>
    public TimeSpan? ExecutionDuration => RawInfo.ExecutionDuration?.ToTimeSpan();

    /// <summary>Gets how often the server changed its state.</summary>
    public long StateTransitionCount => RawInfo.StateTransitionCount;

    /// <summary>Gets the search attributes.</summary>
    public SearchAttributeCollection TypedSearchAttributes => _searchAttributes.Value;

    /// <summary>Gets the server's answer.</summary>
    internal ActivityExecutionListInfo RawInfo { get; }
}
