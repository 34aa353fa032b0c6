namespace Temporalio.Testing;

/// <summary>A server that an environment started and will stop.</summary>
internal interface IDevServer : IAsyncDisposable
{
    /// <summary>Gets where it listens, <c>host:port</c>.</summary>
    string Target { get; }
}
