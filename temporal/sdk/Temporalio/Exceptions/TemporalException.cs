namespace Temporalio.Exceptions;

/// <summary>The base of this library's exceptions.</summary>
public abstract class TemporalException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="TemporalException"/> class.</summary>
    protected internal TemporalException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TemporalException"/> class.</summary>
    /// <param name="message">What went wrong.</param>
    protected internal TemporalException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TemporalException"/> class.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="inner">The cause, or null.</param>
    protected internal TemporalException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>Tells a cancellation from an error.</summary>
    /// <param name="e">Any exception.</param>
    /// <returns>True for .NET's cancellation, a cancelled failure, and the failure of an activity, child workflow or Nexus operation that was cancelled.</returns>
    public static bool IsCanceledException(Exception e) =>
        e is OperationCanceledException or CanceledFailureException
        || (e is ActivityFailureException or ChildWorkflowFailureException or NexusOperationFailureException
            && e.InnerException is CanceledFailureException);
}
