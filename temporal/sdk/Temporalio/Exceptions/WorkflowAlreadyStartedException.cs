namespace Temporalio.Exceptions;

/// <summary>A workflow could not be started because one of its id is running, or closed and may not be started again.</summary>
public class WorkflowAlreadyStartedException : FailureException
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowAlreadyStartedException"/> class.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="workflowId">The workflow id.</param>
    /// <param name="runId">The run that exists.</param>
    public WorkflowAlreadyStartedException(string message, string workflowId, string runId)
        : this(message, workflowId, "<unknown>", runId)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WorkflowAlreadyStartedException"/> class.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="workflowId">The workflow id.</param>
    /// <param name="workflowType">The type of the workflow that was to start.</param>
    /// <param name="runId">The run that exists.</param>
    public WorkflowAlreadyStartedException(string message, string workflowId, string workflowType, string runId)
        : base(message)
    {
        WorkflowId = workflowId;
        WorkflowType = workflowType;
        RunId = runId;
    }

    /// <summary>Gets the workflow id.</summary>
    public string WorkflowId { get; }

    /// <summary>Gets the type of the workflow that was to start.</summary>
    public string WorkflowType { get; }

    /// <summary>Gets the run that exists; a child workflow's start does not tell it.</summary>
    public string RunId { get; }
}
