namespace Temporal.Server.Matching;

/// <summary>The times that the matcher goes by.</summary>
public sealed record TaskMatcherOptions
{
    /// <summary>Gets for how long after its last poll a worker is taken to come back to its sticky queue. Default 10 s. Longer keeps caches warm, shorter notices a dead worker sooner.</summary>
    public TimeSpan StickyPollerLive { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets for how long a poller is listed after its last poll. Default 5 minutes.</summary>
    public TimeSpan PollerListed { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets for how long the polls of a worker that said goodbye are answered empty. Default 10 minutes.</summary>
    public TimeSpan ShutDownWorkerKept { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets a value indicating whether a worker's goodbye ends its polls. Default false, as with the official server (<c>frontend.enableCancelWorkerPollsOnShutdown</c>).</summary>
    public bool EndPollsOnShutdown { get; init; }
}
