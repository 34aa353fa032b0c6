namespace Temporalio.Worker.Interceptors;

/// <summary>Wraps the calls that an activity makes. Each call goes to the next interceptor unless overridden.</summary>
public abstract class ActivityOutboundInterceptor
{
    private readonly ActivityOutboundInterceptor? _next;

    /// <summary>Creates an interceptor in front of another.</summary>
    /// <param name="next">The next in the chain.</param>
    protected ActivityOutboundInterceptor(ActivityOutboundInterceptor next) => _next = next;

    private protected ActivityOutboundInterceptor()
    {
    }

    /// <summary>Gets the next interceptor in the chain.</summary>
    protected ActivityOutboundInterceptor Next =>
        _next ?? throw new InvalidOperationException("The last interceptor of the chain has no next one.");

    /// <summary>Records a heartbeat.</summary>
    /// <param name="input">Its details.</param>
    public virtual void Heartbeat(HeartbeatInput input) => Next.Heartbeat(input);
}
