using System.Runtime.CompilerServices;
using Google.Protobuf;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client.Connections;
using Temporalio.Client.Interceptors;
using Temporalio.Converters;
using Temporalio.Exceptions;

namespace Temporalio.Client.Calls;

/// <content>Dealing with workflows that exist.</content>
internal sealed partial class ServiceCalls
{
    /// <inheritdoc/>
    public override async Task SignalWorkflowAsync(SignalWorkflowInput input)
    {
        var request = new SignalWorkflowExecutionRequest
        {
            Namespace = Namespace,
            WorkflowExecution = ExecutionOf(input.Id, input.RunId),
            SignalName = input.Signal,
            Input = await ToPayloadsAsync(ConverterOf(input.Id), input.Args, "signal's input").ConfigureAwait(false),
            Identity = Identity,
            RequestId = NewId(),
            Header = HeaderOf(input.Headers),
        };
        await Service.SignalWorkflowExecutionAsync(request, Rpc(input.Options?.Rpc)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<TResult> QueryWorkflowAsync<TResult>(QueryWorkflowInput input)
    {
        var converter = ConverterOf(input.Id);
        var request = new QueryWorkflowRequest
        {
            Namespace = Namespace,
            Execution = ExecutionOf(input.Id, input.RunId),
            Query = new()
            {
                QueryType = input.Query,
                QueryArgs = await ToPayloadsAsync(converter, input.Args, "query's input").ConfigureAwait(false),
                Header = HeaderOf(input.Headers),
            },
            QueryRejectCondition = input.Options?.RejectCondition ?? _client.Options.QueryRejectCondition ?? QueryRejectCondition.None,
        };
        QueryWorkflowResponse response;
        try
        {
            response = await Service.QueryWorkflowAsync(request, Rpc(input.Options?.Rpc)).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.FindDetail<QueryFailedFailure>() is not null)
        {
            throw new WorkflowQueryFailedException(e.Message);
        }

        if (response.QueryRejected is { } rejected)
        {
            throw new WorkflowQueryRejectedException(rejected.Status);
        }

        return await ToResultAsync<TResult>(converter, response.QueryResult).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<WorkflowExecutionDescription> DescribeWorkflowAsync(DescribeWorkflowInput input)
    {
        var request = new DescribeWorkflowExecutionRequest { Namespace = Namespace, Execution = ExecutionOf(input.Id, input.RunId) };
        var response = await Service.DescribeWorkflowExecutionAsync(request, Rpc(input.Options?.Rpc)).ConfigureAwait(false);
        return new(response, _client.Options.DataConverter, Namespace);
    }

    /// <inheritdoc/>
    public override Task CancelWorkflowAsync(CancelWorkflowInput input)
    {
        var request = new RequestCancelWorkflowExecutionRequest
        {
            Namespace = Namespace,
            WorkflowExecution = ExecutionOf(input.Id, input.RunId),
            FirstExecutionRunId = input.FirstExecutionRunId ?? string.Empty,
            Identity = Identity,
            RequestId = NewId(),
        };
        return Service.RequestCancelWorkflowExecutionAsync(request, Rpc(input.Options?.Rpc));
    }

    /// <inheritdoc/>
    public override async Task TerminateWorkflowAsync(TerminateWorkflowInput input)
    {
        var request = new TerminateWorkflowExecutionRequest
        {
            Namespace = Namespace,
            WorkflowExecution = ExecutionOf(input.Id, input.RunId),
            FirstExecutionRunId = input.FirstExecutionRunId ?? string.Empty,
            Reason = input.Reason ?? string.Empty,
            Details = await ToPayloadsAsync(ConverterOf(input.Id), input.Options?.Details, "termination's details").ConfigureAwait(false),
            Identity = Identity,
        };
        await Service.TerminateWorkflowExecutionAsync(request, Rpc(input.Options?.Rpc)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<WorkflowHistoryEventPage> FetchWorkflowHistoryEventPageAsync(FetchWorkflowHistoryEventPageInput input)
    {
        var request = new GetWorkflowExecutionHistoryRequest
        {
            Namespace = Namespace,
            Execution = ExecutionOf(input.Id, input.RunId),
            MaximumPageSize = input.PageSize ?? 0,
            NextPageToken = input.NextPageToken is { } token ? ByteString.CopyFrom(token) : ByteString.Empty,
            WaitNewEvent = input.WaitNewEvent,
            HistoryEventFilterType = input.EventFilterType,
            SkipArchival = input.SkipArchival,
        };
        while (true)
        {
            var response = await Service.GetWorkflowExecutionHistoryAsync(request, Rpc(input.Rpc)).ConfigureAwait(false);
            var events = response.History?.Events;

            // A long poll that ends without news comes back with a token alone.
            if (events is { Count: > 0 } || response.NextPageToken.IsEmpty || !input.WaitNewEvent)
            {
                return new(events is null ? [] : events, response.NextPageToken.IsEmpty ? null : response.NextPageToken.ToByteArray());
            }

            request.NextPageToken = response.NextPageToken;
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<WorkflowExecution> ListWorkflowsAsync(ListWorkflowsInput input) => ListAsync(input);

    /// <inheritdoc/>
    public override async Task<WorkflowListPage> ListWorkflowsPaginatedAsync(ListWorkflowsPaginatedInput input)
    {
        var request = new ListWorkflowExecutionsRequest
        {
            Namespace = Namespace,
            PageSize = input.Options?.PageSize ?? 0,
            NextPageToken = input.NextPageToken is { } token ? ByteString.CopyFrom(token) : ByteString.Empty,
            Query = input.Query,
        };
        var response = await Service.ListWorkflowExecutionsAsync(request, Rpc(input.Options?.Rpc)).ConfigureAwait(false);
        return new(
            [.. response.Executions.Select(e => new WorkflowExecution(e, _client.Options.DataConverter, Namespace))],
            response.NextPageToken.IsEmpty ? null : response.NextPageToken.ToByteArray());
    }

    /// <inheritdoc/>
    public override async Task<WorkflowExecutionCount> CountWorkflowsAsync(CountWorkflowsInput input)
    {
        var request = new CountWorkflowExecutionsRequest { Namespace = Namespace, Query = input.Query };
        return new(await Service.CountWorkflowExecutionsAsync(request, Rpc(input.Options?.Rpc)).ConfigureAwait(false));
    }

    private static async Task<TResult> ToResultAsync<TResult>(DataConverter converter, Payloads? payloads)
        => typeof(TResult) == typeof(ValueTuple)
            ? default!
            : await converter.ToSingleValueAsync<TResult>(payloads is null ? [] : payloads.Payloads_).ConfigureAwait(false);

    private async IAsyncEnumerable<WorkflowExecution> ListAsync(
        ListWorkflowsInput input, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (rpc, source) = Rpc(input.Options?.Rpc).WithAdditionalCancellationToken(
            cancellationToken.CanBeCanceled ? cancellationToken : null);
        using (source)
        {
            var left = input.Options is { Limit: > 0 and var limit } ? limit : int.MaxValue;
            byte[]? token = null;
            do
            {
                var page = await ListWorkflowsPaginatedAsync(new(input.Query, token, new() { Rpc = rpc })).ConfigureAwait(false);
                foreach (var workflow in page.Workflows)
                {
                    yield return workflow;
                    if (--left == 0)
                    {
                        yield break;
                    }
                }

                token = page.NextPageToken;
            }
            while (token is not null);
        }
    }
}
