namespace Temporalio.Exceptions;

/// <summary>A workflow run continued as a new run, and the caller asked not to follow it.</summary>
public class WorkflowContinuedAsNewException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowContinuedAsNewException"/> class.</summary>
    /// <param name="newRunId">The new run.</param>
    public WorkflowContinuedAsNewException(string newRunId)
        : base("Workflow continued as new") => NewRunId = newRunId;

    /// <summary>Gets the new run.</summary>
    public string NewRunId { get; }
}
