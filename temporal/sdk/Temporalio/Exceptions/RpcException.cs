using Temporalio.Api.Common.V1;

namespace Temporalio.Exceptions;

/// <summary>A call to the server that ended with an error.</summary>
public class RpcException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="RpcException"/> class.</summary>
    /// <param name="code">The gRPC status code.</param>
    /// <param name="message">The server's text.</param>
    /// <param name="rawStatus">The serialized <c>google.rpc.Status</c>, or null when there was none.</param>
    public RpcException(StatusCode code, string message, byte[]? rawStatus)
        : base(message)
    {
        Code = code;
        RawStatus = rawStatus;
        GrpcStatus = new(() => rawStatus is null ? null : Api.Common.V1.GrpcStatus.Parser.ParseFrom(rawStatus));
    }

    /// <summary>The gRPC status codes.</summary>
    /// <remarks>https://grpc.github.io/grpc/core/md_doc_statuscodes.html.</remarks>
    public enum StatusCode
    {
        /// <summary>The call succeeded.</summary>
        OK = 0,

        /// <summary>The caller gave the call up.</summary>
        Cancelled = 1,

        /// <summary>An error without a better code.</summary>
        Unknown = 2,

        /// <summary>The request is wrong whatever the state of the system.</summary>
        InvalidArgument = 3,

        /// <summary>The deadline passed before the call ended.</summary>
        DeadlineExceeded = 4,

        /// <summary>The thing asked for does not exist.</summary>
        NotFound = 5,

        /// <summary>The thing to be created exists.</summary>
        AlreadyExists = 6,

        /// <summary>The caller may not do this.</summary>
        PermissionDenied = 7,

        /// <summary>A quota or a limit is used up.</summary>
        ResourceExhausted = 8,

        /// <summary>The system is not in the state that the call needs.</summary>
        FailedPrecondition = 9,

        /// <summary>The call lost a race and may be made again.</summary>
        Aborted = 10,

        /// <summary>A value is past the valid range.</summary>
        OutOfRange = 11,

        /// <summary>The server does not offer the call.</summary>
        Unimplemented = 12,

        /// <summary>An invariant of the server broke.</summary>
        Internal = 13,

        /// <summary>The server can't be reached just now.</summary>
        Unavailable = 14,

        /// <summary>Data is lost or damaged.</summary>
        DataLoss = 15,

        /// <summary>The caller did not say validly who it is.</summary>
        Unauthenticated = 16,
    }

    /// <summary>Gets the gRPC status code.</summary>
    public StatusCode Code { get; }

    /// <summary>Gets the serialized <c>google.rpc.Status</c>, or null when there was none.</summary>
    public byte[]? RawStatus { get; }

    /// <summary>Gets the status with its typed details; its value is null when there was none.</summary>
    public Lazy<GrpcStatus?> GrpcStatus { get; }
}
