using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Updates;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Core.Tests.Executions;

/// <summary>A run without a server: every call is one decision, and the test says what time it is.</summary>
internal sealed class CoreRun
{
    private int _ids;

    public CoreRun(Action<WorkflowExecutionStartedEventAttributes>? change = null)
    {
        First = new WorkflowExecutionStartedEventAttributes
        {
            WorkflowId = "workflow",
            WorkflowType = new WorkflowType { Name = "type" },
            TaskQueue = new() { Name = "queue" },
            WorkflowTaskTimeout = Seconds(10),
            OriginalExecutionRunId = "run",
            FirstExecutionRunId = "run",
            Attempt = 1,
        };
        change?.Invoke(First);
        var start = Runs.Begin(Context, new RunStart("namespace-id", "run", "request", First));
        Runs.ScheduleFirstTask(start);
        Keep(start);
    }

    public WorkflowExecutionStartedEventAttributes First { get; }

    public ExecutionState State { get; private set; } = new();

    public List<HistoryEvent> Events { get; } = [];

    public IEnumerable<EventType> Types => Events.Select(item => item.EventType);

    public HistoryEvent Last => Events[^1];

    public long Now { get; private set; } = TimeSpan.TicksPerDay;

    public Decision LastDecision { get; private set; } = null!;

    private DecisionContext Context => new(Now, () => $"id-{++_ids}", ServerLimits.Default);

    public static Duration Seconds(double seconds) => Duration.FromTimeSpan(TimeSpan.FromSeconds(seconds));

    public T Decide<T>(Func<Decision, T> decide)
    {
        var decision = new Decision(State, Context);
        var result = decide(decision);
        Keep(decision);
        return result;
    }

    public void Decide(Action<Decision> decide) => Decide(decision =>
    {
        decide(decision);
        return true;
    });

    /// <summary>Moves the clock and does what became due.</summary>
    public void Advance(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds).Ticks;
        Decide(decision => DueWork.Do(decision, First));
    }

    public bool StartTask(int? stamp = null) =>
        Decide(decision => WorkflowTasks.TryStart(decision, stamp ?? State.WorkflowTask.Stamp, "worker", "start", worker: null));

    public void FailTask() => Decide(decision => WorkflowTasks.Fail(decision, new WorkflowTaskFailure(WorkflowTaskFailedCause.NonDeterministicError)));

    public WorkflowTaskCompletionResult CompleteTask(params Command[] commands) => CompleteTask(change: null, commands);

    public WorkflowTaskCompletionResult CompleteTask(Action<RespondWorkflowTaskCompletedRequest>? change, params Command[] commands)
    {
        var request = new RespondWorkflowTaskCompletedRequest { Identity = "worker" };
        request.Commands.AddRange(commands);
        change?.Invoke(request);
        var task = State.WorkflowTask;
        var completion = new WorkflowTaskCompletion(
            request,
            new WorkflowTaskReference(task.ScheduledEventId, task.StartedEventId, task.Attempt, task.Stamp),
            new CommandContext("namespace", "queue", "type", Validation.RecordedCases.Types, _ => true, ServerLimits.Default),
            First,
            _ => "namespace-id",
            new UpdateRegistry());
        return Decide(decision => WorkflowTaskCompletions.Complete(decision, completion));
    }

    public void Signal(string name, string requestId = "") => Decide(decision =>
    {
        ExternalRequests.Signal(decision, new WorkflowExecutionSignaledEventAttributes { SignalName = name, RequestId = requestId }, []);
        EventRecorder.Wake(decision);
    });

    public bool StartActivity() => Decide(decision =>
    {
        var activity = State.Activities.Values.Single();
        return ActivityAttempts.TryStart(decision, activity.ScheduledEventId, activity.Stamp, new ActivityStart("worker", "start", WorkerVersion: null)) is not null;
    });

    private void Keep(Decision decision)
    {
        State = decision.State;
        LastDecision = decision;
        Events.AddRange(decision.Batches.SelectMany(batch => batch));

        // What is kept on disk is all that a decision may build on.
        State = ExecutionState.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(State));
    }
}
