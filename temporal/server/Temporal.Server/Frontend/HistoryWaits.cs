using Temporal.Server.Grpc;
using Temporal.Server.Histories;

namespace Temporal.Server.Frontend;

/// <summary>Waits for news of a history.</summary>
internal static class HistoryWaits
{
    /// <summary>Waits until a view is news, or the time is up.</summary>
    /// <returns>The last view.</returns>
    public static async ValueTask<HistoryView> UntilAsync(HistoryEngine engine, HistoryView view, Func<HistoryView, bool> isNews, GrpcCall call)
    {
        if (isNews(view))
        {
            return view;
        }

        using var timeout = new CancellationTokenSource(Frontends.WaitOf(call.Timeout, engine.Options.Limits.LongPollMax), engine.Options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, call.CancellationToken);
        var slot = engine.Slots.Pin(view.Run.NamespaceId, view.Run.WorkflowId);
        try
        {
            while (!isNews(view))
            {
                await view.Changed.WaitAsync(view.Version, either.Token);
                view = await HistoryView.TakeAsync(engine, view.Run, call.CancellationToken);
            }
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested)
        {
            // The time is up: the caller gets what was there.
        }
        finally
        {
            engine.Slots.Unpin(slot);
        }

        return view;
    }
}
