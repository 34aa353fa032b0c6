using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;

namespace Temporalio.Exceptions;

/// <summary>A child workflow failed, as its parent sees it; the reason is the inner exception.</summary>
public class ChildWorkflowFailureException : FailureException
{
    private readonly ChildWorkflowExecutionFailureInfo _info;

    /// <summary>Initializes a new instance of the <see cref="ChildWorkflowFailureException"/> class from the wire.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="inner">The reason, or null.</param>
    protected internal ChildWorkflowFailureException(Failure failure, Exception? inner)
        : base(failure, inner)
    {
        Failure = failure;
        _info = failure.ChildWorkflowExecutionFailureInfo
            ?? throw new ArgumentException("The failure has no child workflow failure info.", nameof(failure));
    }

    /// <summary>Gets the message that this exception was made from.</summary>
    public new Failure Failure { get; }

    /// <summary>Gets the child's namespace.</summary>
#pragma warning disable CA1716 // The official API's name.
    public string Namespace => _info.Namespace;
#pragma warning restore CA1716

    /// <summary>Gets the child's workflow id.</summary>
    public string WorkflowId => _info.WorkflowExecution.WorkflowId;

    /// <summary>Gets the child's run id.</summary>
    public string RunId => _info.WorkflowExecution.RunId;

    /// <summary>Gets the child's workflow type.</summary>
    public string WorkflowType => _info.WorkflowType.Name;

    /// <summary>Gets why there is no further run.</summary>
    public RetryState RetryState => _info.RetryState;
}
