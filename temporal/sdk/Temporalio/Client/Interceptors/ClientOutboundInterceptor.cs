namespace Temporalio.Client.Interceptors;

/// <summary>Stands between a client's methods and its calls to the server; each method passes the call on unless overridden.</summary>
public abstract partial class ClientOutboundInterceptor
{
    private readonly ClientOutboundInterceptor? _next;

    /// <summary>Initializes a new instance of the <see cref="ClientOutboundInterceptor"/> class.</summary>
    /// <param name="next">The next one inwards.</param>
    protected ClientOutboundInterceptor(ClientOutboundInterceptor next) => _next = next;

    /// <summary>Initializes a new instance of the <see cref="ClientOutboundInterceptor"/> class that is the innermost.</summary>
    private protected ClientOutboundInterceptor()
    {
    }

    /// <summary>Gets the next one inwards.</summary>
#pragma warning disable CA1716 // The official API's name.
    protected ClientOutboundInterceptor Next => _next ?? throw new InvalidOperationException("The innermost interceptor passes nothing on.");
#pragma warning restore CA1716
}
