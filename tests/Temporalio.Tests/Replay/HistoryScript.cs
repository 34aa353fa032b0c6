using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Converters;

namespace Temporalio.Tests.Replay;

/// <summary>Writes the history of one run, event by event, and hands out its tasks.</summary>
internal sealed class HistoryScript(string workflowType, params object?[] arguments)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<HistoryEvent> _events = [];
    private int _given;
    private long _previousStarted;

    public string RunId { get; init; } = "run-1";

    public IReadOnlyList<HistoryEvent> Events => _events;

    /// <summary>Drops the last events, as the service does with those of a speculative task.</summary>
    public void Forget(int count)
    {
        _events.RemoveRange(_events.Count - count, count);
        _given = _events.Count;
    }

    public HistoryScript Started()
    {
        var input = new Payloads();
        input.Payloads_.Add(DataConverter.Default.PayloadConverter.ToPayloads(arguments));
        return Add(EventType.WorkflowExecutionStarted, e => e.WorkflowExecutionStartedEventAttributes = new()
        {
            WorkflowType = new() { Name = workflowType },
            TaskQueue = new() { Name = "tq" },
            Input = input,
            OriginalExecutionRunId = RunId,
            FirstExecutionRunId = RunId,
            WorkflowTaskTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(10)),
            Attempt = 1,
        });
    }

    public HistoryScript Signaled(string name, params object?[] values)
    {
        var input = new Payloads();
        input.Payloads_.Add(DataConverter.Default.PayloadConverter.ToPayloads(values));
        return Add(EventType.WorkflowExecutionSignaled, e => e.WorkflowExecutionSignaledEventAttributes = new() { SignalName = name, Input = input });
    }

    public HistoryScript TaskScheduled() => Add(EventType.WorkflowTaskScheduled, e => e.WorkflowTaskScheduledEventAttributes = new());

    public HistoryScript TaskStarted()
        => Add(EventType.WorkflowTaskStarted, e => e.WorkflowTaskStartedEventAttributes = new() { ScheduledEventId = e.EventId - 1 });

    public HistoryScript TaskCompleted()
    {
        _previousStarted = _events[^1].EventId;
        return Add(EventType.WorkflowTaskCompleted, e => e.WorkflowTaskCompletedEventAttributes = new()
        {
            StartedEventId = e.EventId - 1,
            SdkMetadata = new() { CoreUsedFlags = { 1, 2, 3, 4 } },
        });
    }

    public HistoryScript Add(EventType type, Action<HistoryEvent> fill)
    {
        var e = new HistoryEvent
        {
            EventId = _events.Count + 1,
            EventType = type,
            EventTime = Timestamp.FromDateTimeOffset(Start.AddSeconds(_events.Count)),
        };
        fill(e);
        _events.Add(e);
        return this;
    }

    /// <summary>The task with what is new since the last one.</summary>
    public PollWorkflowTaskQueueResponse NextTask(int attempt = 1)
    {
        var task = Task(_given, attempt);
        _given = _events.Count;
        return task;
    }

    /// <summary>The task with everything.</summary>
    public PollWorkflowTaskQueueResponse FullTask(int attempt = 1) => Task(0, attempt);

    private PollWorkflowTaskQueueResponse Task(int from, int attempt)
    {
        var task = new PollWorkflowTaskQueueResponse
        {
            TaskToken = ByteString.CopyFromUtf8("token"),
            WorkflowExecution = new WorkflowExecution { WorkflowId = "wf", RunId = RunId },
            WorkflowType = new() { Name = workflowType },
            PreviousStartedEventId = _previousStarted,
            Attempt = attempt,
            History = new(),
        };
        task.History.Events.Add(_events.Skip(from).Select(e => e.Clone()));
        return task;
    }
}
