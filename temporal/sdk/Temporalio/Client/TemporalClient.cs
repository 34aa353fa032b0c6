using Temporalio.Client.Calls;
using Temporalio.Client.Interceptors;

namespace Temporalio.Client;

/// <summary>A client of one namespace. Safe for concurrent use; share one for a process.</summary>
public partial class TemporalClient : ITemporalClient
{
    /// <summary>Initializes a new instance of the <see cref="TemporalClient"/> class.</summary>
    /// <param name="connection">The connection, which other clients may share.</param>
    /// <param name="options">The options.</param>
    public TemporalClient(ITemporalConnection connection, TemporalClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        Connection = connection;
        Options = (TemporalClientOptions)options.Clone();
        foreach (var plugin in Options.Plugins ?? [])
        {
            plugin.ConfigureClient(Options);
        }

        OutboundInterceptor = new ServiceCalls(this);
        foreach (var interceptor in (Options.Interceptors ?? []).Reverse())
        {
            OutboundInterceptor = interceptor.InterceptClient(OutboundInterceptor);
        }
    }

    /// <inheritdoc/>
    public ITemporalConnection Connection { get; }

    /// <inheritdoc/>
    public TemporalClientOptions Options { get; }

    /// <inheritdoc/>
    public ClientOutboundInterceptor OutboundInterceptor { get; }

    /// <inheritdoc/>
    public WorkflowService WorkflowService => Connection.WorkflowService;

    /// <inheritdoc/>
    public OperatorService OperatorService => Connection.OperatorService;

    /// <inheritdoc/>
    public IBridgeClientProvider BridgeClientProvider => Connection;

    /// <summary>Gets options of calls that are made again after errors that may pass.</summary>
    internal static RpcOptions DefaultRetryRpcOptions { get; } = new() { Retry = true };

    /// <summary>Gets options of calls that are made again after errors that may pass.</summary>
    protected static RpcOptions RetryRpcOptions => DefaultRetryRpcOptions;

    /// <summary>Makes options of a call that is made again after errors that may pass, unless the caller says otherwise.</summary>
    /// <param name="origOptions">What the caller says, left unchanged; or null.</param>
    /// <returns>The options.</returns>
    protected internal static RpcOptions DefaultRetryOptions(RpcOptions? origOptions)
    {
        if (origOptions is null)
        {
            return DefaultRetryRpcOptions;
        }

        if (origOptions.Retry is not null)
        {
            return origOptions;
        }

        var copy = (RpcOptions)origOptions.Clone();
        copy.Retry = true;
        return copy;
    }

    /// <summary>Connects.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The options are incomplete or contradict each other.</exception>
    /// <exception cref="InvalidOperationException">The server can't be reached or refuses.</exception>
    public static async Task<TemporalClient> ConnectAsync(TemporalClientConnectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Func<TemporalClientConnectOptions, Task<TemporalConnection>> connect = TemporalConnection.ConnectAsync;
        foreach (var plugin in (options.Plugins ?? []).Reverse())
        {
            var next = connect;
            connect = o => plugin.ConnectAsync(o, next);
        }

        var connection = await connect(options).ConfigureAwait(false);
        return new(connection, options.ToClientOptions());
    }

    /// <summary>Makes a client that connects with its first call.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The options are incomplete or contradict each other.</exception>
    public static TemporalClient CreateLazy(TemporalClientConnectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(TemporalConnection.CreateLazy(options), options.ToClientOptions());
    }
}
