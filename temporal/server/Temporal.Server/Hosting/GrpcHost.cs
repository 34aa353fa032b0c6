using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Temporal.Server.Grpc;

namespace Temporal.Server.Hosting;

/// <summary>Listens, and hands each request to the gRPC endpoint: Kestrel without the pipeline around it, which a gRPC call has no use for.</summary>
internal sealed class GrpcHost : IHttpApplication<DefaultHttpContext>, IDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly GrpcEndpoint _endpoint;

    public GrpcHost(IPEndPoint address, GrpcEndpoint endpoint, ILoggerFactory loggerFactory)
    {
        _endpoint = endpoint;
        Address = address;
        var options = new KestrelServerOptions();
        GrpcEndpoint.Configure(options);
        options.Listen(address, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            Listening = listen;
        });
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggerFactory);
        _kestrel = new KestrelServer(Options.Create(options), transport, loggerFactory);
    }

    /// <summary>Gets the address that is listened on; its port is known once the host has started.</summary>
    public IPEndPoint Address { get; private set; }

    private ListenOptions? Listening { get; set; }

    /// <summary>Begins to listen.</summary>
    /// <exception cref="ServerStartException">The address can't be had.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _kestrel.StartAsync(this, cancellationToken);
            Address = Listening?.IPEndPoint ?? Address;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new ServerStartException($"Port {Address.Port} on {Address.Address} is in use by another process. Stop it, or choose another port.", e);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new ServerStartException($"Can't listen on {Address}: {(e.InnerException ?? e).Message}. Choose another address or port.", e);
        }
    }

    /// <summary>Refuses new calls and waits for those that run, until the token cuts them off.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _kestrel.StopAsync(cancellationToken);

    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures) => new(contextFeatures);

    public Task ProcessRequestAsync(DefaultHttpContext context) => _endpoint.HandleAsync(context);

    public void DisposeContext(DefaultHttpContext context, Exception? exception)
    {
    }

    public void Dispose() => _kestrel.Dispose();
}
