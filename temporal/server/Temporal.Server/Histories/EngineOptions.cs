using Temporal.Server.Core.Limits;

namespace Temporal.Server.Histories;

/// <summary>What the engine takes from outside beside its collaborators.</summary>
/// <param name="Time">The clock.</param>
/// <param name="NewId">Makes UUIDs: run ids, request ids.</param>
/// <param name="Limits">The limits in force.</param>
internal sealed record EngineOptions(TimeProvider Time, Func<string> NewId, ServerLimits Limits)
{
    /// <summary>Gets the options of a server that was told nothing.</summary>
    public static EngineOptions Default { get; } = new(TimeProvider.System, static () => Guid.NewGuid().ToString(), ServerLimits.Default);
}
