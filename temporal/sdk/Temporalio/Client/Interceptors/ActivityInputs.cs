using Temporalio.Api.Common.V1;

namespace Temporalio.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.StartActivityAsync{TResult}"/>.</summary>
/// <param name="Activity">The activity type.</param>
/// <param name="Args">The arguments.</param>
/// <param name="Options">The options.</param>
/// <param name="Headers">Headers, encoded by the codec, or null.</param>
public record StartActivityInput(
    string Activity, IReadOnlyCollection<object?> Args, StartActivityOptions Options, IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="ClientOutboundInterceptor.DescribeActivityAsync"/>.</summary>
/// <param name="Id">The activity id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
/// <param name="Options">The options, or null.</param>
public record DescribeActivityInput(string Id, string? RunId, ActivityDescribeOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.CancelActivityAsync"/>.</summary>
/// <param name="Id">The activity id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
/// <param name="Options">The options, or null.</param>
public record CancelActivityInput(string Id, string? RunId, ActivityCancelOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.TerminateActivityAsync"/>.</summary>
/// <param name="Id">The activity id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
/// <param name="Options">The options, or null.</param>
public record TerminateActivityInput(string Id, string? RunId, ActivityTerminateOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.ListActivitiesAsync"/>.</summary>
/// <param name="Query">The query.</param>
/// <param name="Options">The options, or null.</param>
public record ListActivitiesInput(string Query, ActivityListOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.ListActivitiesPaginatedAsync"/>.</summary>
/// <param name="Query">The query.</param>
/// <param name="NextPageToken">What the page before gave, or null for the first.</param>
/// <param name="Options">The options, or null.</param>
#pragma warning disable CA1819 // The official API's type.
public record ListActivitiesPaginatedInput(string Query, byte[]? NextPageToken, ActivityListPaginatedOptions? Options);
#pragma warning restore CA1819

/// <summary>Input of <see cref="ClientOutboundInterceptor.CountActivitiesAsync"/>.</summary>
/// <param name="Query">The query.</param>
/// <param name="Options">The options, or null.</param>
public record CountActivitiesInput(string Query, ActivityCountOptions? Options);
