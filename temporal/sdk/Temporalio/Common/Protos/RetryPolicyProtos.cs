using Google.Protobuf.WellKnownTypes;
using RetryPolicyMessage = Temporalio.Api.Common.V1.RetryPolicy;

namespace Temporalio.Common.Protos;

/// <summary>Retry policies as messages.</summary>
internal static class RetryPolicyProtos
{
    /// <summary>Makes the message of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>A new message.</returns>
    /// <exception cref="ArgumentException">The policy contradicts itself.</exception>
    public static RetryPolicyMessage ToProto(this RetryPolicy policy)
    {
        Validate(policy);
        var message = new RetryPolicyMessage
        {
            InitialInterval = Duration.FromTimeSpan(policy.InitialInterval),
            BackoffCoefficient = policy.BackoffCoefficient,
            MaximumInterval = policy.MaximumInterval.ToDuration(),
            MaximumAttempts = policy.MaximumAttempts,
        };
        if (policy.NonRetryableErrorTypes is { Count: > 0 } types)
        {
            message.NonRetryableErrorTypes.Add(types);
        }

        return message;
    }

    /// <summary>Makes the policy that a message describes.</summary>
    /// <param name="message">The message; unset parts get the server's defaults.</param>
    /// <returns>A new policy.</returns>
    public static RetryPolicy ToRetryPolicy(this RetryPolicyMessage message) => new()
    {
        InitialInterval = message.InitialInterval.ToNonZeroTimeSpan() ?? TimeSpan.FromSeconds(1),
        BackoffCoefficient = message.BackoffCoefficient == 0 ? 2F : (float)message.BackoffCoefficient,
        MaximumInterval = message.MaximumInterval.ToNonZeroTimeSpan(),
        MaximumAttempts = message.MaximumAttempts,
        NonRetryableErrorTypes = message.NonRetryableErrorTypes.Count == 0 ? null : [.. message.NonRetryableErrorTypes],
    };

    private static void Validate(RetryPolicy policy)
    {
        if (policy.InitialInterval < TimeSpan.Zero)
        {
            throw new ArgumentException("The retry policy's initial interval is negative.", nameof(policy));
        }

        if (policy.BackoffCoefficient < 1)
        {
            throw new ArgumentException("The retry policy's back-off coefficient is less than 1.", nameof(policy));
        }

        if (policy.MaximumInterval < policy.InitialInterval)
        {
            throw new ArgumentException("The retry policy's maximum interval is less than its initial interval.", nameof(policy));
        }

        if (policy.MaximumAttempts < 0)
        {
            throw new ArgumentException("The retry policy's maximum attempts are negative.", nameof(policy));
        }
    }
}
