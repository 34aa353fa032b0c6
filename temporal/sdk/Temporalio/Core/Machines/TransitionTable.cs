using System.Runtime.CompilerServices;

namespace Temporalio.Core.Machines;

/// <summary>The transitions of a state machine: for a state and a trigger the next state, or none.</summary>
/// <typeparam name="TState">The states, an enum that counts from 0.</typeparam>
/// <typeparam name="TTrigger">The triggers, an enum that counts from 0.</typeparam>
internal sealed class TransitionTable<TState, TTrigger>
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private const int None = -1;

    private readonly int _triggers = Enum.GetValues<TTrigger>().Length;
    private readonly int[] _next;

    /// <summary>Makes a table of rows; a pair of state and trigger that no row names is refused.</summary>
    /// <param name="rows">Each state with a trigger and where that leads.</param>
    public TransitionTable(params ReadOnlySpan<(TState From, TTrigger On, TState To)> rows)
    {
        _next = new int[Enum.GetValues<TState>().Length * _triggers];
        Array.Fill(_next, None);
        foreach (var (from, on, to) in rows)
        {
            ref var cell = ref _next[Cell(from, on)];
            if (cell != None)
            {
                throw new ArgumentException($"two rows for {from} on {on}", nameof(rows));
            }

            cell = Unsafe.BitCast<TState, int>(to);
        }
    }

    /// <summary>Looks up a transition.</summary>
    /// <returns>False if the trigger is refused in that state.</returns>
    public bool TryNext(TState from, TTrigger on, out TState to)
    {
        var next = _next[Cell(from, on)];
        to = next == None ? from : Unsafe.BitCast<int, TState>(next);
        return next != None;
    }

    private int Cell(TState from, TTrigger on)
        => (Unsafe.BitCast<TState, int>(from) * _triggers) + Unsafe.BitCast<TTrigger, int>(on);
}
