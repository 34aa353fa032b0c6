namespace Temporalio.Exceptions;

/// <summary>A replay made other commands than the history holds: the code changed in a way that running workflows can't follow.</summary>
public class WorkflowNondeterminismException : InvalidWorkflowOperationException
{
    internal WorkflowNondeterminismException(string message)
        : base(message)
    {
    }
}
