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

    /// <summary>Notes, under the lock, which events are to be shown; those that only memory has are taken along.</summary>
    public static EventRange Plan(CachedRun run, long firstEventId, long endEventId) =>
        new(run.Key, firstEventId, endEventId, run.GetLatest(firstEventId, endEventId));

    /// <summary>Like <see cref="Plan(CachedRun, long, long)"/>, with the events of a decision that is not yet queued.</summary>
    public static EventRange Plan(CachedRun run, Decision decision, long firstEventId, long endEventId)
    {
        var added = decision.Batches.Count == 0 ? endEventId : decision.Batches[0][0].EventId;
        var events = run.GetLatest(firstEventId, Math.Min(added, endEventId));
        foreach (var item in decision.Batches.SelectMany(batch => batch))
        {
            if (item.EventId >= firstEventId && item.EventId < endEventId)
            {
                events.Add(item);
            }
        }

        return new EventRange(run.Key, firstEventId, endEventId, events);
    }

    public static IEnumerable<HistoryEvent> Parse(HistoryBatch batch) => History.Parser.ParseFrom(batch.Events.Span).Events;
}

/// <summary>A range of events to show; read once the lock is given back.</summary>
/// <param name="Run">The run.</param>
/// <param name="FirstEventId">The first event of the range.</param>
/// <param name="EndEventId">The first event behind it.</param>
/// <param name="Latest">The end of the range as far as memory has it; the store has the rest.</param>
internal sealed record EventRange(RunKey Run, long FirstEventId, long EndEventId, List<HistoryEvent> Latest)
{
    /// <summary>Reads the range, or its beginning.</summary>
    public async ValueTask<List<HistoryEvent>> ReadAsync(IStore store, long endEventId, CancellationToken cancellationToken)
    {
        var latestFirst = Latest.Count == 0 ? EndEventId : Latest[0].EventId;
        if (latestFirst == FirstEventId && endEventId == EndEventId)
        {
            return Latest;
        }

        var events = await HistoryReader.ReadAsync(store, Run, FirstEventId, Math.Min(latestFirst, endEventId), cancellationToken);
        events.AddRange(Latest.TakeWhile(item => item.EventId < endEventId));
        return events;
    }
}
