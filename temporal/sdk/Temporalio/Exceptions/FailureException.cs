using Temporalio.Api.Failure.V1;

namespace Temporalio.Exceptions;

/// <summary>An exception that has a failure message on the wire: thrown by user code to fail a workflow or activity, or received.</summary>
public class FailureException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="FailureException"/> class that has not been on the wire.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="inner">The cause, or null.</param>
    protected internal FailureException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="FailureException"/> class from the wire.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="inner">The cause, or null.</param>
    protected internal FailureException(Failure failure, Exception? inner)
        : base(failure.Message, inner) => Failure = failure;

    /// <summary>Gets the message that this exception was made from, or null.</summary>
    public Failure? Failure { get; protected init; }

    /// <inheritdoc/>
    public override string? StackTrace => Failure is { StackTrace.Length: > 0 } failure ? failure.StackTrace : base.StackTrace;
}
