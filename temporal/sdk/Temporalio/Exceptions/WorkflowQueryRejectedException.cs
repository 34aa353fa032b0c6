using Temporalio.Api.Enums.V1;

namespace Temporalio.Exceptions;

/// <summary>A query was refused because of the workflow's status and the caller's reject condition.</summary>
public class WorkflowQueryRejectedException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowQueryRejectedException"/> class.</summary>
    /// <param name="workflowStatus">The workflow's status.</param>
    public WorkflowQueryRejectedException(WorkflowExecutionStatus workflowStatus)
        : base($"Query rejected, workflow status: {workflowStatus}") => WorkflowStatus = workflowStatus;

    /// <summary>Gets the workflow's status.</summary>
    public WorkflowExecutionStatus WorkflowStatus { get; }
}
