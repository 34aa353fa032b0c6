namespace Temporalio.Exceptions;

/// <summary>A workflow did what a workflow may not do; the workflow task fails, not the workflow.</summary>
public class InvalidWorkflowOperationException : TemporalException
{
    internal InvalidWorkflowOperationException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InvalidWorkflowOperationException"/> class with a cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="inner">The cause.</param>
    internal InvalidWorkflowOperationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
