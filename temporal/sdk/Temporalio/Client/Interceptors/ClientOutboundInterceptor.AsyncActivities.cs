namespace Temporalio.Client.Interceptors;

public abstract partial class ClientOutboundInterceptor
{
    /// <summary>Sends a heartbeat of an activity.</summary>
    /// <param name="input">The input.</param>
    /// <returns>When the server has it.</returns>
    public virtual Task HeartbeatAsyncActivityAsync(HeartbeatAsyncActivityInput input) => Next.HeartbeatAsyncActivityAsync(input);

    /// <summary>Completes an activity.</summary>
    /// <param name="input">The input.</param>
    /// <returns>When the server has the result.</returns>
    public virtual Task CompleteAsyncActivityAsync(CompleteAsyncActivityInput input) => Next.CompleteAsyncActivityAsync(input);

    /// <summary>Fails an activity.</summary>
    /// <param name="input">The input.</param>
    /// <returns>When the server has the failure.</returns>
    public virtual Task FailAsyncActivityAsync(FailAsyncActivityInput input) => Next.FailAsyncActivityAsync(input);

    /// <summary>Reports that an activity is cancelled.</summary>
    /// <param name="input">The input.</param>
    /// <returns>When the server has the report.</returns>
    public virtual Task ReportCancellationAsyncActivityAsync(ReportCancellationAsyncActivityInput input)
        => Next.ReportCancellationAsyncActivityAsync(input);
}
