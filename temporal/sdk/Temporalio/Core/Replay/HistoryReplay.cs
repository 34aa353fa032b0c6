using System.Collections.Frozen;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Common;
using Temporalio.Core.Instances;
using Temporalio.Exceptions;
using Temporalio.Worker;
using Temporalio.Workflows;

namespace Temporalio.Core.Replay;

/// <summary>Replays whole histories, without a service.</summary>
internal sealed class HistoryReplay
{
    private readonly WorkflowReplayerOptions _options;
    private readonly WorkflowInstanceOptions _instances;
    private readonly FrozenDictionary<string, WorkflowDefinition> _workflows;
    private readonly WorkflowDefinition? _dynamicWorkflow;

    public HistoryReplay(WorkflowReplayerOptions options)
    {
        _options = options;
        _workflows = options.Workflows.Where(w => !w.Dynamic).ToFrozenDictionary(w => w.Name!, StringComparer.Ordinal);
        _dynamicWorkflow = options.Workflows.SingleOrDefault(w => w.Dynamic);
        _instances = new WorkflowInstanceOptions
        {
            Namespace = options.Namespace,
            TaskQueue = options.TaskQueue,
            DataConverter = options.DataConverter,
            Interceptors = options.Interceptors ?? [],
            LoggerFactory = options.LoggerFactory,
            BuildId = options.BuildId ?? string.Empty,
            MetricMeter = options.Runtime?.MetricMeter,
            FailureExceptionTypes = options.WorkflowFailureExceptionTypes ?? [],
        };
    }

    /// <summary>Replays a history.</summary>
    /// <returns>What went wrong, or null.</returns>
    public async Task<Exception?> RunAsync(WorkflowHistory history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (history.Events.FirstOrDefault() is not { EventType: EventType.WorkflowExecutionStarted } first)
        {
            return new ArgumentException($"The history of '{history.Id}' does not begin with the start of a workflow.", nameof(history));
        }

        var start = first.WorkflowExecutionStartedEventAttributes;
        if (!_workflows.TryGetValue(start.WorkflowType.Name, out var definition) && (definition = _dynamicWorkflow) is null)
        {
            return new ArgumentException(
                $"The history of '{history.Id}' is of workflow type '{start.WorkflowType.Name}', which the replayer does not have.", nameof(history));
        }

        var events = await DecodeAsync(history.Events).ConfigureAwait(false);
        var instance = new WorkflowInstance(_instances, definition, history.Id, start.OriginalExecutionRunId);
        using var run = new WorkflowRun(instance, NoLocalActivities.Instance, TimeProvider.System);
        var failure = Run(run, [.. events], history.Id);
        if (_options.HasTaskEvents)
        {
            _options.OnTaskCompleted(new(() => instance.Info, () => definition, failure));
        }

        return failure;
    }

    private Exception? Run(WorkflowRun run, IReadOnlyList<HistoryEvent> events, string workflowId)
    {
        try
        {
            run.Instance.Introduce(events[0]);
            if (_options.HasTaskEvents)
            {
                _options.OnTaskStarting(new(() => run.Instance.Info, () => run.Instance.Definition));
            }

            run.Replay(events, [], previousStartedEventId: long.MaxValue);
            return null;
        }
        catch (WorkflowNondeterminismException e)
        {
            return e;
        }
#pragma warning disable CA1031 // Whatever the code throws is the result.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new InvalidWorkflowOperationException($"The workflow task failed in the replay of '{workflowId}': {e.Message}", e);
        }
    }

    private async Task<IReadOnlyCollection<HistoryEvent>> DecodeAsync(IReadOnlyCollection<HistoryEvent> events)
    {
        if (_options.DataConverter.PayloadCodec is not { } codec)
        {
            return events;
        }

        List<HistoryEvent> decoded = [.. events.Select(e => e.Clone())];
        foreach (var e in decoded)
        {
            await PayloadCodecs.DecodeAsync(codec, e).ConfigureAwait(false);
        }

        return decoded;
    }

    /// <summary>A replay reads what local activities did from their markers; past the last marker they stay unanswered.</summary>
    private sealed class NoLocalActivities : ILocalActivityRunner
    {
        public static readonly NoLocalActivities Instance = new();

        public async Task<LocalActivityOutcome> RunAsync(LocalActivityRequest request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            throw new InvalidOperationException("a replay runs no local activities");
        }
    }
}
