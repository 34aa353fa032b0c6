using Temporal.Server.Core.Machines;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>The tasks of a run that wait for a worker. They follow from the state, so queues need not be stored.</summary>
internal static class DueTasks
{
    public static IEnumerable<TaskOffer> List(ExecutionState state)
    {
        if (state.Status != WorkflowExecutionStatus.Running)
        {
            yield break;
        }

        if (WorkflowTaskMachine.IsScheduled(WorkflowTasks.StatusOf(state)))
        {
            yield return WorkflowTasks.OfferOf(state);
        }

        foreach (var activity in state.Activities.Values)
        {
            if (activity.Status == ActivityStatus.Scheduled)
            {
                yield return ActivityAttempts.OfferOf(state, activity);
            }
        }
    }
}
