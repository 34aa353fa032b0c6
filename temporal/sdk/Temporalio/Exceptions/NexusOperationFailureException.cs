using Temporalio.Api.Failure.V1;

namespace Temporalio.Exceptions;

/// <summary>A Nexus operation failed, as its caller's workflow sees it; the reason is the inner exception.</summary>
public class NexusOperationFailureException : FailureException
{
    private readonly NexusOperationFailureInfo _info;

    /// <summary>Initializes a new instance of the <see cref="NexusOperationFailureException"/> class from the wire.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="inner">The reason, or null.</param>
    protected internal NexusOperationFailureException(Failure failure, Exception? inner)
        : base(failure, inner)
    {
        Failure = failure;
        _info = failure.NexusOperationExecutionFailureInfo
            ?? throw new ArgumentException("The failure has no Nexus operation failure info.", nameof(failure));
    }

    /// <summary>Gets the message that this exception was made from.</summary>
    public new Failure Failure { get; }

    /// <summary>Gets the endpoint's name.</summary>
    public string Endpoint => _info.Endpoint;

    /// <summary>Gets the service's name.</summary>
    public string Service => _info.Service;

    /// <summary>Gets the operation's name.</summary>
    public string Operation => _info.Operation;

    /// <summary>Gets the token of an operation that was started asynchronously, or null.</summary>
    public string? OperationToken => _info.OperationToken.Length == 0 ? null : _info.OperationToken;
}
