using Simulation.Tests.Clockwork;
using Simulation.Tests.Wires;
using Temporal.Server.Matching;
using Temporalio.Api.Enums.V1;

namespace Simulation.Tests.Checks;

/// <summary>Nothing waits in a queue when nothing is left to do.</summary>
internal static class QueueRules
{
    /// <summary>Checks queues.</summary>
    /// <exception cref="SimulationException">A task waits in one.</exception>
    public static void Check(TaskMatcher matcher, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            foreach (var type in (TaskQueueType[])[TaskQueueType.Workflow, TaskQueueType.Activity])
            {
                var waiting = matcher.Describe(new TaskQueueKey(OneNamespace.Id, name, type)).BacklogByPriority.Values.Sum();
                if (waiting > 0)
                {
                    throw new SimulationException($"queues: {waiting} tasks wait in the {type} queue {name}");
                }
            }
        }
    }
}
