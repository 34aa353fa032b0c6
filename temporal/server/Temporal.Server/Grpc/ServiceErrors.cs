using Temporal.Server.Core.Errors;
using Temporalio.Grpc;

namespace Temporal.Server.Grpc;

/// <summary>The one place where a refusal of the core becomes a gRPC status.</summary>
internal static class ServiceErrors
{
    public static GrpcException ToGrpc(ServiceException error) => error.Detail is { } detail
        ? new GrpcException(CodeOf(error.Kind), error.Message, detail)
        : new GrpcException(CodeOf(error.Kind), error.Message);

    private static GrpcStatusCode CodeOf(ServiceErrorKind kind) => kind switch
    {
        ServiceErrorKind.InvalidArgument => GrpcStatusCode.InvalidArgument,
        ServiceErrorKind.NotFound => GrpcStatusCode.NotFound,
        ServiceErrorKind.AlreadyExists => GrpcStatusCode.AlreadyExists,
        ServiceErrorKind.FailedPrecondition => GrpcStatusCode.FailedPrecondition,
        ServiceErrorKind.PermissionDenied => GrpcStatusCode.PermissionDenied,
        ServiceErrorKind.ResourceExhausted => GrpcStatusCode.ResourceExhausted,
        ServiceErrorKind.Aborted => GrpcStatusCode.Aborted,
        ServiceErrorKind.Unimplemented => GrpcStatusCode.Unimplemented,
        ServiceErrorKind.DeadlineExceeded => GrpcStatusCode.DeadlineExceeded,
        ServiceErrorKind.Unavailable => GrpcStatusCode.Unavailable,
        ServiceErrorKind.Unknown => GrpcStatusCode.Unknown,
        ServiceErrorKind.Internal => GrpcStatusCode.Internal,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
