namespace Temporalio.Exceptions;

/// <summary>A query failed inside the workflow.</summary>
public class WorkflowQueryFailedException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowQueryFailedException"/> class.</summary>
    /// <param name="message">The workflow's text.</param>
    public WorkflowQueryFailedException(string message)
        : base(message)
    {
    }
}
