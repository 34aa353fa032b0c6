namespace Temporalio.Exceptions;

/// <summary>A Nexus operation that a client waited for did not succeed; the reason is the inner exception.</summary>
public class NexusOperationFailedException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="NexusOperationFailedException"/> class.</summary>
    /// <param name="operationId">The operation's id.</param>
    /// <param name="runId">The operation's run, or null.</param>
    /// <param name="inner">The reason, or null.</param>
    public NexusOperationFailedException(string operationId, string? runId, Exception? inner)
        : base("Nexus operation failed", inner)
    {
        OperationId = operationId;
        RunId = runId;
    }

    /// <summary>Gets the operation's id.</summary>
    public string OperationId { get; }

    /// <summary>Gets the operation's run, or null.</summary>
    public string? RunId { get; }
}
