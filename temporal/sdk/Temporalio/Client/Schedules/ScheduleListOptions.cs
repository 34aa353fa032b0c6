namespace Temporalio.Client.Schedules;

/// <summary>Options of <see cref="ITemporalClient.ListSchedulesAsync"/>.</summary>
public class ScheduleListOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="ScheduleListOptions"/> class.</summary>
    public ScheduleListOptions()
    {
    }

    /// <summary>Gets or sets a query of the visibility's grammar; null means all.</summary>
    public string? Query { get; set; }

    /// <summary>Gets or sets options of the calls; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (ScheduleListOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
