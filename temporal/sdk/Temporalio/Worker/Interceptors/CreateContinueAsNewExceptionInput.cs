using Temporalio.Api.Common.V1;
using Temporalio.Workflows;

namespace Temporalio.Worker.Interceptors;

/// <summary>A new run of a workflow.</summary>
/// <param name="Workflow">The workflow type.</param>
/// <param name="Args">The arguments.</param>
/// <param name="Options">How.</param>
/// <param name="Headers">The headers to send; an interceptor may put its own in.</param>
public record CreateContinueAsNewExceptionInput(
    string Workflow,
    IReadOnlyCollection<object?> Args,
    ContinueAsNewOptions? Options,
    IDictionary<string, Payload>? Headers);
