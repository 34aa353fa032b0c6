using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Policies;
using Xunit;
using Conflict = Temporalio.Api.Enums.V1.WorkflowIdConflictPolicy;
using Reuse = Temporalio.Api.Enums.V1.WorkflowIdReusePolicy;

namespace Temporal.Server.Core.Tests.Policies;

public sealed class WorkflowIdPoliciesTests
{
    [Fact]
    public void FillAndCheck_NothingGiven_AllowsDuplicatesAndFailsConflicts() =>
        Assert.Equal((Reuse.AllowDuplicate, Conflict.Fail), WorkflowIdPolicies.FillAndCheck(Reuse.Unspecified, Conflict.Unspecified));

    [Fact]
    public void FillAndCheckForSignal_NothingGiven_UsesTheRunningWorkflow() =>
        Assert.Equal((Reuse.AllowDuplicate, Conflict.UseExisting), WorkflowIdPolicies.FillAndCheckForSignal(Reuse.Unspecified, Conflict.Unspecified));

#pragma warning disable CS0612 // Older clients still send the policy.
    [Fact]
    public void FillAndCheck_TerminateIfRunning_BecomesAConflictPolicy() =>
        Assert.Equal((Reuse.AllowDuplicate, Conflict.TerminateExisting), WorkflowIdPolicies.FillAndCheck(Reuse.TerminateIfRunning, Conflict.Unspecified));

    [Theory]
    [InlineData(Reuse.TerminateIfRunning, Conflict.Fail)]
    [InlineData(Reuse.RejectDuplicate, Conflict.TerminateExisting)]
    public void FillAndCheck_Contradiction_IsRefused(Reuse reuse, Conflict conflict) =>
        Assert.Throws<ServiceException>(() => WorkflowIdPolicies.FillAndCheck(reuse, conflict));
#pragma warning restore CS0612
}
