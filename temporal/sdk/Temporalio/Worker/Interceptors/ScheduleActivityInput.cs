using Temporalio.Api.Common.V1;
using Temporalio.Workflows;

namespace Temporalio.Worker.Interceptors;

/// <summary>An activity to run.</summary>
/// <param name="Activity">The activity type.</param>
/// <param name="Args">The arguments.</param>
/// <param name="Options">How.</param>
/// <param name="Headers">The headers to send; an interceptor may put its own in.</param>
public record ScheduleActivityInput(
    string Activity,
    IReadOnlyCollection<object?> Args,
    ActivityOptions Options,
    IDictionary<string, Payload>? Headers);
