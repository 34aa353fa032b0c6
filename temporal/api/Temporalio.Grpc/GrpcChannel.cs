using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;

namespace Temporalio.Grpc;

/// <summary>A connection to a gRPC server: unary calls over HTTP/2. Safe for any number of concurrent calls.</summary>
/// <remarks>
/// Connections are opened on demand and again after a loss; a call that meets a lost connection ends with
/// <see cref="GrpcStatusCode.Unavailable"/> and, when it asks for retries, is made again.
/// </remarks>
public sealed class GrpcChannel : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly Uri _baseAddress;
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.Ordinal);

    /// <summary>Creates a channel; nothing is connected before the first call.</summary>
    /// <param name="options">How the server is reached.</param>
    /// <exception cref="ArgumentException">The target is not <c>host:port</c>.</exception>
    public GrpcChannel(GrpcChannelOptions options)
    {
        Options = options;
        var scheme = options.Tls is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        if (!Uri.TryCreate($"{scheme}://{options.Target}", UriKind.Absolute, out var address) || address.AbsolutePath != "/" || address.Host.Length == 0)
        {
            throw new ArgumentException($"The target '{options.Target}' is not an address of the form host:port, such as localhost:7233.", nameof(options));
        }

        _baseAddress = address;
        _http = new HttpMessageInvoker(GrpcHandlers.Create(options));
    }

    /// <summary>Gets the options.</summary>
    public GrpcChannelOptions Options { get; }

    /// <summary>Makes a call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">The request; not changed while the call runs.</param>
    /// <param name="options">Timeout, metadata, retries, cancellation.</param>
    /// <returns>The response.</returns>
    /// <exception cref="GrpcException">The call ended with another status than OK, or the server could not be reached (<see cref="GrpcStatusCode.Unavailable"/>).</exception>
    /// <exception cref="OperationCanceledException">The caller gave the call up.</exception>
    public Task<TResponse> CallAsync<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, TRequest request, GrpcCallOptions options = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
        => CallAsync(method.Path, request, method.ResponseParser, options);

    /// <summary>Makes a call of a method known by its path alone.</summary>
    /// <param name="path">The HTTP/2 path, <c>/service/name</c>.</param>
    /// <param name="request">The request, of the method's type; not changed while the call runs.</param>
    /// <param name="responseParser">Parses the response.</param>
    /// <param name="options">Timeout, metadata, retries, cancellation.</param>
    /// <returns>The response.</returns>
    /// <exception cref="GrpcException">The call ended with another status than OK, or the server could not be reached (<see cref="GrpcStatusCode.Unavailable"/>).</exception>
    /// <exception cref="OperationCanceledException">The caller gave the call up.</exception>
    public async Task<TResponse> CallAsync<TResponse>(string path, IMessage request, MessageParser<TResponse> responseParser, GrpcCallOptions options = default)
        where TResponse : IMessage<TResponse>
    {
        if (!options.Retry)
        {
            return await CallOnceAsync(path, request, responseParser, options).ConfigureAwait(false);
        }

        var time = Options.TimeProvider;
        var start = time.GetTimestamp();
        for (var retries = 0; ; retries++)
        {
            var elapsed = time.GetElapsedTime(start);
            var attempt = options;
            if (options.Timeout is { } timeout)
            {
                attempt = options with { Timeout = timeout > elapsed ? timeout - elapsed : TimeSpan.FromTicks(1) };
            }

            try
            {
                return await CallOnceAsync(path, request, responseParser, attempt).ConfigureAwait(false);
            }
            catch (GrpcException e) when (GrpcRetries.IsRetryable(e.Code))
            {
                elapsed = time.GetElapsedTime(start);
                var delay = GrpcRetries.NextDelay(Options.Retry, retries, elapsed, Random.Shared.NextDouble());
                if (delay is null || elapsed + delay >= options.Timeout)
                {
                    throw;
                }

                await Task.Delay(delay.Value, time, options.CancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<TResponse> CallOnceAsync<TResponse>(string path, IMessage request, MessageParser<TResponse> responseParser, GrpcCallOptions options)
        where TResponse : IMessage<TResponse>
    {
        using var message = CreateMessage(path, request, options);
        var cancellationToken = options.CancellationToken;
        using var deadline = options.Timeout is { } timeout ? new CancellationTokenSource(timeout, Options.TimeProvider) : null;
        using var either = deadline is not null && cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token)
            : null;
        var token = either?.Token ?? deadline?.Token ?? cancellationToken;
        try
        {
            using var response = await _http.SendAsync(message, token).ConfigureAwait(false);
            return await GrpcResponses.ReadAsync(response, responseParser, Options.MessageSizeMax, token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested && deadline is { IsCancellationRequested: true })
        {
            throw new GrpcException(GrpcStatusCode.DeadlineExceeded, "Deadline exceeded", status: null, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler's own connect timeout ends as a cancellation that nobody asked for.
            throw new GrpcException(GrpcStatusCode.Unavailable, $"No connection to {Options.Target} within {Options.ConnectTimeout.TotalSeconds} s", status: null, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new GrpcException(GrpcStatusCode.Unavailable, $"No connection to {Options.Target}: {e.Message}", status: null, e);
        }
    }

    private HttpRequestMessage CreateMessage(string path, IMessage request, GrpcCallOptions options)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, _addresses.GetOrAdd(path, static (p, origin) => new Uri(origin, p), _baseAddress))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new GrpcContent(request),
        };
        message.Headers.TryAddWithoutValidation("te", "trailers");
        message.Headers.TryAddWithoutValidation("grpc-accept-encoding", "gzip");
        if (options.Timeout is { } timeout)
        {
            message.Headers.TryAddWithoutValidation("grpc-timeout", GrpcTimeouts.Format(timeout));
        }

        foreach (var (key, value) in options.Metadata ?? [])
        {
            message.Headers.TryAddWithoutValidation(key, value);
        }

        return message;
    }
}
