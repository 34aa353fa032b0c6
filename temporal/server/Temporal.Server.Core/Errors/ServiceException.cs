using Google.Protobuf;

namespace Temporal.Server.Core.Errors;

/// <summary>A request that is refused. The edge turns it into a gRPC status; nobody else catches it.</summary>
/// <param name="kind">Which status the caller gets.</param>
/// <param name="message">The text the caller gets, exactly.</param>
/// <param name="detail">The typed detail the caller's SDK decides by, or null.</param>
public sealed class ServiceException(ServiceErrorKind kind, string message, IMessage? detail = null) : Exception(message)
{
    /// <summary>Gets which status the caller gets.</summary>
    public ServiceErrorKind Kind { get; } = kind;

    /// <summary>Gets the typed detail, or null.</summary>
    public IMessage? Detail { get; } = detail;
}

/// <summary>The kinds of refusal, by the gRPC status that each becomes.</summary>
public enum ServiceErrorKind
{
    /// <summary>INVALID_ARGUMENT.</summary>
    InvalidArgument,

    /// <summary>NOT_FOUND.</summary>
    NotFound,

    /// <summary>ALREADY_EXISTS.</summary>
    AlreadyExists,

    /// <summary>FAILED_PRECONDITION.</summary>
    FailedPrecondition,

    /// <summary>PERMISSION_DENIED.</summary>
    PermissionDenied,

    /// <summary>RESOURCE_EXHAUSTED.</summary>
    ResourceExhausted,

    /// <summary>ABORTED.</summary>
    Aborted,

    /// <summary>UNIMPLEMENTED: a later version of the server may offer it.</summary>
    Unimplemented,

    /// <summary>DEADLINE_EXCEEDED.</summary>
    DeadlineExceeded,

    /// <summary>UNAVAILABLE: worth another try.</summary>
    Unavailable,

    /// <summary>UNKNOWN.</summary>
    Unknown,

    /// <summary>INTERNAL: an invariant of the server broke.</summary>
    Internal,
}
