namespace Temporalio.Core.Polling;

/// <summary>Spaces starts so that no second holds more than a number of them, with a burst of at most one second's worth.</summary>
/// <param name="perSecond">Starts per second, above 0; may be a fraction.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class StartRate(double perSecond, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly double _burst = Math.Max(1, perSecond);
    private double _tokens = Math.Max(1, perSecond);
    private long _filledAt = timeProvider.GetTimestamp();

    /// <summary>Waits for the next start.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        var wait = Take();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a token, on credit if there is none.</summary>
    /// <returns>How long until the token is earned.</returns>
    private TimeSpan Take()
    {
        lock (_gate)
        {
            var now = timeProvider.GetTimestamp();
            var earned = timeProvider.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond;
            _tokens = Math.Min(_burst, _tokens + earned) - 1;
            _filledAt = now;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
        }
    }
}
