using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Converters;

namespace Temporalio.Exceptions;

/// <summary>A workflow or activity that ran out of time.</summary>
public class TimeoutFailureException : FailureException
{
    /// <summary>Initializes a new instance of the <see cref="TimeoutFailureException"/> class from the wire.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="inner">The cause, or null.</param>
    /// <param name="converter">Converts the heartbeat's details.</param>
    protected internal TimeoutFailureException(Failure failure, Exception? inner, IPayloadConverter converter)
        : base(failure, inner)
    {
        var info = failure.TimeoutFailureInfo
            ?? throw new ArgumentException("The failure has no timeout failure info.", nameof(failure));
        Failure = failure;
        TimeoutType = info.TimeoutType;
        LastHeartbeatDetails = new(converter, info.LastHeartbeatDetails?.Payloads_ ?? []);
    }

    /// <summary>Gets the message that this exception was made from.</summary>
    public new Failure Failure { get; }

    /// <summary>Gets which limit passed.</summary>
    public TimeoutType TimeoutType { get; }

    /// <summary>Gets the details of the activity's last heartbeat.</summary>
    public InboundFailureDetails LastHeartbeatDetails { get; protected init; }
}
