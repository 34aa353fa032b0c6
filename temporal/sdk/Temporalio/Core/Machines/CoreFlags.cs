using Temporalio.Api.Sdk.V1;

namespace Temporalio.Core.Machines;

/// <summary>
/// Changes of behaviour that a history must say it was made with. The numbers are shared by the SDKs on Temporal's common core,
/// so that a history recorded by one replays here.
/// </summary>
internal enum CoreFlag
{
    /// <summary>Ids and types of activities and children are compared with the history.</summary>
    IdAndTypeChecks = 1,

    /// <summary>A patch marker is followed by an upsert of the versions search attribute.</summary>
    UpsertOnPatch = 2,

    /// <summary>Commands issued after the closing one are sent before it; without, they are dropped.</summary>
    ClosingCommandLast = 3,

    /// <summary>Local activity markers say in which activation of their task they were delivered.</summary>
    ActivationIndexInMarkers = 4,
}

/// <summary>The flags of one run.</summary>
internal sealed class CoreFlags
{
    private const int All = (1 << (int)CoreFlag.IdAndTypeChecks) | (1 << (int)CoreFlag.UpsertOnPatch)
        | (1 << (int)CoreFlag.ClosingCommandLast) | (1 << (int)CoreFlag.ActivationIndexInMarkers);

    private int _inHistory;
    private int _used;

    /// <summary>Takes over the flags of a completed task.</summary>
    public void AddRecorded(WorkflowTaskCompletedMetadata? metadata)
    {
        foreach (var flag in metadata?.CoreUsedFlags ?? [])
        {
            if (flag is >= (uint)CoreFlag.IdAndTypeChecks and <= (uint)CoreFlag.ActivationIndexInMarkers)
            {
                _inHistory |= 1 << (int)flag;
            }
        }
    }

    /// <summary>Whether to behave the new way: always for new work, in replay only if the history says so.</summary>
    public bool Use(CoreFlag flag, bool isNewWork)
    {
        var bit = 1 << (int)flag;
        if (isNewWork)
        {
            _used |= bit;
        }

        return ((_inHistory | _used) & bit) != 0;
    }

    /// <summary>The flags that the completion of this task has to add to the history: in a run's first one all of them.</summary>
    public IEnumerable<uint> TakeNew()
    {
        for (var flag = (int)CoreFlag.IdAndTypeChecks; flag <= (int)CoreFlag.ActivationIndexInMarkers; flag++)
        {
            if ((All & ~_inHistory & (1 << flag)) != 0)
            {
                yield return (uint)flag;
            }
        }

        _inHistory = All;
    }
}
