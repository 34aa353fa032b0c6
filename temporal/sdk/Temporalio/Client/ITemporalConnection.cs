namespace Temporalio.Client;

/// <summary>A connection to a server, without a namespace. Safe for concurrent use.</summary>
public interface ITemporalConnection : IBridgeClientProvider
{
    /// <summary>Gets or sets metadata of the calls from now on.</summary>
    IReadOnlyCollection<KeyValuePair<string, string>> RpcMetadata { get; set; }

    /// <summary>Gets or sets binary metadata of the calls from now on; keys end in <c>-bin</c>.</summary>
    IReadOnlyCollection<KeyValuePair<string, byte[]>> RpcBinaryMetadata { get; set; }

    /// <summary>Gets or sets the API key of the calls from now on.</summary>
    string? ApiKey { get; set; }

    /// <summary>Gets the calls of clients and workers.</summary>
    WorkflowService WorkflowService { get; }

    /// <summary>Gets the calls of operators.</summary>
    OperatorService OperatorService { get; }

    /// <summary>Gets the calls of a time-skipping test server.</summary>
    TestService TestService { get; }

    /// <summary>Gets the options; changing them changes nothing.</summary>
    TemporalConnectionOptions Options { get; }

    /// <summary>Gets a value indicating whether the server has answered once.</summary>
    bool IsConnected { get; }

    /// <summary>Asks the server whether a service is in order.</summary>
    /// <param name="service">The service; null means the workflow service.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>Whether the server says so.</returns>
    Task<bool> CheckHealthAsync(RpcService? service = null, RpcOptions? options = null);

    /// <summary>Connects now if that has not happened yet.</summary>
    /// <returns>When the server has answered.</returns>
    /// <exception cref="InvalidOperationException">The server can't be reached or refuses.</exception>
    Task ConnectAsync();
}
