using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Enums.V1;
using Xunit;

namespace Temporal.Server.Core.Tests.Executions;

public sealed class QueryRulesTests
{
    [Fact]
    public void Decide_WorkerHasSeenEverything_GoesDirectly() => Assert.Equal(QueryRoute.Direct, Decide(Running(WorkflowTaskStatus.None, lastStarted: 3)));

    [Fact]
    public void Decide_TaskPending_RidesOnATask()
    {
        foreach (var status in Enum.GetValues<WorkflowTaskStatus>().Where(status => status != WorkflowTaskStatus.None))
        {
            Assert.Equal(QueryRoute.WithTask, Decide(Running(status, lastStarted: 3)));
        }
    }

    [Fact]
    public void Decide_NoTaskYet_WaitsForTheFirst() => Assert.Equal(QueryRoute.WithTask, Decide(Running(WorkflowTaskStatus.Scheduled, lastStarted: 0)));

    [Theory]
    [InlineData(WorkflowExecutionStatus.Completed, QueryRejectCondition.None, false)]
    [InlineData(WorkflowExecutionStatus.Completed, QueryRejectCondition.NotOpen, true)]
    [InlineData(WorkflowExecutionStatus.Completed, QueryRejectCondition.NotCompletedCleanly, false)]
    [InlineData(WorkflowExecutionStatus.Failed, QueryRejectCondition.Unspecified, false)]
    [InlineData(WorkflowExecutionStatus.Failed, QueryRejectCondition.NotOpen, true)]
    [InlineData(WorkflowExecutionStatus.Failed, QueryRejectCondition.NotCompletedCleanly, true)]
    [InlineData(WorkflowExecutionStatus.Canceled, QueryRejectCondition.NotCompletedCleanly, true)]
    public void Decide_Closed_FollowsTheCondition(WorkflowExecutionStatus status, QueryRejectCondition condition, bool isRejected) =>
        Assert.Equal(isRejected ? QueryRoute.Rejected : QueryRoute.Direct, QueryRules.Decide(new ExecutionState { Status = status, LastStartedEventId = 3 }, condition, ServerLimits.Default));

    [Fact]
    public void Decide_ClosedBeforeAnyTask_IsNotReady() =>
        AssertNotReady(new ExecutionState { Status = WorkflowExecutionStatus.Terminated }, "Workflow execution closed before WorkflowTaskStarted event");

    [Fact]
    public void Decide_FirstBackoff_IsNotReady() =>
        AssertNotReady(new ExecutionState { Status = WorkflowExecutionStatus.Running, FirstTaskBackoff = true }, "Workflow task is not scheduled yet.");

    [Fact]
    public void Decide_FailingTasks_IsNotReady() => AssertNotReady(
        new ExecutionState { Status = WorkflowExecutionStatus.Running, WorkflowTaskFailures = 3 }, "Unable to query workflow due to Workflow Task in failed state.");

    private static QueryRoute Decide(ExecutionState state) => QueryRules.Decide(state, QueryRejectCondition.None, ServerLimits.Default);

    private static void AssertNotReady(ExecutionState state, string message)
    {
        var error = Assert.Throws<ServiceException>(() => Decide(state));
        Assert.Equal((ServiceErrorKind.FailedPrecondition, message), (error.Kind, error.Message));
    }

    private static ExecutionState Running(WorkflowTaskStatus status, long lastStarted) => new()
    {
        Status = WorkflowExecutionStatus.Running,
        WorkflowTask = new WorkflowTaskState { Status = status },
        LastStartedEventId = lastStarted,
    };
}
