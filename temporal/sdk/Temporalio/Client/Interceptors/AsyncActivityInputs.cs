using Temporalio.Converters;

namespace Temporalio.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.HeartbeatAsyncActivityAsync"/>.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Options">The options, or null.</param>
/// <param name="DataConverterOverride">A converter over the client's, or null.</param>
public record HeartbeatAsyncActivityInput(
    AsyncActivityHandle.Reference Activity, AsyncActivityHeartbeatOptions? Options, DataConverter? DataConverterOverride = null);

/// <summary>Input of <see cref="ClientOutboundInterceptor.CompleteAsyncActivityAsync"/>.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Result">The result, or null.</param>
/// <param name="Options">The options, or null.</param>
/// <param name="DataConverterOverride">A converter over the client's, or null.</param>
public record CompleteAsyncActivityInput(
    AsyncActivityHandle.Reference Activity, object? Result, AsyncActivityCompleteOptions? Options, DataConverter? DataConverterOverride = null);

/// <summary>Input of <see cref="ClientOutboundInterceptor.FailAsyncActivityAsync"/>.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Exception">The failure.</param>
/// <param name="Options">The options, or null.</param>
/// <param name="DataConverterOverride">A converter over the client's, or null.</param>
public record FailAsyncActivityInput(
    AsyncActivityHandle.Reference Activity, Exception Exception, AsyncActivityFailOptions? Options, DataConverter? DataConverterOverride = null);

/// <summary>Input of <see cref="ClientOutboundInterceptor.ReportCancellationAsyncActivityAsync"/>.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Options">The options, or null.</param>
/// <param name="DataConverterOverride">A converter over the client's, or null.</param>
public record ReportCancellationAsyncActivityInput(
    AsyncActivityHandle.Reference Activity, AsyncActivityReportCancellationOptions? Options, DataConverter? DataConverterOverride = null);
