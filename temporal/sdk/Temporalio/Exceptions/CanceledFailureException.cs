using Temporalio.Api.Failure.V1;
using Temporalio.Converters;

namespace Temporalio.Exceptions;

/// <summary>A workflow, activity or timer that was cancelled.</summary>
public class CanceledFailureException : FailureException
{
    /// <summary>Initializes a new instance of the <see cref="CanceledFailureException"/> class.</summary>
    /// <param name="message">What was cancelled.</param>
    /// <param name="inner">The cause, or null.</param>
    /// <param name="details">Values to go with it, or null.</param>
    protected internal CanceledFailureException(string message, Exception? inner = null, IReadOnlyCollection<object?>? details = null)
        : base(message, inner) => Details = new OutboundFailureDetails(details ?? []);

    /// <summary>Initializes a new instance of the <see cref="CanceledFailureException"/> class from the wire.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="inner">The cause, or null.</param>
    /// <param name="converter">Converts the details.</param>
    protected internal CanceledFailureException(Failure failure, Exception? inner, IPayloadConverter converter)
        : base(failure, inner)
        => Details = new InboundFailureDetails(
            converter,
            (failure.CanceledFailureInfo ?? throw new ArgumentException("The failure has no canceled failure info.", nameof(failure))).Details?.Payloads_ ?? []);

    /// <summary>Gets the values that go with the cancellation; never null.</summary>
    public IFailureDetails Details { get; protected init; }

    /// <summary>Gets the message that this exception was made from, or null.</summary>
    public new Failure? Failure => base.Failure;
}
