using Google.Protobuf.Collections;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Core.Polling;

namespace Temporalio.Worker.WorkflowTasks;

/// <summary>The slots held for the eager activities of one completion: activities that find no slot lose their wish to be eager.</summary>
internal sealed class EagerReservations
{
    private readonly IEagerActivities? _activities;
    private readonly List<SlotLease> _leases = [];

    private EagerReservations(IEagerActivities? activities) => _activities = activities;

    /// <summary>Reserves slots and clears the wish of the activities that get none.</summary>
    /// <param name="commands">The commands of the completion; changed.</param>
    /// <param name="taskQueue">The worker's queue: only its own activities may be eager.</param>
    /// <param name="activities">Takes the activities; null when none may be eager.</param>
    /// <param name="maximum">The most slots for one completion.</param>
    /// <returns>The reservations.</returns>
    public static EagerReservations Take(RepeatedField<Command> commands, string taskQueue, IEagerActivities? activities, int maximum)
    {
        var reservations = new EagerReservations(activities);
        foreach (var command in commands)
        {
            if (command.CommandType == CommandType.ScheduleActivityTask
                && command.ScheduleActivityTaskCommandAttributes is { RequestEagerExecution: true } activity)
            {
                activity.RequestEagerExecution = activity.TaskQueue.Name == taskQueue && reservations.TryAdd(maximum);
            }
        }

        return reservations;
    }

    /// <summary>Starts what the service handed back and releases the slots that were not needed.</summary>
    /// <param name="tasks">The started activities; none after a refused completion.</param>
    public void Start(IReadOnlyList<PollActivityTaskQueueResponse> tasks)
    {
        for (var i = 0; i < _leases.Count; i++)
        {
            if (i < tasks.Count)
            {
                _activities!.Start(tasks[i], _leases[i]);
            }
            else
            {
                _leases[i].Release();
            }
        }

        _leases.Clear();
    }

    private bool TryAdd(int maximum)
    {
        if (_activities == null || _leases.Count >= maximum || _activities.TryReserve() is not { } lease)
        {
            return false;
        }

        _leases.Add(lease);
        return true;
    }
}
