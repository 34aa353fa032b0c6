using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Policies;
using Temporalio.Api.ErrorDetails.V1;
using Xunit;
using Conflict = Temporalio.Api.Enums.V1.WorkflowIdConflictPolicy;
using Reuse = Temporalio.Api.Enums.V1.WorkflowIdReusePolicy;
using Status = Temporalio.Api.Enums.V1.WorkflowExecutionStatus;

namespace Temporal.Server.Core.Tests.Policies;

public sealed class StartPolicyTests
{
    [Fact]
    public void Decide_NoRun_StartsNew() =>
        Assert.Equal(StartOutcome.StartNew, StartPolicy.Decide(null, "wf", "r", Reuse.RejectDuplicate, Conflict.Fail).Outcome);

    [Theory]
    [InlineData(Status.Running)]
    [InlineData(Status.Completed)]
    [InlineData(Status.Terminated)]
    public void Decide_SameRequestId_ReturnsTheRunWhateverThePolicies(Status status) =>
        Assert.Equal(StartOutcome.ReturnStarted, StartPolicy.Decide(Run(status), "wf", "first", Reuse.RejectDuplicate, Conflict.Fail).Outcome);

    [Fact]
    public void Decide_AttachedRequestId_ReturnsTheRun() =>
        Assert.Equal(StartOutcome.ReturnAttached, StartPolicy.Decide(Run(Status.Running), "wf", "attached", Reuse.AllowDuplicate, Conflict.Fail).Outcome);

    [Theory]
    [InlineData(Reuse.AllowDuplicate, Conflict.Fail, StartOutcome.Refuse)]
    [InlineData(Reuse.RejectDuplicate, Conflict.Fail, StartOutcome.Refuse)]
    [InlineData(Reuse.RejectDuplicate, Conflict.UseExisting, StartOutcome.UseExisting)]
    [InlineData(Reuse.AllowDuplicateFailedOnly, Conflict.TerminateExisting, StartOutcome.TerminateAndStart)]
    public void Decide_Running_FollowsTheConflictPolicy(Reuse reuse, Conflict conflict, StartOutcome outcome) =>
        Assert.Equal(outcome, StartPolicy.Decide(Run(Status.Running), "wf", "second", reuse, conflict).Outcome);

    [Theory]
    [InlineData(Status.Completed, Reuse.AllowDuplicate, StartOutcome.StartNew)]
    [InlineData(Status.Completed, Reuse.AllowDuplicateFailedOnly, StartOutcome.Refuse)]
    [InlineData(Status.ContinuedAsNew, Reuse.AllowDuplicateFailedOnly, StartOutcome.Refuse)]
    [InlineData(Status.Failed, Reuse.AllowDuplicateFailedOnly, StartOutcome.StartNew)]
    [InlineData(Status.Canceled, Reuse.AllowDuplicateFailedOnly, StartOutcome.StartNew)]
    [InlineData(Status.Terminated, Reuse.AllowDuplicateFailedOnly, StartOutcome.StartNew)]
    [InlineData(Status.TimedOut, Reuse.AllowDuplicateFailedOnly, StartOutcome.StartNew)]
    [InlineData(Status.Failed, Reuse.RejectDuplicate, StartOutcome.Refuse)]
    public void Decide_Closed_FollowsTheReusePolicy(Status status, Reuse reuse, StartOutcome outcome) =>
        Assert.Equal(outcome, StartPolicy.Decide(Run(status), "wf", "second", reuse, Conflict.UseExisting).Outcome);

    [Fact]
    public void Decide_RefusedWhileRunning_NamesTheRunAndItsRequest()
    {
        var error = StartPolicy.Decide(Run(Status.Running), "wf", "second", Reuse.AllowDuplicate, Conflict.Fail).Error!;

        Assert.Equal(ServiceErrorKind.AlreadyExists, error.Kind);
        Assert.Equal("Workflow execution is already running. WorkflowId: wf, RunId: run2.", error.Message);
        Assert.Equal(new WorkflowExecutionAlreadyStartedFailure { StartRequestId = "first", RunId = "run2", FirstExecutionRunId = "run1" }, error.Detail);
    }

    private static CurrentRun Run(Status status) => new("run2", "run1", "first", status, id => id is "attached");
}
