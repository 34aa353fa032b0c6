using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Histories;

/// <summary>Reads events, from memory where they are there.</summary>
internal static class HistoryReader
{
    /// <summary>The number of batches read from the store at a time.</summary>
    private const int BatchesPerRead = 64;

    /// <summary>Reads the events of a run from the store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="firstEventId">The first event wanted.</param>
    /// <param name="endEventId">The first event not wanted.</param>
    /// <param name="cancellationToken">Gives the read up.</param>
    public static async ValueTask<List<HistoryEvent>> ReadAsync(
        IStore store, RunKey run, long firstEventId, long endEventId, CancellationToken cancellationToken)
    {
        var events = new List<HistoryEvent>();
        var next = firstEventId;
        while (next < endEventId)
        {
            var batches = await store.ReadHistoryAsync(run, next, BatchesPerRead, cancellationToken);
            if (batches.Count == 0)
            {
                break;
            }

            foreach (var batch in batches)
            {
                events.AddRange(Parse(batch).Where(item => item.EventId >= next && item.EventId < endEventId));
            }

            next = batches[^1].LastEventId + 1;
        }

        return events;
    }

    /// <summary>Reads one event.</summary>
    /// <exception cref="ServiceException">The history lacks it.</exception>
    public static async ValueTask<HistoryEvent> ReadOneAsync(HistoryEngine engine, RunKey run, long eventId, CancellationToken cancellationToken)
    {
        var events = await ReadAsync(engine.Store, run, eventId, eventId + 1, cancellationToken);
        return events.Count == 1
            ? events[0]
            : throw new ServiceException(ServiceErrorKind.Internal, $"history of run {run.RunId} lacks event {eventId}");
    }

    /// <summary>Gets events that the lock's holder wants to show, from memory or, after the lock is given back, from the store.</summary>
    public static EventRange Plan(CachedRun run, long firstEventId, long endEventId) =>
        new(run.Key, firstEventId, endEventId, run.TryGetEvents(firstEventId, endEventId));

    public static IEnumerable<HistoryEvent> Parse(HistoryBatch batch) => History.Parser.ParseFrom(batch.Events.Span).Events;
}

/// <summary>A range of events to show; read once the lock is given back.</summary>
internal sealed record EventRange(RunKey Run, long FirstEventId, long EndEventId, List<HistoryEvent>? InMemory)
{
    public async ValueTask<List<HistoryEvent>> ReadAsync(IStore store, CancellationToken cancellationToken) =>
        InMemory ?? await HistoryReader.ReadAsync(store, Run, FirstEventId, EndEventId, cancellationToken);
}
