using System.Globalization;

namespace Temporalio.Core.Instances;

/// <summary>Numbers for what a run asks for. One that is taken back before it is sent has used up its number.</summary>
internal sealed class CommandCounters
{
    private int _timers;
    private int _activities;

    /// <summary>The id of the next timer.</summary>
    public string NextTimer() => (++_timers).ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of the next activity or local activity.</summary>
    public int NextActivity() => ++_activities;
}
