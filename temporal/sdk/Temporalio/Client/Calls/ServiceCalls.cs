using Temporalio.Api.Common.V1;
using Temporalio.Client.Interceptors;
using Temporalio.Converters;

namespace Temporalio.Client.Calls;

/// <summary>The innermost interceptor of a client: makes the calls.</summary>
internal sealed partial class ServiceCalls : ClientOutboundInterceptor
{
    private readonly TemporalClient _client;
    private readonly PayloadSizes _sizes;

    public ServiceCalls(TemporalClient client)
    {
        _client = client;
        _sizes = new(client.Connection.Options?.PayloadLimits ?? new(), client.Options.LoggerFactory);
    }

    private string Namespace => _client.Options.Namespace;

    private WorkflowService Service => _client.Connection.WorkflowService;

    private string Identity => _client.Connection.Options.Identity ?? string.Empty;

    private static Api.Common.V1.WorkflowExecution ExecutionOf(string workflowId, string? runId)
        => new() { WorkflowId = workflowId, RunId = runId ?? string.Empty };

    private static RpcOptions Rpc(RpcOptions? options) => TemporalClient.DefaultRetryOptions(options);

    private static string NewId() => Guid.NewGuid().ToString();

    private static Header? HeaderOf(IDictionary<string, Payload>? headers)
        => headers is { Count: > 0 } ? new() { Fields = { headers } } : null;

    private DataConverter ConverterOf(string workflowId)
        => _client.Options.DataConverter.WithSerializationContext(new ISerializationContext.Workflow(Namespace, workflowId));

    private async Task<Payloads?> ToPayloadsAsync(DataConverter converter, IReadOnlyCollection<object?>? values, string what)
    {
        if (values is not { Count: > 0 })
        {
            return null;
        }

        var payloads = new Payloads { Payloads_ = { await converter.ToPayloadsAsync(values).ConfigureAwait(false) } };
        _sizes.Check(payloads, what);
        return payloads;
    }
}
