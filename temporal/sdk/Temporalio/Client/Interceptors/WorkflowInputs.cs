using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporalio.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.StartWorkflowAsync{TWorkflow, TResult}"/>.</summary>
/// <param name="Workflow">The workflow type.</param>
/// <param name="Args">The arguments.</param>
/// <param name="Options">The options.</param>
/// <param name="Headers">Headers, encoded by the codec, or null.</param>
public record StartWorkflowInput(
    string Workflow, IReadOnlyCollection<object?> Args, WorkflowOptions Options, IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="ClientOutboundInterceptor.SignalWorkflowAsync"/>.</summary>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Args">The arguments.</param>
/// <param name="Options">The options, or null.</param>
/// <param name="Headers">Headers, encoded by the codec, or null.</param>
public record SignalWorkflowInput(
    string Id, string? RunId, string Signal, IReadOnlyCollection<object?> Args, WorkflowSignalOptions? Options, IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="ClientOutboundInterceptor.QueryWorkflowAsync{TResult}"/>.</summary>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
/// <param name="Query">The query.</param>
/// <param name="Args">The arguments.</param>
/// <param name="Options">The options, or null.</param>
/// <param name="Headers">Headers, encoded by the codec, or null.</param>
public record QueryWorkflowInput(
    string Id, string? RunId, string Query, IReadOnlyCollection<object?> Args, WorkflowQueryOptions? Options, IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="ClientOutboundInterceptor.StartWorkflowUpdateAsync{TResult}"/>.</summary>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
/// <param name="FirstExecutionRunId">The first run of the chain, or null for any.</param>
/// <param name="Update">The update.</param>
/// <param name="Args">The arguments.</param>
/// <param name="Options">The options.</param>
/// <param name="Headers">Headers, encoded by the codec, or null.</param>
public record StartWorkflowUpdateInput(
    string Id,
    string? RunId,
    string? FirstExecutionRunId,
    string Update,
    IReadOnlyCollection<object?> Args,
    WorkflowUpdateStartOptions Options,
    IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="ClientOutboundInterceptor.StartUpdateWithStartWorkflowAsync{TUpdateResult}"/>.</summary>
/// <param name="Update">The update.</param>
/// <param name="Args">The arguments.</param>
/// <param name="Options">The options.</param>
/// <param name="Headers">Headers of the update, encoded by the codec, or null.</param>
public record StartUpdateWithStartWorkflowInput(
    string Update, IReadOnlyCollection<object?> Args, WorkflowStartUpdateWithStartOptions Options, IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="ClientOutboundInterceptor.DescribeWorkflowAsync"/>.</summary>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
/// <param name="Options">The options, or null.</param>
public record DescribeWorkflowInput(string Id, string? RunId, WorkflowDescribeOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.CancelWorkflowAsync"/>.</summary>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
/// <param name="FirstExecutionRunId">The first run of the chain, or null for any.</param>
/// <param name="Options">The options, or null.</param>
public record CancelWorkflowInput(string Id, string? RunId, string? FirstExecutionRunId, WorkflowCancelOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.TerminateWorkflowAsync"/>.</summary>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
/// <param name="FirstExecutionRunId">The first run of the chain, or null for any.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Options">The options, or null.</param>
public record TerminateWorkflowInput(
    string Id, string? RunId, string? FirstExecutionRunId, string? Reason, WorkflowTerminateOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.FetchWorkflowHistoryEventPageAsync"/>.</summary>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
/// <param name="PageSize">How many events a page has at most, or null for the server's limit.</param>
/// <param name="NextPageToken">What the page before gave, or null for the first.</param>
/// <param name="WaitNewEvent">Whether to wait for events of a running workflow.</param>
/// <param name="EventFilterType">Which events to return.</param>
/// <param name="SkipArchival">Whether to leave archived histories aside.</param>
/// <param name="Rpc">Options of the calls, or null.</param>
#pragma warning disable CA1819 // The official API's type.
public record FetchWorkflowHistoryEventPageInput(
    string Id,
    string? RunId,
    int? PageSize,
    byte[]? NextPageToken,
    bool WaitNewEvent,
    HistoryEventFilterType EventFilterType,
    bool SkipArchival,
    RpcOptions? Rpc);

/// <summary>A page of history events.</summary>
/// <param name="Events">The events.</param>
/// <param name="NextPageToken">What asks for the next page; null when this is the last.</param>
public record WorkflowHistoryEventPage(IReadOnlyCollection<HistoryEvent> Events, byte[]? NextPageToken);

/// <summary>Input of <see cref="ClientOutboundInterceptor.ListWorkflowsPaginatedAsync"/>.</summary>
/// <param name="Query">The query.</param>
/// <param name="NextPageToken">What the page before gave, or null for the first.</param>
/// <param name="Options">The options, or null.</param>
public record ListWorkflowsPaginatedInput(string Query, byte[]? NextPageToken, WorkflowListPaginatedOptions? Options);
#pragma warning restore CA1819

/// <summary>Input of <see cref="ClientOutboundInterceptor.ListWorkflowsAsync"/>.</summary>
/// <param name="Query">The query.</param>
/// <param name="Options">The options, or null.</param>
public record ListWorkflowsInput(string Query, WorkflowListOptions? Options);

/// <summary>Input of <see cref="ClientOutboundInterceptor.CountWorkflowsAsync"/>.</summary>
/// <param name="Query">The query.</param>
/// <param name="Options">The options, or null.</param>
public record CountWorkflowsInput(string Query, WorkflowCountOptions? Options);
