using Google.Protobuf.WellKnownTypes;
using Temporalio.Client;

namespace Temporalio.Testing;

/// <summary>An environment whose server skips time while somebody waits for a workflow's result.</summary>
internal sealed class TimeSkippingEnvironment : ServerEnvironment
{
    private readonly AsyncLocal<bool> _disabled = new();

    /// <summary>Initializes a new instance of the <see cref="TimeSkippingEnvironment"/> class.</summary>
    /// <param name="client">A client of the server.</param>
    /// <param name="server">The server.</param>
    public TimeSkippingEnvironment(TemporalClient client, IDevServer server)
        : base(client, server)
    {
        // Results are waited for through an interceptor, so that code under test needs to know nothing.
        var options = (TemporalClientOptions)client.Options.Clone();
        options.Interceptors = [.. options.Interceptors ?? [], new TimeSkippingInterceptor(this)];
        Client = new TemporalClient(client.Connection, options);
    }

    /// <inheritdoc/>
    public override bool SupportsTimeSkipping => true;

    private TestService Service => Client.Connection.TestService;

    /// <inheritdoc/>
    public override Task DelayAsync(TimeSpan delay, CancellationToken? cancellationToken = null) =>
        Service.UnlockTimeSkippingWithSleepAsync(
            new() { Duration = Duration.FromTimeSpan(delay) },
            new() { CancellationToken = cancellationToken });

    /// <inheritdoc/>
    public override async Task<DateTime> GetCurrentTimeAsync() =>
        (await Service.GetCurrentTimeAsync(new()).ConfigureAwait(false)).Time.ToDateTime();

    /// <inheritdoc/>
    public override T WithAutoTimeSkippingDisabled<T>(Func<T> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        var before = _disabled.Value;
        _disabled.Value = true;
        try
        {
            return func();
        }
        finally
        {
            _disabled.Value = before;
        }
    }

    /// <inheritdoc/>
    public override async Task<T> WithAutoTimeSkippingDisabledAsync<T>(Func<Task<T>> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        _disabled.Value = true;
        return await func().ConfigureAwait(false);
    }

    /// <summary>Lets time skip while something is waited for.</summary>
    /// <typeparam name="T">What is waited for.</typeparam>
    /// <param name="wait">Waits.</param>
    /// <returns>What came.</returns>
    internal async Task<T> SkippingAsync<T>(Func<Task<T>> wait)
    {
        if (_disabled.Value)
        {
            return await wait().ConfigureAwait(false);
        }

        await Service.UnlockTimeSkippingAsync(new()).ConfigureAwait(false);
        try
        {
            return await wait().ConfigureAwait(false);
        }
        finally
        {
            await Service.LockTimeSkippingAsync(new()).ConfigureAwait(false);
        }
    }
}
