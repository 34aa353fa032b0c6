using Temporal.Server.Core.Executions;

namespace Temporal.Server.Histories;

/// <summary>Brings the open runs to life: at the start of the server, and after the store has failed.</summary>
internal static class Recovery
{
    /// <summary>Offers what is due, sets the timers, and has other runs told what they were not told.</summary>
    public static async Task RunAsync(HistoryEngine engine, CancellationToken cancellationToken)
    {
        await foreach (var stored in engine.Store.ReadOpenExecutionsAsync(cancellationToken))
        {
            var state = ExecutionState.Parser.ParseFrom(stored.State.Span);
            foreach (var offer in DueTasks.List(state))
            {
                engine.Offer(stored.Run, offer);
            }

            engine.Arm(stored.Run, state);
            if (Outgoing.IsPending(state))
            {
                engine.Outbox.Post(stored.Run);
            }
        }
    }
}
