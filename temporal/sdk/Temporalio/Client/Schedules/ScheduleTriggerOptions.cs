using Temporalio.Api.Enums.V1;

namespace Temporalio.Client.Schedules;

/// <summary>Options of <see cref="ScheduleHandle.TriggerAsync"/>.</summary>
public class ScheduleTriggerOptions
{
    /// <summary>Initializes a new instance of the <see cref="ScheduleTriggerOptions"/> class.</summary>
    public ScheduleTriggerOptions()
    {
    }

    /// <summary>Gets or sets what happens when an action runs. Default: as the schedule says.</summary>
    public ScheduleOverlapPolicy Overlap { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (ScheduleTriggerOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
