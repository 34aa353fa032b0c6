using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Xunit;

namespace Temporal.Server.Core.Tests.Executions;

public sealed class HistoryLimitsTests
{
    [Theory]
    [InlineData(2, WorkflowExecutionStatus.Terminated)]
    [InlineData(3, WorkflowExecutionStatus.Running)]
    public void Enforce_OverTheNumberOfEvents_TerminatesTheRun(int eventsMax, WorkflowExecutionStatus expected)
    {
        var run = new CoreRun();
        var context = new DecisionContext(run.Now, () => "id", ServerLimits.Default with { HistoryEventsMax = eventsMax });
        var decision = new Decision(run.State, context);
        ExternalRequests.Signal(decision, new WorkflowExecutionSignaledEventAttributes { SignalName = "one" }, []);
        HistoryLimits.Enforce(decision);

        Assert.Equal(expected, decision.State.Status);
    }

    [Fact]
    public void Enforce_OfADecisionWithoutEvents_DoesNothing()
    {
        var run = new CoreRun();
        var decision = new Decision(run.State, new DecisionContext(run.Now, () => "id", ServerLimits.Default with { HistoryEventsMax = 0 }));
        HistoryLimits.Enforce(decision);

        Assert.True(decision.IsRunning);
    }
}
