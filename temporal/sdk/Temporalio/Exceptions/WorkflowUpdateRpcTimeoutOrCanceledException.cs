namespace Temporalio.Exceptions;

/// <summary>A client's wait for an update that its deadline or the caller ended; the update itself goes on.</summary>
public class WorkflowUpdateRpcTimeoutOrCanceledException : RpcTimeoutOrCanceledException
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateRpcTimeoutOrCanceledException"/> class.</summary>
    /// <param name="inner">The cause, or null.</param>
    public WorkflowUpdateRpcTimeoutOrCanceledException(Exception? inner)
        : base("Timeout or cancellation waiting for update", inner)
    {
    }
}
