using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Updates;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Xunit;
using static Temporal.Server.Core.Tests.Updates.UpdateRun;

namespace Temporal.Server.Core.Tests.Updates;

public sealed class UpdateTests
{
    private static readonly EventType[] FirstTask =
    [
        EventType.WorkflowExecutionStarted, EventType.WorkflowTaskScheduled, EventType.WorkflowTaskStarted, EventType.WorkflowTaskCompleted,
    ];

    private static readonly EventType[] SecondTask =
        [.. FirstTask, EventType.WorkflowTaskScheduled, EventType.WorkflowTaskStarted, EventType.WorkflowTaskCompleted];

    [Fact]
    public void Admit_TaskPending_RidesOnIt()
    {
        var run = new UpdateRun();
        var update = run.Admit("u");

        var message = Assert.Single(run.Start());

        Assert.Equal(("u/request", "u", 2L), (message.Id, message.ProtocolInstanceId, message.EventId));
        Assert.Equal(UpdateStage.Sent, update.Stage);
    }

    [Fact]
    public void Complete_AcceptedAndDone_WritesBothEventsWhereTheCommandsStand()
    {
        var run = Idle();
        var update = run.Admit("u");
        run.Start();
        Assert.Equal(FirstTask, run.Types);

        run.Complete([Name("accept"), Name("done")], Accept("u"), Respond("u"));

        Assert.Equal([.. SecondTask, EventType.WorkflowExecutionUpdateAccepted, EventType.WorkflowExecutionUpdateCompleted], run.Types);
        Assert.Equal(UpdateStage.Completed, update.Stage);
        Assert.Equal(8, run.History[^1].WorkflowExecutionUpdateCompletedEventAttributes.AcceptedEventId);
        Assert.Equal(RequestOf("u"), run.History[^2].WorkflowExecutionUpdateAcceptedEventAttributes.AcceptedRequest);
        Assert.True(run.Registry.IsEmpty);
    }

    [Fact]
    public void Complete_RejectedOnSpeculativeTask_LeavesNoTrace()
    {
        var run = Idle();
        var update = run.Admit("u");
        run.Start();

        var result = run.Complete(null, Reject("u"));

        Assert.Equal(3, result.ResetHistoryEventId);
        Assert.Equal(FirstTask, run.Types);
        Assert.Equal("no", update.Outcome!.Failure.Message);
        Assert.Null(UpdateLookup.Find(run.State, run.Registry, "u"));
        Assert.Equal(WorkflowTaskStatus.None, run.State.WorkflowTask.Status);
    }

    [Fact]
    public void Complete_NotAnswered_RejectsTheUpdateWithoutTrace()
    {
        var run = Idle();
        var update = run.Admit("u");
        run.Start();

        Assert.Equal(3, run.Complete().ResetHistoryEventId);

        Assert.Equal("UnprocessedUpdate", update.Outcome!.Failure.ApplicationFailureInfo.Type);
    }

    [Fact]
    public void Complete_RejectedWithCommand_MakesTheTaskReal()
    {
        var run = Idle();
        run.Admit("u");
        run.Start();

        var timer = new Command { CommandType = CommandType.StartTimer, StartTimerCommandAttributes = new() { TimerId = "t", StartToFireTimeout = new() { Seconds = 9 } } };
        var result = run.Complete([timer], Reject("u"));

        Assert.Equal(0, result.ResetHistoryEventId);
        Assert.Equal([.. SecondTask, EventType.TimerStarted], run.Types);
    }

    [Fact]
    public void Complete_AnotherUpdateCameMeanwhile_SchedulesATaskForIt()
    {
        var run = Idle();
        run.Admit("u");
        run.Start();
        run.Admit("v");

        run.Complete(null, Reject("u"));

        Assert.Equal(WorkflowTaskStatus.SpeculativeScheduled, run.State.WorkflowTask.Status);
        Assert.Equal("v/request", Assert.Single(run.Start()).Id);
    }

    [Fact]
    public void Signal_SpeculativeTaskScheduled_WritesTheTaskFirst()
    {
        var run = Idle();
        run.Admit("u");

        run.Signal();

        Assert.Equal([.. FirstTask, EventType.WorkflowTaskScheduled, EventType.WorkflowExecutionSignaled], run.Types);
        Assert.Equal(6, Assert.Single(run.Start()).EventId);
    }

    [Fact]
    public void Signal_SpeculativeTaskStarted_WritesTheTaskAndWaits()
    {
        var run = Idle();
        run.Admit("u");
        run.Start();

        run.Signal();
        Assert.Equal([.. FirstTask, EventType.WorkflowTaskScheduled, EventType.WorkflowTaskStarted], run.Types);
        run.Complete(null, Reject("u"));

        Assert.Equal([.. SecondTask, EventType.WorkflowExecutionSignaled, EventType.WorkflowTaskScheduled], run.Types);
    }

    [Fact]
    public void Fail_SpeculativeTask_WritesItAndSendsTheUpdateAgain()
    {
        var run = Idle();
        run.Admit("u");
        run.Start();

        run.Decide(decision => WorkflowTasks.Fail(decision, new WorkflowTaskFailure(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure)));

        Assert.Equal([.. FirstTask, EventType.WorkflowTaskScheduled, EventType.WorkflowTaskStarted, EventType.WorkflowTaskFailed], run.Types);
        Assert.Equal(8, Assert.Single(run.Start()).EventId);
        Assert.Equal(2, run.State.WorkflowTask.Attempt);
    }

    [Fact]
    public void TimeOutStarted_SpeculativeTask_WritesIt()
    {
        var run = Idle();
        run.Admit("u");
        run.Start();

        run.Decide(WorkflowTasks.TimeOutStarted);

        Assert.Equal([.. FirstTask, EventType.WorkflowTaskScheduled, EventType.WorkflowTaskStarted, EventType.WorkflowTaskTimedOut], run.Types);
    }

    [Fact]
    public void Close_BeforeAcceptance_AbortsTheUpdate()
    {
        var run = Idle();
        var update = run.Admit("u");
        run.Start();

        run.Complete([CompleteRun()]);

        Assert.Equal(UpdateStage.Aborted, update.Stage);
        Assert.Equal("workflow update was aborted by closing workflow", update.Error!.Message);
    }

    [Fact]
    public void Close_AfterAcceptance_FailsTheUpdateForEverybody()
    {
        var run = Idle();
        var update = run.Admit("u");
        run.Start();

        run.Complete([Name("accept"), CompleteRun()], Accept("u"));

        Assert.Equal("AcceptedUpdateCompletedWorkflow", update.Outcome!.Failure.ApplicationFailureInfo.Type);
        Assert.Equal(update.Outcome, UpdateLookup.Find(run.State, run.Registry, "u")!.Value.Outcome);
    }

    [Fact]
    public void Close_WithNextRun_AsksTheCallerToTryThere()
    {
        var run = Idle();
        var update = run.Admit("u");
        run.Start();

        run.Complete([new Command { CommandType = CommandType.ContinueAsNewWorkflowExecution, ContinueAsNewWorkflowExecutionCommandAttributes = new() }]);

        Assert.Equal(ServiceErrorKind.ResourceExhausted, update.Error!.Kind);
    }

    public static TheoryData<string, string> Wrong() => new()
    {
        { "absent", "ProtocolMessageCommand referenced absent message ID zz" },
        { "early", "invalid state transition attempted for Update u: received *update.Response message while in state Sent" },
        { "unknown", "update zz wasn't found on the server. This is most likely a transient error which will be resolved automatically by retries" },
        { "body", "unsupported protocol type temporal.api.common.v1" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Complete_WrongMessage_FailsTheTaskAndKeepsTheUpdate(string what, string reason)
    {
        var run = Idle();
        var update = run.Admit("u");
        run.Start();

        var result = what switch
        {
            "absent" => run.Complete([Name("zz")]),
            "early" => run.Complete([Name("done")], Respond("u")),
            "unknown" => run.Complete([Name("accept")], Accept("zz")),
            _ => run.Complete([Name("x")], MessageOf("u", "x", new WorkflowType { Name = "n" })),
        };

        Assert.Equal($"BadUpdateWorkflowExecutionMessage: {reason}", result.Failure!.Message);
        Assert.Equal(UpdateStage.Sent, update.Stage);
        Assert.Equal(EventType.WorkflowTaskFailed, run.Types.Last());
        Assert.Empty(run.State.Updates);
    }

    [Fact]
    public void Complete_AcceptanceWithItsRequest_BringsAForgottenUpdateBack()
    {
        var run = new UpdateRun();
        run.Start();

        run.Complete([Name("accept")], MessageOf("zz", "accept", new Temporalio.Api.Update.V1.Acceptance { AcceptedRequest = RequestOf("zz") }));

        Assert.Equal([.. FirstTask, EventType.WorkflowExecutionUpdateAccepted], run.Types);
        Assert.Equal(UpdateStage.Accepted, UpdateLookup.Find(run.State, run.Registry, "zz")!.Value.Stage);
    }

    [Fact]
    public void Admit_OneTooMany_IsRefused()
    {
        var run = Idle();
        for (var index = 0; index < 10; index++)
        {
            run.Admit($"u{index}");
        }

        var error = Assert.Throws<ServiceException>(() => run.Admit("u10"));

        Assert.Equal("limit on number of concurrent in-flight updates has been reached (10)", error.Message);
    }

    [Fact]
    public void Complete_AcceptedUpdateAfterARestart_CanStillBeCompleted()
    {
        var run = Idle();
        run.Admit("u");
        run.Start();
        run.Complete([Name("accept")], Accept("u"));
        run.Registry.Close(run.State);
        run.Decide(WorkflowTasks.EnsureScheduled);
        run.Start();

        run.Complete([Name("done")], Respond("u"));

        Assert.Equal(EventType.WorkflowExecutionUpdateCompleted, run.Types.Last());
        Assert.Equal(run.History[^1].EventId, UpdateLookup.Find(run.State, run.Registry, "u")!.Value.OutcomeEventId);
    }

    private static UpdateRun Idle()
    {
        var run = new UpdateRun();
        run.Start();
        run.Complete();
        return run;
    }

    private static Command CompleteRun() =>
        new() { CommandType = CommandType.CompleteWorkflowExecution, CompleteWorkflowExecutionCommandAttributes = new() };
}
