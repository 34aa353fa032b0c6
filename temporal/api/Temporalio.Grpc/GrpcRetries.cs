namespace Temporalio.Grpc;

/// <summary>Decides whether and when a failed call is made again.</summary>
/// <remarks>Codes: those that the official SDKs' core retries. A call that was cancelled or is wrong is never made again.</remarks>
internal static class GrpcRetries
{
    /// <summary>Whether another attempt can help.</summary>
    public static bool IsRetryable(GrpcStatusCode code) => code is
        GrpcStatusCode.DataLoss or
        GrpcStatusCode.Internal or
        GrpcStatusCode.Unknown or
        GrpcStatusCode.ResourceExhausted or
        GrpcStatusCode.Aborted or
        GrpcStatusCode.OutOfRange or
        GrpcStatusCode.Unavailable;

    /// <summary>The wait before the next attempt, or null to give up.</summary>
    /// <param name="options">The rule.</param>
    /// <param name="retries">How many retries were made.</param>
    /// <param name="elapsed">The time since the first attempt began.</param>
    /// <param name="random">A random number of [0, 1).</param>
    public static TimeSpan? NextDelay(GrpcRetryOptions options, int retries, TimeSpan elapsed, double random)
    {
        if (options.MaxRetries > 0 && retries >= options.MaxRetries)
        {
            return null;
        }

        var seconds = Math.Min(
            options.InitialInterval.TotalSeconds * Math.Pow(options.Multiplier, retries),
            options.MaxInterval.TotalSeconds);
        var delay = TimeSpan.FromSeconds(seconds * (1 + (options.RandomizationFactor * ((2 * random) - 1))));
        return options.MaxElapsedTime is { } limit && elapsed + delay > limit ? null : delay;
    }
}
