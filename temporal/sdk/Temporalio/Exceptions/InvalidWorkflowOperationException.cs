namespace Temporalio.Exceptions;

/// <summary>A workflow did what a workflow may not do; the workflow task fails, not the workflow.</summary>
public class InvalidWorkflowOperationException : TemporalException
{
    internal InvalidWorkflowOperationException(string message)
        : base(message)
    {
    }
}
