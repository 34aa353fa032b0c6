using Temporalio.Activities;
using Temporalio.Api.Common.V1;

namespace Temporalio.Worker.Interceptors;

/// <summary>Input of <see cref="ActivityInboundInterceptor.ExecuteActivityAsync"/>.</summary>
/// <param name="Activity">The activity to run.</param>
/// <param name="Args">Its arguments.</param>
/// <param name="Headers">The headers that came with the task, decoded; null when there were none.</param>
#pragma warning disable CA1819 // The official API's type.
public record ExecuteActivityInput(
    ActivityDefinition Activity,
    object?[] Args,
    IReadOnlyDictionary<string, Payload>? Headers);
#pragma warning restore CA1819
