using Temporalio.Api.Worker.V1;

namespace Temporalio.Core.Polling;

/// <summary>The parts of a worker whose numbers its heartbeat carries; null where the worker lacks the part.</summary>
internal sealed record WorkerHeartbeatSources
{
    public SlotPool? WorkflowSlots { get; init; }

    public SlotPool? ActivitySlots { get; init; }

    public SlotPool? LocalActivitySlots { get; init; }

    public Func<WorkerPollerInfo> WorkflowPollers { get; init; } = static () => new();

    public Func<WorkerPollerInfo> StickyPollers { get; init; } = static () => new();

    public Func<WorkerPollerInfo> ActivityPollers { get; init; } = static () => new();

    public Func<int> CachedRuns { get; init; } = static () => 0;

    public IReadOnlyList<string> Plugins { get; init; } = [];
}
