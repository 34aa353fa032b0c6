using Temporalio.Worker.Interceptors;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>Puts the interceptors of an attempt around the call of its code.</summary>
internal static class ActivityChain
{
    /// <summary>Runs an activity through the interceptors.</summary>
    /// <param name="interceptors">Outermost first.</param>
    /// <param name="input">The activity and its arguments.</param>
    /// <param name="heartbeat">Where heartbeats end up.</param>
    /// <param name="outbound">Receives the head of the outbound chain before the activity starts.</param>
    /// <returns>The activity's result.</returns>
    public static Task<object?> ExecuteAsync(
        IReadOnlyList<IWorkerInterceptor> interceptors,
        ExecuteActivityInput input,
        Action<object?[]> heartbeat,
        Action<ActivityOutboundInterceptor> outbound)
    {
        ActivityInboundInterceptor chain = new Innermost(outbound);
        for (var i = interceptors.Count - 1; i >= 0; i--)
        {
            chain = interceptors[i].InterceptActivity(chain);
        }

        chain.Init(new Recorder(heartbeat));
        return chain.ExecuteActivityAsync(input);
    }

    private sealed class Innermost(Action<ActivityOutboundInterceptor> outbound) : ActivityInboundInterceptor
    {
        public override void Init(ActivityOutboundInterceptor outboundChain) => outbound(outboundChain);

        public override Task<object?> ExecuteActivityAsync(ExecuteActivityInput input) => input.Activity.InvokeAsync(input.Args);
    }

    private sealed class Recorder(Action<object?[]> heartbeat) : ActivityOutboundInterceptor
    {
        public override void Heartbeat(HeartbeatInput input) => heartbeat(input.Details);
    }
}
