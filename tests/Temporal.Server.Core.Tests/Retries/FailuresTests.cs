using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Retries;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Xunit;

namespace Temporal.Server.Core.Tests.Retries;

public sealed class FailuresTests
{
    [Fact]
    public void Retained_SmallFailure_IsKept()
    {
        var failure = new Failure { Message = new string('x', 3000), ApplicationFailureInfo = new() { Type = "T" } };
        Assert.Same(failure, Failures.Retained(failure, ServerLimits.Default));
    }

    [Fact]
    public void Retained_LargeFailure_IsCutAsTheOfficialServerCutsIt()
    {
        var failure = new Failure { Message = "m" + new string('x', 70_000), ApplicationFailureInfo = new() { Type = "T" } };

        var retained = Failures.Retained(failure, ServerLimits.Default);

        Assert.Equal("Failure exceeds size limit.", retained.Message);
        Assert.NotNull(retained.ServerFailureInfo);
        Assert.Equal(4083, retained.Cause.Message.Length);
        Assert.Equal("T", retained.Cause.ApplicationFailureInfo.Type);
    }

    [Fact]
    public void Retained_TextOfSeveralBytes_IsNotCutInsideACharacter()
    {
        var retained = Failures.Retained(new Failure { Message = new string('é', 5000) }, ServerLimits.Default);
        Assert.Equal(new string('é', 2048), retained.Cause.Message);
    }

    [Fact]
    public void ActivityTimeout_Type_IsNamedInTheMessage()
    {
        var failure = Failures.ActivityTimeout(TimeoutType.ScheduleToStart);
        Assert.Equal("activity ScheduleToStart timeout", failure.Message);
        Assert.Equal("Server", failure.Source);
    }
}
