namespace Temporalio.Worker.Interceptors;

/// <summary>Input of <see cref="ActivityOutboundInterceptor.Heartbeat"/>.</summary>
/// <param name="Details">The details to record.</param>
#pragma warning disable CA1819 // The official API's type.
public record HeartbeatInput(object?[] Details);
#pragma warning restore CA1819
