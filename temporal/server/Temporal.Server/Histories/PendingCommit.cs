using Temporal.Server.Core.Executions;
using Temporal.Server.Queries;

namespace Temporal.Server.Histories;

/// <summary>A transaction on its way to the disk, and what is to be told once it is there.</summary>
internal sealed record PendingCommit(Task Task, IReadOnlyList<CommitPart> Parts);

/// <summary>What concerns one run of a transaction.</summary>
/// <param name="Run">The run.</param>
/// <param name="Offers">The tasks that became due.</param>
/// <param name="HasOutgoing">Whether other runs have to be told something.</param>
/// <param name="HasEvents">Whether there is something new for those who wait; a mere look must not wake them.</param>
internal sealed record CommitPart(CachedRun Run, IReadOnlyList<TaskOffer> Offers, bool HasOutgoing, bool HasEvents)
{
    /// <summary>Gets the queries that no workflow task will take along.</summary>
    public IReadOnlyList<PendingQuery> DirectQueries { get; init; } = [];
}
