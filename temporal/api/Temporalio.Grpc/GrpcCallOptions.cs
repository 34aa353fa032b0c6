namespace Temporalio.Grpc;

/// <summary>The settings of one call.</summary>
public readonly record struct GrpcCallOptions
{
    /// <summary>Gets the time after which the call, retries included, ends with <see cref="GrpcStatusCode.DeadlineExceeded"/>; null means no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets the metadata to send; keys are lower-case, values of keys that end in <c>-bin</c> are base64.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Metadata { get; init; }

    /// <summary>Gets a value indicating whether a retryable failure makes the call again by <see cref="GrpcChannelOptions.Retry"/>.</summary>
    public bool Retry { get; init; }

    /// <summary>Gets the token that gives the call up (<see cref="OperationCanceledException"/> to the caller, RST_STREAM to the server).</summary>
    public CancellationToken CancellationToken { get; init; }
}
