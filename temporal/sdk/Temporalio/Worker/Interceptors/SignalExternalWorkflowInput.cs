using Temporalio.Api.Common.V1;
using Temporalio.Workflows;

namespace Temporalio.Worker.Interceptors;

/// <summary>A signal to another workflow.</summary>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run; the current one if null.</param>
/// <param name="Signal">The signal's name.</param>
/// <param name="Args">The arguments.</param>
/// <param name="Options">How.</param>
/// <param name="Headers">The headers to send; an interceptor may put its own in.</param>
public record SignalExternalWorkflowInput(
    string Id,
    string? RunId,
    string Signal,
    IReadOnlyCollection<object?> Args,
    ExternalWorkflowSignalOptions? Options,
    IDictionary<string, Payload>? Headers);
