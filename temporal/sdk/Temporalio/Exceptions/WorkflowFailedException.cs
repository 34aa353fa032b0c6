namespace Temporalio.Exceptions;

/// <summary>A workflow that a client waited for did not succeed; the reason is the inner exception.</summary>
public class WorkflowFailedException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowFailedException"/> class.</summary>
    /// <param name="inner">The reason, or null.</param>
    public WorkflowFailedException(Exception? inner)
        : base("Workflow failed", inner)
    {
    }
}
