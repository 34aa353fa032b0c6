using Temporalio.Api.Enums.V1;

namespace Temporalio.Client;

/// <summary>Options of <see cref="WorkflowHandle.FetchHistoryEventsAsync"/>.</summary>
public class WorkflowHistoryEventFetchOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowHistoryEventFetchOptions"/> class.</summary>
    public WorkflowHistoryEventFetchOptions()
    {
    }

    /// <summary>Gets or sets which events to return. Default all.</summary>
    public HistoryEventFilterType EventFilterType { get; set; } = HistoryEventFilterType.AllEvent;

    /// <summary>Gets or sets a value indicating whether to wait for events of a running workflow until it closes. Default false.</summary>
    public bool WaitNewEvent { get; set; }

    /// <summary>Gets or sets a value indicating whether archived histories are left aside. Default false.</summary>
    public bool SkipArchival { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowHistoryEventFetchOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
