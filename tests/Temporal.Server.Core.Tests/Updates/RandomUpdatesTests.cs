using System.Globalization;
using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Updates;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Protocol.V1;
using Xunit;
using static Temporal.Server.Core.Tests.Updates.UpdateRun;

namespace Temporal.Server.Core.Tests.Updates;

/// <summary>Random lives of a run with updates: whatever happens, the history is one that a worker can replay.</summary>
public sealed class RandomUpdatesTests
{
    private const int StepsMax = 60;

    private static readonly Dictionary<EventType, EventType[]> TaskOrder = new()
    {
        [EventType.WorkflowTaskScheduled] = [EventType.WorkflowTaskStarted, EventType.WorkflowTaskTimedOut],
        [EventType.WorkflowTaskStarted] = [EventType.WorkflowTaskCompleted, EventType.WorkflowTaskFailed, EventType.WorkflowTaskTimedOut],
    };

    // What the worker was told: the started event of its task.
    private long _startedEventId;

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 300)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void History_RandomSteps_StaysReplayable(int seed)
    {
        var random = new Random(seed);
        var run = new UpdateRun();
        var updates = new List<WorkflowUpdate>();
        for (var step = 0; step < StepsMax && run.State.Status == WorkflowExecutionStatus.Running; step++)
        {
            Step(run, random, updates);
        }

        AssertIdsFollow(run);
        AssertTasksAreWhole(run);
        AssertUpdatesAgree(run, updates);
    }

    private void Step(UpdateRun run, Random random, List<WorkflowUpdate> updates)
    {
        var status = WorkflowTasks.StatusOf(run.State);
        var isStarted = Machines.WorkflowTaskMachine.IsStarted(status);
        var isScheduled = Machines.WorkflowTaskMachine.IsScheduled(status);
        switch (random.Next(12))
        {
            case 0 or 1 or 2 when updates.Count(update => update.Stage < UpdateStage.Completed) < 8:
                updates.Add(run.Admit(string.Create(CultureInfo.InvariantCulture, $"u{updates.Count}")));
                break;
            case 3:
                run.Decide(decision =>
                {
                    EventRecorder.Record(decision, new() { EventType = EventType.WorkflowExecutionSignaled, WorkflowExecutionSignaledEventAttributes = new() { SignalName = "s" } });
                    EventRecorder.Wake(decision);
                });
                break;
            case 4 or 5 or 6 when isScheduled:
                run.Start();
                _startedEventId = run.State.WorkflowTask.StartedEventId;
                break;
            case 7 when isStarted:
                run.Decide(decision => WorkflowTasks.Fail(decision, new WorkflowTaskFailure(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure)));
                break;
            case 8 when isStarted:
                run.Decide(WorkflowTasks.TimeOutStarted);
                break;
            case 9 or 10 or 11 when isStarted:
                Answer(run, random);
                break;
            default:
                break;
        }
    }

    // Accepts, completes, rejects or forgets what is under way; some answers are wrong and fail the task.
    private void Answer(UpdateRun run, Random random)
    {
        var messages = new List<Message>();
        foreach (var update in run.Registry.Unanswered())
        {
            switch (random.Next(5))
            {
                case 0 or 1:
                    messages.Add(Accept(update.Id, $"accept-{update.Id}"));
                    break;
                case 2:
                    messages.Add(Reject(update.Id, $"reject-{update.Id}"));
                    break;
                case 3 when random.Next(4) == 0:
                    messages.Add(Respond(update.Id, $"early-{update.Id}"));
                    break;
                default:
                    break;
            }
        }

        messages.AddRange(run.State.Updates.Where(update => update.Value.CompletedEventId == 0 && random.Next(3) == 0).Select(update => Respond(update.Key, $"done-{update.Key}")));
        var isLast = random.Next(40) == 0;
        var result = isLast
            ? run.Complete([new() { CommandType = CommandType.CompleteWorkflowExecution, CompleteWorkflowExecutionCommandAttributes = new() }], [.. messages])
            : run.Complete(null, [.. messages]);
        if (result.Failure is null && result.ResetHistoryEventId == 0)
        {
            var completed = run.History.Last(item => item.EventType == EventType.WorkflowTaskCompleted);
            Assert.Equal(_startedEventId, completed.WorkflowTaskCompletedEventAttributes.StartedEventId);
            Assert.Equal(EventType.WorkflowTaskStarted, run.History[(int)_startedEventId - 1].EventType);
        }
    }

    private static void AssertIdsFollow(UpdateRun run) =>
        Assert.Equal(Enumerable.Range(1, run.History.Count).Select(id => (long)id), run.History.Select(item => item.EventId));

    private static void AssertTasksAreWhole(UpdateRun run)
    {
        var tasks = run.Types.Where(type => type is EventType.WorkflowTaskScheduled or EventType.WorkflowTaskStarted
            or EventType.WorkflowTaskCompleted or EventType.WorkflowTaskFailed or EventType.WorkflowTaskTimedOut).ToList();
        foreach (var (type, next) in tasks.Zip(tasks.Skip(1)))
        {
            Assert.Contains(next, TaskOrder.GetValueOrDefault(type, [EventType.WorkflowTaskScheduled]));
        }
    }

    private static void AssertUpdatesAgree(UpdateRun run, List<WorkflowUpdate> updates)
    {
        var accepted = run.History.Where(item => item.EventType == EventType.WorkflowExecutionUpdateAccepted)
            .Select(item => item.WorkflowExecutionUpdateAcceptedEventAttributes.ProtocolInstanceId).ToList();
        var completed = run.History.Where(item => item.EventType == EventType.WorkflowExecutionUpdateCompleted)
            .Select(item => item.WorkflowExecutionUpdateCompletedEventAttributes.Meta.UpdateId).ToList();
        Assert.Equal(accepted.Distinct(StringComparer.Ordinal), accepted);
        Assert.Equal(completed.Distinct(StringComparer.Ordinal), completed);
        Assert.Subset(accepted.ToHashSet(StringComparer.Ordinal), completed.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(accepted.Order(StringComparer.Ordinal), run.State.Updates.Keys.Order(StringComparer.Ordinal));
        foreach (var update in updates)
        {
            Assert.Equal(update.Stage == UpdateStage.Accepted || update.Outcome?.Success is not null || IsAbandoned(update), accepted.Contains(update.Id));
            Assert.Equal(update.Outcome?.Success is not null, completed.Contains(update.Id));
            Assert.True(run.State.Status == WorkflowExecutionStatus.Running || update.Stage is UpdateStage.Completed or UpdateStage.Aborted);
        }
    }

    private static bool IsAbandoned(WorkflowUpdate update) =>
        update.Outcome?.Failure?.ApplicationFailureInfo?.Type is "AcceptedUpdateCompletedWorkflow";
}
