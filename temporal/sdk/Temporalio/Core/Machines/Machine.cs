using Temporalio.Api.Command.V1;
using Temporalio.Api.History.V1;

namespace Temporalio.Core.Machines;

/// <summary>
/// One thing that a workflow asked for: it stands behind the command that asks, takes the events that answer, and tells the workflow.
/// </summary>
internal abstract class Machine
{
    /// <summary>Whether no further event can come, so that nobody need look it up again.</summary>
    public virtual bool IsFinal => false;

    /// <summary>Takes the event that a command of this machine produced.</summary>
    /// <param name="history">The event and what stands around it.</param>
    /// <param name="command">The command that the workflow issued.</param>
    public abstract void OnCommandEvent(in EventContext history, Command command);

    /// <summary>Takes a later event about this machine.</summary>
    /// <param name="history">The event and what stands around it.</param>
    public virtual void OnEvent(in EventContext history) => throw Nondeterminism.Unexpected(history.Event, ToString());
}

/// <summary>A machine whose moves are in a table.</summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TTrigger">The triggers.</typeparam>
internal abstract class Machine<TState, TTrigger>(TransitionTable<TState, TTrigger> table, TState initial) : Machine
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    /// <summary>Where the machine is.</summary>
    public TState State { get; private set; } = initial;

    /// <summary>Makes the move of the table, or none.</summary>
    /// <returns>False if the table has no row for the trigger in this state.</returns>
    protected bool TryFire(TTrigger trigger)
    {
        var allowed = table.TryNext(State, trigger, out var next);
        State = next;
        return allowed;
    }

    /// <summary>Makes the move of the table for an event; an event without a row does not fit the workflow's code.</summary>
    protected void Fire(TTrigger trigger, HistoryEvent cause)
    {
        if (!TryFire(trigger))
        {
            throw Nondeterminism.Unexpected(cause, $"{this} in state {State}");
        }
    }
}

/// <summary>An event as a machine sees it.</summary>
/// <param name="Event">The event.</param>
/// <param name="InLastTask">Whether it belongs to the last workflow task of the history so far.</param>
internal readonly record struct EventContext(HistoryEvent Event, bool InLastTask);
