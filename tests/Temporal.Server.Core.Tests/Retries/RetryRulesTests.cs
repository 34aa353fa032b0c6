using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Retries;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Xunit;

namespace Temporal.Server.Core.Tests.Retries;

public sealed class RetryRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Decide_NoPolicy_IsNotRetried() =>
        Assert.Equal(RetryDecision.No(RetryState.RetryPolicyNotSet), RetryRules.Decide(null, 1, Application(), Now, null));

    [Fact]
    public void Decide_LastAttempt_IsNotRetried() =>
        Assert.Equal(RetryDecision.No(RetryState.MaximumAttemptsReached), RetryRules.Decide(Policy(attempts: 3), 3, Application(), Now, null));

    [Fact]
    public void Decide_BackoffOverTheEnd_TimesOut() =>
        Assert.Equal(RetryDecision.No(RetryState.Timeout), RetryRules.Decide(Policy(initial: 100), 1, Application(), Now, Now.AddSeconds(99)));

    [Fact]
    public void Decide_BackoffJustBeforeTheEnd_IsRetried() =>
        Assert.Equal(new(RetryState.InProgress, TimeSpan.FromSeconds(100)), RetryRules.Decide(Policy(initial: 100), 1, Application(), Now, Now.AddSeconds(100)));

    [Fact]
    public void Decide_DelayAskedFor_ReplacesTheBackoff()
    {
        var failure = Application();
        failure.ApplicationFailureInfo.NextRetryDelay = new Duration { Seconds = 77 };
        Assert.Equal(TimeSpan.FromSeconds(77), RetryRules.Decide(Policy(), 5, failure, Now, null).Backoff);
    }

    [Theory]
    [InlineData(1, 2, 1000, 1, 1)]
    [InlineData(1, 2, 1000, 4, 8)]
    [InlineData(0.2, 500, 60, 2, 60)]
    [InlineData(0.4, 1.5, 40, 3, 0.9)]
    [InlineData(1, 1_000_000, 100, 1000, 100)]
    public void Backoff_Attempt_GrowsUpToTheMaximum(double initial, double coefficient, double maximum, int attempt, double expected) =>
        Assert.Equal(expected, RetryRules.Backoff(Policy(initial, coefficient, maximum), attempt).TotalSeconds, 6);

    public static TheoryData<Failure?, bool> Failures() => new()
    {
        { null, true },
        { Application(), true },
        { new Failure { ApplicationFailureInfo = new() { Type = "Fatal" } }, false },
        { new Failure { ApplicationFailureInfo = new() { Type = "T", NonRetryable = true } }, false },
        { new Failure { CanceledFailureInfo = new() }, false },
        { new Failure { TerminatedFailureInfo = new() }, false },
        { new Failure { ServerFailureInfo = new() }, true },
        { new Failure { ServerFailureInfo = new() { NonRetryable = true } }, false },
        { new Failure { ActivityFailureInfo = new() }, true },
        { Core.Retries.Failures.ActivityTimeout(TimeoutType.StartToClose), true },
        { Core.Retries.Failures.ActivityTimeout(TimeoutType.Heartbeat), false },
        { Core.Retries.Failures.ActivityTimeout(TimeoutType.ScheduleToStart), false },
        { Core.Retries.Failures.ActivityTimeout(TimeoutType.ScheduleToClose), false },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void IsRetryable_Failure_DependsOnItsKindAndType(Failure? failure, bool expected) =>
        Assert.Equal(expected, RetryRules.IsRetryable(failure, new RetryPolicy { NonRetryableErrorTypes = { "Fatal", "TemporalTimeout:Heartbeat" } }));

    private static Failure Application() => new() { Message = "boom", ApplicationFailureInfo = new() { Type = "T" } };

    private static RetryPolicy Policy(double initial = 1, double coefficient = 2, double maximum = 1000, int attempts = 0) => new()
    {
        InitialInterval = Duration.FromTimeSpan(TimeSpan.FromSeconds(initial)),
        BackoffCoefficient = coefficient,
        MaximumInterval = Duration.FromTimeSpan(TimeSpan.FromSeconds(maximum)),
        MaximumAttempts = attempts,
    };
}
