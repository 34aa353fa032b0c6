using Temporalio.Common;
using Temporalio.Common.Protos;
using Xunit;

namespace Temporalio.Tests.Common;

public sealed class RetryPolicyTests
{
    [Fact]
    public void ToProto_AllSet_RoundTrips()
    {
        var policy = new RetryPolicy
        {
            InitialInterval = TimeSpan.FromMilliseconds(500),
            BackoffCoefficient = 1.5F,
            MaximumInterval = TimeSpan.FromSeconds(20),
            MaximumAttempts = 4,
            NonRetryableErrorTypes = ["A", "B"],
        };

        var read = policy.ToProto().ToRetryPolicy();

        Assert.Equal(policy with { NonRetryableErrorTypes = null }, read with { NonRetryableErrorTypes = null });
        Assert.Equal(policy.NonRetryableErrorTypes, read.NonRetryableErrorTypes);
    }

    [Fact]
    public void ToRetryPolicy_EmptyMessage_IsTheDefault()
        => Assert.Equal(new RetryPolicy(), new Api.Common.V1.RetryPolicy().ToRetryPolicy());

    public static TheoryData<RetryPolicy> Invalid => new(
        new RetryPolicy { InitialInterval = TimeSpan.FromSeconds(-1) },
        new RetryPolicy { BackoffCoefficient = 0.5F },
        new RetryPolicy { MaximumInterval = TimeSpan.FromMilliseconds(1) },
        new RetryPolicy { MaximumAttempts = -1 });

    [Theory]
    [MemberData(nameof(Invalid))]
    public void ToProto_Contradiction_Throws(RetryPolicy policy) => Assert.Throws<ArgumentException>(policy.ToProto);
}
