using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Updates;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.Protocol.V1;
using Temporalio.Api.Update.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Core.Tests.Updates;

/// <summary>A run whose worker speaks about updates; every call is one decision.</summary>
internal sealed class UpdateRun
{
    private readonly WorkflowExecutionStartedEventAttributes _started = new()
    {
        WorkflowId = "wf",
        WorkflowType = new() { Name = "t" },
        TaskQueue = new() { Name = "tq" },
        WorkflowTaskTimeout = new Duration { Seconds = 10 },
        OriginalExecutionRunId = "run",
        FirstExecutionRunId = "run",
        Attempt = 1,
    };

    private int _ids;

    public UpdateRun()
    {
        var start = Runs.Begin(Context, new RunStart("ns-id", "run", "request", _started));
        Runs.ScheduleFirstTask(start);
        Keep(start);
    }

    public ExecutionState State { get; private set; } = new();

    public UpdateRegistry Registry { get; } = new();

    public List<HistoryEvent> History { get; } = [];

    public IEnumerable<EventType> Types => History.Select(item => item.EventType);

    private DecisionContext Context => new(TimeSpan.TicksPerDay, () => $"id-{++_ids}", ServerLimits.Default);

    /// <summary>Admits an update with a task to carry it.</summary>
    public WorkflowUpdate Admit(string id)
    {
        var update = Registry.Admit(State, RequestOf(id), ServerLimits.Default);
        Decide(SpeculativeTasks.EnsureScheduled);
        return update;
    }

    /// <summary>Starts the pending task.</summary>
    public IReadOnlyList<Message> Start()
    {
        Decide(decision => WorkflowTasks.TryStart(decision, State.WorkflowTask.Stamp, "worker", "start", worker: null));
        return Registry.Send(State.WorkflowTask.StartedEventId);
    }

    /// <summary>Completes the started task.</summary>
    public WorkflowTaskCompletionResult Complete(IEnumerable<Command>? commands = null, params Message[] messages)
    {
        var request = new RespondWorkflowTaskCompletedRequest { Identity = "worker" };
        request.Commands.AddRange(commands ?? []);
        request.Messages.AddRange(messages);
        var task = State.WorkflowTask;
        var completion = new WorkflowTaskCompletion(
            request,
            new WorkflowTaskReference(task.ScheduledEventId, task.StartedEventId, task.Attempt, task.Stamp),
            new CommandContext("ns", "tq", "t", Validation.RecordedCases.Types, _ => true, ServerLimits.Default),
            _started,
            _ => "ns-id",
            Registry);
        WorkflowTaskCompletionResult? result = null;
        Decide(decision => result = WorkflowTaskCompletions.Complete(decision, completion));
        return result!;
    }

    public void Decide(Action<Decision> decide)
    {
        var decision = new Decision(State, Context);
        decide(decision);
        Keep(decision);
        if (!decision.IsRunning)
        {
            Registry.Close(State);
        }
    }

    public void Signal() => Decide(decision => EventRecorder.Record(decision, new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionSignaled,
        WorkflowExecutionSignaledEventAttributes = new() { SignalName = "s" },
    }));

    public static Message Accept(string id, string messageId = "accept") =>
        MessageOf(id, messageId, new Acceptance { AcceptedRequestMessageId = $"{id}/request", AcceptedRequestSequencingEventId = 5 });

    public static Message Respond(string id, string messageId = "done") => MessageOf(
        id, messageId, new Response { Meta = new() { UpdateId = id, Identity = "worker" }, Outcome = new Outcome { Success = new() } });

    public static Message Reject(string id, string messageId = "reject") => MessageOf(
        id, messageId, new Rejection { RejectedRequestMessageId = $"{id}/request", Failure = new() { Message = "no" } });

    public static Message MessageOf(string id, string messageId, IMessage body) => new() { Id = messageId, ProtocolInstanceId = id, Body = Any.Pack(body) };

    public static Command Name(string messageId) =>
        new() { CommandType = CommandType.ProtocolMessage, ProtocolMessageCommandAttributes = new() { MessageId = messageId } };

    public static Request RequestOf(string id) => new() { Meta = new() { UpdateId = id, Identity = "client" }, Input = new() { Name = "handler" } };

    private void Keep(Decision decision)
    {
        State = decision.State;
        History.AddRange(decision.Batches.SelectMany(batch => batch));
    }
}
