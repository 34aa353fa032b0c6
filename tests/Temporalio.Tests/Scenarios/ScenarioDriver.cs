using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Client;
using Temporalio.Common;
using Temporalio.Common.Protos;
using Temporalio.Converters;
using Temporalio.Scenarios;
using Temporalio.Worker;

namespace Temporalio.Tests.Scenarios;

/// <summary>Does against a server what the client of a recording did: the same start, and the same signals, updates and cancellations at the same points.</summary>
internal static class ScenarioDriver
{
    /// <summary>Runs a scenario to its end.</summary>
    /// <returns>The history that came of it.</returns>
    public static async Task<IReadOnlyList<HistoryEvent>> RunAsync(
        ITemporalClient client, string scenario, IReadOnlyList<HistoryEvent> recorded, CancellationToken cancellationToken)
    {
        var options = new TemporalWorkerOptions("tq-" + scenario).AddAllActivities(typeof(ScenarioActivities), null);
        foreach (var workflow in ScenarioCatalog.For("python", scenario))
        {
            options.AddWorkflow(workflow);
        }

        using var worker = new TemporalWorker(client, options);
        return await worker.ExecuteAsync(() => DriveAsync(client, scenario, recorded, cancellationToken), cancellationToken);
    }

    /// <summary>The events that do not depend on how workflow tasks happen to fall, with what names them.</summary>
    public static IReadOnlyList<string> Essence(IReadOnlyList<HistoryEvent> events) =>
    [
        .. events.Where(e => !IsOfTask(e.EventType)).Select(e => e switch
        {
            { ActivityTaskScheduledEventAttributes: { } a } => $"{e.EventType} {a.ActivityId} {a.ActivityType.Name}",
            { TimerStartedEventAttributes: { } t } => $"{e.EventType} {t.TimerId} {t.StartToFireTimeout}",
            { TimerFiredEventAttributes: { } t } => $"{e.EventType} {t.TimerId}",
            { TimerCanceledEventAttributes: { } t } => $"{e.EventType} {t.TimerId}",
            { MarkerRecordedEventAttributes: { } m } => $"{e.EventType} {m.MarkerName}",
            { WorkflowExecutionSignaledEventAttributes: { } s } => $"{e.EventType} {s.SignalName}",
            { StartChildWorkflowExecutionInitiatedEventAttributes: { } c } => $"{e.EventType} {c.WorkflowId} {c.WorkflowType.Name}",
            _ => $"{e.EventType}",
        }),
    ];

    private static bool IsOfTask(EventType type) => type is EventType.WorkflowTaskScheduled or EventType.WorkflowTaskStarted
        or EventType.WorkflowTaskCompleted or EventType.WorkflowTaskFailed or EventType.WorkflowTaskTimedOut;

    private static async Task<IReadOnlyList<HistoryEvent>> DriveAsync(
        ITemporalClient client, string scenario, IReadOnlyList<HistoryEvent> recorded, CancellationToken cancellationToken)
    {
        var start = recorded[0].WorkflowExecutionStartedEventAttributes;
        var handle = await client.StartWorkflowAsync(
            start.WorkflowType.Name, [.. (start.Input?.Payloads_ ?? []).Select(p => new RawValue(p))], OptionsOf(scenario, start));
        var inputs = new Queue<(HistoryEvent Input, int Others, int Completions)>(InputsOf(recorded));
        var events = new List<HistoryEvent>();
        var waiting = new WorkflowHistoryEventFetchOptions
        {
            WaitNewEvent = true,
            Rpc = new RpcOptions { CancellationToken = cancellationToken },
        };
        await foreach (var e in handle.FetchHistoryEventsAsync(waiting))
        {
            events.Add(e);
            while (inputs.TryPeek(out var next)
                && events.Count(x => !IsOfTask(x.EventType)) >= next.Others
                && events.Count(x => x.EventType == EventType.WorkflowTaskCompleted) >= next.Completions)
            {
                inputs.Dequeue();
                await SendAsync(handle, next.Input);
            }
        }

        return events;
    }

    private static WorkflowOptions OptionsOf(string scenario, WorkflowExecutionStartedEventAttributes start) => new("wf-" + scenario, "tq-" + scenario)
    {
        ExecutionTimeout = start.WorkflowExecutionTimeout.ToNonZeroTimeSpan(),
        RunTimeout = start.WorkflowRunTimeout.ToNonZeroTimeSpan(),
        TaskTimeout = start.WorkflowTaskTimeout.ToNonZeroTimeSpan(),
        RetryPolicy = start.RetryPolicy?.ToRetryPolicy(),
        Memo = start.Memo?.Fields.ToDictionary(m => m.Key, m => (object)new RawValue(m.Value), StringComparer.Ordinal),
        TypedSearchAttributes = start.SearchAttributes is { } attributes ? SearchAttributeCollection.FromProto(attributes) : null,
    };

    private static IEnumerable<(HistoryEvent Input, int Others, int Completions)> InputsOf(IReadOnlyList<HistoryEvent> recorded)
    {
        int others = 0, completions = 0, othersBeforeTask = 0;
        foreach (var e in recorded)
        {
            if (e.WorkflowExecutionUpdateAcceptedEventAttributes is { AcceptedRequest: not null })
            {
                // It came before the task whose commands accept it.
                yield return (e, othersBeforeTask, completions - 1);
            }

            if (e.EventType == EventType.WorkflowTaskCompleted)
            {
                othersBeforeTask = others;
            }

            if (e.EventType is EventType.WorkflowExecutionSignaled or EventType.WorkflowExecutionCancelRequested
                or EventType.WorkflowExecutionTerminated)
            {
                yield return (e, others, completions);
            }

            completions += e.EventType == EventType.WorkflowTaskCompleted ? 1 : 0;
            others += IsOfTask(e.EventType) ? 0 : 1;
        }
    }

    private static Task SendAsync(WorkflowHandle handle, HistoryEvent input) => input switch
    {
        { WorkflowExecutionSignaledEventAttributes: { } signal }
            => handle.SignalAsync(signal.SignalName, [.. (signal.Input?.Payloads_ ?? []).Select(p => new RawValue(p))]),
        { WorkflowExecutionUpdateAcceptedEventAttributes.AcceptedRequest: { } update }
            => handle.StartUpdateAsync(
                update.Input.Name,
                [.. (update.Input.Args?.Payloads_ ?? []).Select(p => new RawValue(p))],
                new WorkflowUpdateStartOptions(update.Meta.UpdateId, WorkflowUpdateStage.Accepted)),
        { WorkflowExecutionCancelRequestedEventAttributes: not null } => handle.CancelAsync(),
        _ => handle.TerminateAsync("test"),
    };
}
