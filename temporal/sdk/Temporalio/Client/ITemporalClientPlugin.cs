namespace Temporalio.Client;

/// <summary>Changes how clients are made.</summary>
public interface ITemporalClientPlugin
{
    /// <summary>Gets the plugin's name.</summary>
    string Name { get; }

    /// <summary>Changes a client's options.</summary>
    /// <param name="options">The options; a copy that belongs to the client.</param>
    void ConfigureClient(TemporalClientOptions options);

    /// <summary>Changes how a client connects.</summary>
    /// <param name="options">The options.</param>
    /// <param name="continuation">Connects, by way of the plugins that follow.</param>
    /// <returns>The connection.</returns>
    Task<TemporalConnection> ConnectAsync(
        TemporalClientConnectOptions options, Func<TemporalClientConnectOptions, Task<TemporalConnection>> continuation);
}
