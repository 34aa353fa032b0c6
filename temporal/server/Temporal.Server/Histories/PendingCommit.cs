using Temporal.Server.Core.Executions;

namespace Temporal.Server.Histories;

/// <summary>A transaction on its way to the disk, and what is to be told once it is there.</summary>
internal sealed record PendingCommit(Task Task, IReadOnlyList<CommitPart> Parts);

/// <summary>What concerns one run of a transaction.</summary>
internal sealed record CommitPart(CachedRun Run, IReadOnlyList<TaskOffer> Offers, bool HasOutgoing);
