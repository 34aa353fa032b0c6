using Temporal.Server.Core.Limits;

namespace Temporal.Server.Core.Executions;

/// <summary>What a decision may know of the world.</summary>
/// <param name="Now">The time, in ticks of UTC; one for the whole decision.</param>
/// <param name="NewId">Makes a UUID.</param>
/// <param name="Limits">The limits in force.</param>
internal sealed record DecisionContext(long Now, Func<string> NewId, ServerLimits Limits)
{
    /// <summary>Gets how long closed runs of the namespace are kept, in ticks.</summary>
    public long Retention { get; init; } = TimeSpan.TicksPerDay;
}
