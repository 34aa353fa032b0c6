using Temporal.Server.Core.Limits;

namespace Temporal.Server.Histories;

/// <summary>What the engine takes from outside beside its collaborators.</summary>
/// <param name="Time">The clock.</param>
/// <param name="NewId">Makes UUIDs: run ids, request ids.</param>
/// <param name="Limits">The limits in force.</param>
internal sealed record EngineOptions(TimeProvider Time, Func<string> NewId, ServerLimits Limits)
{
    /// <summary>Gets the number of workflow ids that are kept in memory beyond those in use. Default 4,096: more cost memory, fewer cost reads.</summary>
    public int SlotsMax { get; init; } = 4096;

    /// <summary>Gets the most events of a run that are kept in memory; older ones are read from the store. Default 1,024.</summary>
    public int TailMax { get; init; } = 1024;

    /// <summary>Gets the options of a server that was told nothing.</summary>
    public static EngineOptions Default { get; } = new(TimeProvider.System, static () => Guid.NewGuid().ToString(), ServerLimits.Default);
}
