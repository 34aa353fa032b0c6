using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;

namespace Temporalio.Exceptions;

/// <summary>An activity failed for good, as its workflow sees it; the reason is the inner exception.</summary>
public class ActivityFailureException : FailureException
{
    private readonly ActivityFailureInfo _info;

    /// <summary>Initializes a new instance of the <see cref="ActivityFailureException"/> class from the wire.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="inner">The reason, or null.</param>
    protected internal ActivityFailureException(Failure failure, Exception? inner)
        : base(failure, inner)
    {
        Failure = failure;
        _info = failure.ActivityFailureInfo ?? throw new ArgumentException("The failure has no activity failure info.", nameof(failure));
    }

    /// <summary>Gets the message that this exception was made from.</summary>
    public new Failure Failure { get; }

    /// <summary>Gets the activity's type.</summary>
    public string ActivityType => _info.ActivityType.Name;

    /// <summary>Gets the activity's id.</summary>
    public string ActivityId => _info.ActivityId;

    /// <summary>Gets the identity of the worker that ran the last attempt, or null.</summary>
    public string? Identity => _info.Identity.Length == 0 ? null : _info.Identity;

    /// <summary>Gets why there is no further attempt.</summary>
    public RetryState RetryState => _info.RetryState;
}
