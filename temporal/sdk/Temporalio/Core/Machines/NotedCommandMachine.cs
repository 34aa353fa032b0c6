using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;

namespace Temporalio.Core.Machines;

/// <summary>
/// A command that one event answers and nothing follows: upserts, and the commands that close the run.
/// </summary>
internal sealed class NotedCommandMachine(EventType answer) : Machine
{
    public override bool IsFinal => true;

    public override void OnCommandEvent(in EventContext history, Command command)
    {
        if (history.Event.EventType != answer)
        {
            throw Nondeterminism.Mismatch(history.Event, command);
        }
    }
}
