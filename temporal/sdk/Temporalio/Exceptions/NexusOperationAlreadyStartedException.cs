namespace Temporalio.Exceptions;

/// <summary>A Nexus operation of that id exists.</summary>
public class NexusOperationAlreadyStartedException : FailureException
{
    /// <summary>Initializes a new instance of the <see cref="NexusOperationAlreadyStartedException"/> class.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="operationId">The operation's id.</param>
    /// <param name="runId">The run that exists, or null.</param>
    public NexusOperationAlreadyStartedException(string message, string operationId, string? runId)
        : base(message)
    {
        OperationId = operationId;
        RunId = runId;
    }

    /// <summary>Gets the operation's id.</summary>
    public string OperationId { get; }

    /// <summary>Gets the run that exists, or null.</summary>
    public string? RunId { get; }
}
