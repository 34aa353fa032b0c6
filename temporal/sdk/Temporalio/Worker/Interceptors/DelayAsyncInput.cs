namespace Temporalio.Worker.Interceptors;

/// <summary>A wait.</summary>
/// <param name="Delay">How long.</param>
/// <param name="CancellationToken">What ends it early.</param>
/// <param name="Summary">A line for user interfaces.</param>
public record DelayAsyncInput(
    TimeSpan Delay,
    CancellationToken? CancellationToken,
    string? Summary);
