using Temporal.Server.Core.Executions;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Xunit;
using static Temporalio.Api.Enums.V1.EventType;

namespace Temporal.Server.Core.Tests.Executions;

public sealed class OutgoingTests
{
    private const long InitiatedEventId = 5;

    [Fact]
    public void List_NamesWhatWasInitiated_UntilItIsAnswered()
    {
        var run = With(Commands.Child(), Commands.SignalOther());
        Assert.Equal([OutgoingKind.StartChild, OutgoingKind.Signal], Outgoing.List(run.State).Select(request => request.Kind));
        run.Decide(decision => Children.Started(decision, InitiatedEventId, "child-run", header: null));

        Assert.Equal([OutgoingKind.Signal], Outgoing.List(run.State).Select(request => request.Kind));
    }

    [Fact]
    public void Started_Again_DoesNothing()
    {
        var run = With(Commands.Child());
        run.Decide(decision => Children.Started(decision, InitiatedEventId, "child-run", header: null));
        var count = run.Events.Count;
        run.Decide(decision => Children.Started(decision, InitiatedEventId, "child-run", header: null));

        Assert.Equal(count, run.Events.Count);
    }

    [Fact]
    public void Close_OfAChildWhoseStartIsNotRecorded_RecordsTheStartFirst()
    {
        var run = With(Commands.Child());
        var last = new HistoryEvent { WorkflowExecutionCompletedEventAttributes = new WorkflowExecutionCompletedEventAttributes() };
        run.Decide(decision => Children.Close(decision, InitiatedEventId, new ChildEnding("child", "child-run", "child-run", 9), last));

        Assert.Equal([ChildWorkflowExecutionStarted, WorkflowTaskScheduled, ChildWorkflowExecutionCompleted], run.Types.Skip(5));
        Assert.Empty(run.State.Children);
        Assert.False(Outgoing.IsPending(run.State));
    }

    [Theory]
    [InlineData(ParentClosePolicy.Terminate, 1)]
    [InlineData(ParentClosePolicy.RequestCancel, 1)]
    [InlineData(ParentClosePolicy.Abandon, 0)]
    public void Complete_WithAStartedChild_AppliesItsPolicyUntilAcknowledged(ParentClosePolicy policy, int expected)
    {
        var run = With(Commands.Child(policy));
        run.Decide(decision => Children.Started(decision, InitiatedEventId, "child-run", header: null));
        run.StartTask();
        run.CompleteTask(Commands.Complete());
        Assert.Equal(expected, run.State.ChildrenToClose.Count);
        Assert.Equal(expected == 1, Outgoing.IsOpen(run.State));
        run.Decide(decision => Acknowledgements.ChildClosed(decision, InitiatedEventId));

        Assert.False(Outgoing.IsOpen(run.State));
    }

    private static CoreRun With(params Temporalio.Api.Command.V1.Command[] commands)
    {
        var run = new CoreRun();
        run.StartTask();
        run.CompleteTask(commands);
        return run;
    }
}
