using Temporalio.Api.Failure.V1;

namespace Temporalio.Exceptions;

/// <summary>A workflow or activity that somebody terminated.</summary>
public class TerminatedFailureException : FailureException
{
    /// <summary>Initializes a new instance of the <see cref="TerminatedFailureException"/> class from the wire.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="inner">The cause, or null.</param>
    /// <param name="details">The values that the terminator gave, or null.</param>
    protected internal TerminatedFailureException(Failure failure, Exception? inner, InboundFailureDetails? details)
        : base(failure, inner)
    {
        Failure = failure;
        Details = details is null ? new OutboundFailureDetails([]) : details;
    }

    /// <summary>Gets the message that this exception was made from.</summary>
    public new Failure Failure { get; }

    /// <summary>Gets the values that the terminator gave; never null.</summary>
    public IFailureDetails Details { get; protected init; }
}
