using Temporalio.Api.Failure.V1;

namespace Temporalio.Exceptions;

/// <summary>A failure that the server made.</summary>
public class ServerFailureException : FailureException
{
    /// <summary>Initializes a new instance of the <see cref="ServerFailureException"/> class from the wire.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="inner">The cause, or null.</param>
    protected internal ServerFailureException(Failure failure, Exception? inner)
        : base(failure, inner)
    {
        Failure = failure;
        NonRetryable = (failure.ServerFailureInfo
            ?? throw new ArgumentException("The failure has no server failure info.", nameof(failure))).NonRetryable;
    }

    /// <summary>Gets the message that this exception was made from.</summary>
    public new Failure Failure { get; }

    /// <summary>Gets a value indicating whether another attempt is useless.</summary>
    public bool NonRetryable { get; }
}
