using Temporal.Server.Histories;
using Temporal.Server.Storage;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Frontend;

/// <summary>Reads pages of a history. A page is a number of batches, as they were written, and never splits one.</summary>
internal static class HistoryPages
{
    /// <summary>Reads a page, oldest events first.</summary>
    /// <returns>Where the next page begins, or null when this is the last. A full page has a next one, even an empty one.</returns>
    public static async ValueTask<long?> ReadAsync(
        IStore store, RunKey run, long firstEventId, long endEventId, int batchesMax, History into, CancellationToken cancellationToken)
    {
        if (firstEventId >= endEventId)
        {
            return null;
        }

        var batches = await store.ReadHistoryAsync(run, firstEventId, batchesMax, cancellationToken);
        foreach (var batch in batches)
        {
            if (batch.FirstEventId >= endEventId)
            {
                return null;
            }

            into.Events.AddRange(HistoryReader.Parse(batch).Where(item => item.EventId >= firstEventId && item.EventId < endEventId));
        }

        return batches.Count == batchesMax ? batches[^1].LastEventId + 1 : null;
    }

    /// <summary>Reads a page, newest events first.</summary>
    /// <returns>The newest event of the next page, or null when this is the last.</returns>
    public static async ValueTask<long?> ReadReverseAsync(
        IStore store, RunKey run, long lastEventId, int batchesMax, int eventsMax, History into, CancellationToken cancellationToken)
    {
        if (lastEventId < 1)
        {
            return null;
        }

        var batches = await store.ReadHistoryReverseAsync(run, lastEventId, batchesMax, cancellationToken);
        foreach (var batch in batches)
        {
            foreach (var item in HistoryReader.Parse(batch).Reverse().Where(item => item.EventId <= lastEventId))
            {
                if (into.Events.Count >= eventsMax && batch.FirstEventId != item.EventId)
                {
                    break;
                }

                into.Events.Add(item);
            }
        }

        var next = into.Events.Count == 0 ? 0 : into.Events[^1].EventId - 1;
        return next >= 1 ? next : null;
    }
}
