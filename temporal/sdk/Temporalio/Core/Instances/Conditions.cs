using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;

namespace Temporalio.Core.Instances;

/// <summary>The conditions that a workflow waits for.</summary>
internal sealed class Conditions(WorkflowInstance instance)
{
    private readonly LinkedList<Condition> _waiting = new();

    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>Lets go those that hold. Runs as a task of the workflow.</summary>
    /// <returns>Whether any did.</returns>
    public bool Check()
    {
        var any = false;
        for (var node = _waiting.First; node is not null;)
        {
            var next = node.Next;
            if (!node.Value.Source.Task.IsCompleted && node.Value.Check())
            {
                any = true;
                _waiting.Remove(node);
                node.Value.Source.TrySetResult();
            }

            node = next;
        }

        return any;
    }

    public async Task<bool> WaitAsync(WaitConditionOptions options)
    {
        var check = options.ConditionCheck ?? throw new ArgumentException("The options have no condition.", nameof(options));
        var token = options.CancellationToken ?? instance.CancellationToken;
        token.ThrowIfCancellationRequested();
        var condition = new Condition(check, WorkflowSources.New());
        var node = _waiting.AddLast(condition);
        using var trace = instance.Traces.Track();
        using var registration = token.Register(() => condition.Source.TrySetCanceled(token));
        try
        {
            if (options.Timeout is not { } timeout || timeout == Timeout.InfiniteTimeSpan)
            {
                await condition.Source.Task.ConfigureAwait(true);
                return true;
            }

            using var timer = CancellationTokenSource.CreateLinkedTokenSource(token);
            var delay = instance.Outbound.DelayAsync(new DelayAsyncInput(timeout, timer.Token, options.TimeoutSummary));
            var first = await Task.WhenAny(condition.Source.Task, delay).ConfigureAwait(true);
            if (first != condition.Source.Task)
            {
                await first.ConfigureAwait(true);
                return false;
            }

            await first.ConfigureAwait(true);
#pragma warning disable CA1849, VSTHRD103, MA0042 // Cancelling asynchronously would leave the workflow's scheduler.
            timer.Cancel();
#pragma warning restore CA1849, VSTHRD103, MA0042
            return true;
        }
        finally
        {
            if (node.List is not null)
            {
                _waiting.Remove(node);
            }
        }
    }

    private sealed record Condition(Func<bool> Check, TaskCompletionSource Source);
}
