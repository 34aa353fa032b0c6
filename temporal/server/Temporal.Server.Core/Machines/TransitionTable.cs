using System.Collections.Frozen;

namespace Temporal.Server.Core.Machines;

/// <summary>A state machine as data: which event is allowed in which state, and where it leads.</summary>
/// <remarks>The decisions ask the table first and act afterwards, so that what may happen can be read, and tested, in one place.</remarks>
internal sealed class TransitionTable<TState, TEvent>
    where TState : struct, Enum
    where TEvent : struct, Enum
{
    private readonly FrozenDictionary<(TState From, TEvent On), TState> _transitions;

    public TransitionTable(params (TState From, TEvent On, TState To)[] transitions) =>
        _transitions = transitions.ToFrozenDictionary(row => (row.From, row.On), row => row.To);

    /// <summary>Gets where an event leads.</summary>
    /// <returns>The next state, or null when the event is refused in this state.</returns>
    public TState? Next(TState state, TEvent on) => _transitions.TryGetValue((state, on), out var next) ? next : null;

    /// <summary>Gets where an event leads that the caller knows to be allowed.</summary>
    /// <exception cref="InvalidOperationException">The event is not allowed: an invariant of the server broke.</exception>
    public TState Require(TState state, TEvent on) =>
        Next(state, on) ?? throw new InvalidOperationException($"{on} is not allowed in state {state}.");
}
