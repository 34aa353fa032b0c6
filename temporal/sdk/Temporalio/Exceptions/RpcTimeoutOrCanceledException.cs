namespace Temporalio.Exceptions;

/// <summary>A call to the server that its deadline or the caller ended.</summary>
public class RpcTimeoutOrCanceledException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="RpcTimeoutOrCanceledException"/> class.</summary>
    /// <param name="message">What ended.</param>
    /// <param name="inner">The cause, or null.</param>
    public RpcTimeoutOrCanceledException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
