namespace Temporalio.Worker.Interceptors;

/// <summary>Wraps the calls that come to an activity. Each call goes to the next interceptor unless overridden.</summary>
public abstract class ActivityInboundInterceptor
{
    private readonly ActivityInboundInterceptor? _next;

    /// <summary>Creates an interceptor in front of another.</summary>
    /// <param name="next">The next in the chain.</param>
    protected ActivityInboundInterceptor(ActivityInboundInterceptor next) => _next = next;

    private protected ActivityInboundInterceptor()
    {
    }

    /// <summary>Gets the next interceptor in the chain.</summary>
    protected ActivityInboundInterceptor Next =>
        _next ?? throw new InvalidOperationException("The last interceptor of the chain has no next one.");

    /// <summary>Called before the activity runs, with the chain that its own calls take.</summary>
    /// <param name="outbound">The outbound chain; wrap it and pass the wrapper to the next interceptor.</param>
    public virtual void Init(ActivityOutboundInterceptor outbound) => Next.Init(outbound);

    /// <summary>Runs the activity.</summary>
    /// <param name="input">Which, with which arguments.</param>
    /// <returns>The activity's result; null for an activity without one.</returns>
    public virtual Task<object?> ExecuteActivityAsync(ExecuteActivityInput input) => Next.ExecuteActivityAsync(input);
}
