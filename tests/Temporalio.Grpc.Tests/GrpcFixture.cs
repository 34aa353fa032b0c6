using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Temporal.Server.Grpc;

namespace Temporalio.Grpc.Tests;

/// <summary>A gRPC server with one method whose behaviour a test sets.</summary>
internal sealed class GrpcFixture : IAsyncDisposable
{
    public static readonly GrpcMethod<HealthCheckRequest, HealthCheckResponse> Check =
        new("grpc.health.v1.Health", "Check", HealthCheckRequest.Parser, HealthCheckResponse.Parser);

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();

    private GrpcFixture(WebApplication app) => _app = app;

    public int Port { get; private set; }

    public string Target => $"localhost:{Port}";

    public static Task<GrpcFixture> StartAsync(Func<HealthCheckRequest, GrpcCall, ValueTask<HealthCheckResponse>> handler, X509Certificate2? certificate = null, int port = 0) =>
        StartAsync(handler, TimeProvider.System, 64 * 1024, certificate, port);

    public static HealthCheckResponse Serving() => new() { Status = HealthCheckResponse.Types.ServingStatus.Serving };

    public GrpcChannel Connect(GrpcChannelOptions? options = null) => new((options ?? new GrpcChannelOptions()) with { Target = Target });

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>A self-signed certificate for localhost.</summary>
    public static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var created = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(created.Export(X509ContentType.Pfx), password: null);
    }

    private static async Task<GrpcFixture> StartAsync(
        Func<HealthCheckRequest, GrpcCall, ValueTask<HealthCheckResponse>> handler, TimeProvider time, int sizeMax, X509Certificate2? certificate, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            GrpcEndpoint.Configure(kestrel);
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        var fixture = new GrpcFixture(app);
        var router = new GrpcRouter();
        router.Map(Check, handler);
        var endpoint = new GrpcEndpoint(router, time, NullLogger<GrpcEndpoint>.Instance, fixture._stopping.Token) { MessageSizeMax = sizeMax };
        app.Run(endpoint.HandleAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        fixture.Port = new Uri(address).Port;
        return fixture;
    }
}
