using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Converters;
using Temporalio.Exceptions;
using Xunit;

namespace Temporalio.Tests.Converters;

public sealed class FailureConverterTests
{
    private static readonly IPayloadConverter Payloads = DataConverter.Default.PayloadConverter;
    private static readonly DefaultFailureConverter Failures = new();

    [Fact]
    public void ToFailure_ApplicationFailure_KeepsEveryPart()
    {
        var thrown = Throw(new ApplicationFailureException(
            "message",
            new InvalidOperationException("cause"),
            "MyType",
            nonRetryable: true,
            details: ["a", 1],
            nextRetryDelay: TimeSpan.FromSeconds(3),
            category: ApplicationErrorCategory.Benign));

        var failure = Failures.ToFailure(thrown, Payloads);
        var exception = Assert.IsType<ApplicationFailureException>(Failures.ToException(failure, Payloads));

        Assert.Equal("DotNetSDK", failure.Source);
        Assert.Contains(nameof(FailureConverterTests), failure.StackTrace, StringComparison.Ordinal);
        Assert.Equal("message", exception.Message);
        Assert.Equal("MyType", exception.ErrorType);
        Assert.True(exception.NonRetryable);
        Assert.Equal("a", exception.Details.ElementAt<string>(0));
        Assert.Equal(1, exception.Details.ElementAt<int>(1));
        Assert.Equal(TimeSpan.FromSeconds(3), exception.NextRetryDelay);
        Assert.Equal(ApplicationErrorCategory.Benign, exception.Category);
        Assert.Equal(failure.StackTrace, exception.StackTrace);
        var inner = Assert.IsType<ApplicationFailureException>(exception.InnerException);
        Assert.Equal("InvalidOperationException", inner.ErrorType);
    }

    [Fact]
    public void ToFailure_ReceivedFailure_IsTheSameMessage()
    {
        var failure = new Failure { Message = "x", ApplicationFailureInfo = new() { Type = "T" } };

        Assert.Same(failure, Failures.ToFailure(Failures.ToException(failure, Payloads), Payloads));
    }

    [Fact]
    public void ToFailure_Canceled_IsCanceledInfo()
    {
        var failure = Failures.ToFailure(new CanceledFailureException("c", details: ["d"]), Payloads);

        var exception = Assert.IsType<CanceledFailureException>(Failures.ToException(failure, Payloads));
        Assert.Equal("d", exception.Details.ElementAt<string>(0));
    }

    [Fact]
    public void ToFailure_EncodedCommonAttributes_HidesAndRestores()
    {
        var hiding = new DefaultFailureConverter.WithEncodedCommonAttributes();

        var failure = hiding.ToFailure(Throw(new ApplicationFailureException("secret")), Payloads);

        Assert.Equal("Encoded failure", failure.Message);
        Assert.Empty(failure.StackTrace);
        Assert.Contains("\"stack_trace\"", failure.EncodedAttributes.Data.ToStringUtf8(), StringComparison.Ordinal);
        var exception = Failures.ToException(failure, Payloads);
        Assert.Equal("secret", exception.Message);
        Assert.Contains(nameof(FailureConverterTests), exception.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void ToException_ActivityTimeout_TellsActivityAndHeartbeat()
    {
        var failure = new Failure
        {
            Message = "activity failed",
            ActivityFailureInfo = new() { ActivityId = "5", ActivityType = new() { Name = "Do" }, RetryState = RetryState.Timeout },
            Cause = new()
            {
                Message = "timed out",
                TimeoutFailureInfo = new()
                {
                    TimeoutType = TimeoutType.Heartbeat,
                    LastHeartbeatDetails = new() { Payloads_ = { Payloads.ToPayload(7) } },
                },
            },
        };

        var exception = Assert.IsType<ActivityFailureException>(Failures.ToException(failure, Payloads));

        Assert.Equal(("5", "Do", RetryState.Timeout), (exception.ActivityId, exception.ActivityType, exception.RetryState));
        var timeout = Assert.IsType<TimeoutFailureException>(exception.InnerException);
        Assert.Equal(TimeoutType.Heartbeat, timeout.TimeoutType);
        Assert.Equal(7, timeout.LastHeartbeatDetails.ElementAt<int>(0));
    }

    [Fact]
    public void ToException_NoInfo_IsPlainFailure()
        => Assert.Equal(typeof(FailureException), Failures.ToException(new Failure { Message = "m" }, Payloads).GetType());

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void IsCanceledException_TellsCancellationFromError(Exception exception, bool expected)
        => Assert.Equal(expected, TemporalException.IsCanceledException(exception));

    public static TheoryData<Exception, bool> Exceptions => new()
    {
        { new OperationCanceledException(), true },
        { new TaskCanceledException(), true },
        { new CanceledFailureException("c"), true },
        { new ActivityFailureException(new Failure { ActivityFailureInfo = new() }, new CanceledFailureException("c")), true },
        { new ActivityFailureException(new Failure { ActivityFailureInfo = new() }, new ApplicationFailureException("a")), false },
        { new ApplicationFailureException("a", new CanceledFailureException("c")), false },
    };

    private static T Throw<T>(T exception)
        where T : Exception
    {
        try
        {
            throw exception;
        }
        catch (T caught)
        {
            return caught;
        }
    }
}
