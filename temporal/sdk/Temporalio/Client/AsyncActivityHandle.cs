using Temporalio.Converters;

namespace Temporalio.Client;

/// <summary>An activity that is completed from outside; see <see cref="Activities.CompleteAsyncException"/>.</summary>
/// <param name="Client">The client.</param>
/// <param name="Activity">Which activity.</param>
public record AsyncActivityHandle(ITemporalClient Client, AsyncActivityHandle.Reference Activity) : IWithSerializationContext<AsyncActivityHandle>
{
    /// <summary>Gets a converter over the client's, or null.</summary>
    public DataConverter? DataConverterOverride { get; init; }

    /// <summary>Sends a heartbeat.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>When the server has it.</returns>
    /// <exception cref="Exceptions.AsyncActivityCanceledException">The activity is to cancel.</exception>
    public Task HeartbeatAsync(AsyncActivityHeartbeatOptions? options = null)
        => Client.OutboundInterceptor.HeartbeatAsyncActivityAsync(new(Activity, options, DataConverterOverride));

    /// <summary>Completes the activity.</summary>
    /// <param name="result">The result, or null.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>When the server has the result.</returns>
    public Task CompleteAsync(object? result = null, AsyncActivityCompleteOptions? options = null)
        => Client.OutboundInterceptor.CompleteAsyncActivityAsync(new(Activity, result, options, DataConverterOverride));

    /// <summary>Fails the activity.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>When the server has the failure.</returns>
    public Task FailAsync(Exception exception, AsyncActivityFailOptions? options = null)
        => Client.OutboundInterceptor.FailAsyncActivityAsync(new(Activity, exception, options, DataConverterOverride));

    /// <summary>Reports that the activity is cancelled, after it was asked to.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>When the server has the report.</returns>
    public Task ReportCancellationAsync(AsyncActivityReportCancellationOptions? options = null)
        => Client.OutboundInterceptor.ReportCancellationAsyncActivityAsync(new(Activity, options, DataConverterOverride));

    /// <inheritdoc/>
    public AsyncActivityHandle WithSerializationContext(ISerializationContext context)
        => this with { DataConverterOverride = (DataConverterOverride ?? Client.Options.DataConverter).WithSerializationContext(context) };

    /// <summary>Which activity a handle means.</summary>
    public abstract record Reference
    {
        private protected Reference()
        {
        }
    }

    /// <summary>An activity by its ids.</summary>
    /// <param name="WorkflowId">The workflow id.</param>
    /// <param name="RunId">The run, or null for the current one.</param>
    /// <param name="ActivityId">The activity id.</param>
    public record IdReference(string WorkflowId, string? RunId, string ActivityId) : Reference;

    /// <summary>An activity attempt by its task token.</summary>
    /// <param name="TaskToken">The token.</param>
#pragma warning disable CA1819 // The official API's type.
    public record TaskTokenReference(byte[] TaskToken) : Reference;
#pragma warning restore CA1819
}
