using Microsoft.AspNetCore.Http;

namespace Temporal.Server.Grpc;

/// <summary>What a handler may know of the call it answers.</summary>
/// <param name="headers">The request's metadata.</param>
/// <param name="timeout">The caller's deadline, counted from the arrival of the call; null when it set none.</param>
/// <param name="cancellationToken">Cancelled when the caller is gone, the deadline has passed, or the server stops.</param>
public sealed class GrpcCall(IHeaderDictionary headers, TimeSpan? timeout, CancellationToken cancellationToken)
{
    /// <summary>Gets the caller's deadline, counted from the arrival of the call; null when it set none.</summary>
    public TimeSpan? Timeout { get; } = timeout;

    /// <summary>Gets the token that is cancelled when the caller is gone, the deadline has passed, or the server stops.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Gets the value of a metadata key.</summary>
    /// <returns>The value, or null when the caller did not send the key.</returns>
    public string? Header(string key) => headers.TryGetValue(key, out var values) ? values.ToString() : null;
}
