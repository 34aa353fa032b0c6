using System.Runtime.InteropServices;
using Google.Protobuf;
using Grpc.Health.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client.Connections;
using Temporalio.Exceptions;
using Temporalio.Grpc;

namespace Temporalio.Client;

/// <summary>A connection to a server, without a namespace. Safe for concurrent use; share one for a process.</summary>
#pragma warning disable CA1001 // The official type is not disposable: idle connections close by themselves, the rest at the process's end.
public sealed class TemporalConnection : ITemporalConnection
#pragma warning restore CA1001
{
    private readonly GrpcChannel _channel;
    private readonly CallMetadata _metadata;
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly ConnectionHandle _handle = new();
    private volatile GetSystemInfoResponse? _systemInfo;

    private TemporalConnection(TemporalConnectionOptions options)
    {
        options = (TemporalConnectionOptions)options.Clone();
        options.Identity ??= $"{Environment.ProcessId}@{Environment.MachineName}";
        Options = options;
        _channel = new GrpcChannel(ChannelOptions.Of(options));
        _metadata = new CallMetadata(options.RpcMetadata ?? [], options.RpcBinaryMetadata ?? [], options.ApiKey);
        WorkflowService = new WorkflowService.Core(this);
        OperatorService = new OperatorService.Core(this);
        TestService = new TestService.Core(this);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> RpcMetadata
    {
        get => _metadata.Text;
        set => _metadata.Text = value;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, byte[]>> RpcBinaryMetadata
    {
        get => _metadata.Binary;
        set => _metadata.Binary = value;
    }

    /// <inheritdoc/>
    public string? ApiKey
    {
        get => _metadata.ApiKey;
        set => _metadata.ApiKey = value;
    }

    /// <inheritdoc/>
    public WorkflowService WorkflowService { get; }

    /// <inheritdoc/>
    public OperatorService OperatorService { get; }

    /// <inheritdoc/>
    public TestService TestService { get; }

    /// <inheritdoc/>
    public TemporalConnectionOptions Options { get; }

    /// <inheritdoc/>
    public bool IsConnected => _systemInfo is not null;

    /// <inheritdoc/>
    public SafeHandle? BridgeClient => IsConnected ? _handle : null;

    /// <summary>Gets what the server said of itself, or null before the connection is made.</summary>
    internal GetSystemInfoResponse? SystemInfo => _systemInfo;

    /// <summary>Gets the workers that take first tasks out of answers to starts.</summary>
    internal EagerStarts EagerStarts { get; } = new();

    /// <summary>Connects.</summary>
    /// <param name="options">How the server is reached.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">The options are incomplete or contradict each other.</exception>
    /// <exception cref="InvalidOperationException">The server can't be reached or refuses.</exception>
    public static async Task<TemporalConnection> ConnectAsync(TemporalConnectionOptions options)
    {
        var connection = CreateLazy(options);
        await connection.ConnectAsync().ConfigureAwait(false);
        return connection;
    }

    /// <summary>Makes a connection that connects with its first call.</summary>
    /// <param name="options">How the server is reached.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">The options are incomplete or contradict each other.</exception>
    public static TemporalConnection CreateLazy(TemporalConnectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options);
    }

    /// <inheritdoc/>
    public async Task ConnectAsync()
    {
        try
        {
            await EnsureConnectedAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            throw new InvalidOperationException($"Connection to {Options.TargetHost} failed: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> CheckHealthAsync(RpcService? service = null, RpcOptions? options = null)
    {
        var request = new HealthCheckRequest { Service = (service ?? WorkflowService).FullName };
        var response = await InvokeRpcAsync("grpc.health.v1.Health", "Check", request, HealthCheckResponse.Parser, options).ConfigureAwait(false);
        return response.Status == HealthCheckResponse.Types.ServingStatus.Serving;
    }

    /// <summary>Makes a call.</summary>
    /// <typeparam name="T">The response message.</typeparam>
    /// <param name="service">The service's full name.</param>
    /// <param name="rpc">The method's name.</param>
    /// <param name="request">The request.</param>
    /// <param name="parser">Parses the response.</param>
    /// <param name="options">Options of the call, or null.</param>
    /// <returns>The response.</returns>
    /// <exception cref="RpcException">The call ended with an error.</exception>
    internal Task<T> InvokeRpcAsync<T>(string service, string rpc, IMessage request, MessageParser<T> parser, RpcOptions? options)
        where T : IMessage<T>
        => _systemInfo is null
            ? ConnectAndCallAsync(service, rpc, request, parser, options)
            : CallAsync(service, rpc, request, parser, options);

    private async Task<T> ConnectAndCallAsync<T>(
        string service, string rpc, IMessage request, MessageParser<T> parser, RpcOptions? options)
        where T : IMessage<T>
    {
        await EnsureConnectedAsync(options?.CancellationToken ?? CancellationToken.None).ConfigureAwait(false);
        return await CallAsync(service, rpc, request, parser, options).ConfigureAwait(false);
    }

    private async Task<T> CallAsync<T>(string service, string rpc, IMessage request, MessageParser<T> parser, RpcOptions? options)
        where T : IMessage<T>
    {
        try
        {
            return await _channel.CallAsync(RpcPaths.Of(service, rpc), request, parser, new GrpcCallOptions
            {
                Timeout = options?.Timeout ?? CallTimeouts.Of(rpc, request),
                Metadata = _metadata.For(request, options),
                Retry = options?.Retry ?? false,
                CancellationToken = options?.CancellationToken ?? CancellationToken.None,
            }).ConfigureAwait(false);
        }
        catch (GrpcException e)
        {
            throw RpcErrors.Translate(e);
        }
    }

    private async Task EnsureConnectedAsync(CancellationToken cancellationToken)
    {
        await _connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _systemInfo ??= await GetSystemInfoAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _connecting.Release();
        }
    }

    private async Task<GetSystemInfoResponse> GetSystemInfoAsync(CancellationToken cancellationToken)
    {
        var options = new RpcOptions { Retry = true, CancellationToken = cancellationToken };
        try
        {
            return await CallAsync(
                WorkflowService.FullName, "GetSystemInfo", new GetSystemInfoRequest(), GetSystemInfoResponse.Parser, options).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.Unimplemented)
        {
            // Servers from before the call was there can do none of what it tells.
            return new();
        }
    }
}
