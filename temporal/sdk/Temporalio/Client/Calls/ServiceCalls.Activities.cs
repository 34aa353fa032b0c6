using System.Runtime.CompilerServices;
using Google.Protobuf;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client.Connections;
using Temporalio.Client.Interceptors;
using Temporalio.Common.Protos;
using Temporalio.Converters;
using Temporalio.Exceptions;

namespace Temporalio.Client.Calls;

/// <content>Standalone activities.</content>
internal sealed partial class ServiceCalls
{
    /// <inheritdoc/>
    public override async Task<ActivityHandle<TResult>> StartActivityAsync<TResult>(StartActivityInput input)
    {
        var request = await ToStartRequestAsync(input).ConfigureAwait(false);
        try
        {
            var response = await Service.StartActivityExecutionAsync(request, Rpc(input.Options.Rpc)).ConfigureAwait(false);
            return new(_client, request.ActivityId, response.RunId);
        }
        catch (RpcException e) when (e.FindDetail<ActivityExecutionAlreadyStartedFailure>() is { } running)
        {
            throw new ActivityAlreadyStartedException(e.Message, request.ActivityId, input.Activity, running.RunId);
        }
    }

    /// <inheritdoc/>
    public override async Task<ActivityExecutionDescription> DescribeActivityAsync(DescribeActivityInput input)
    {
        var request = new DescribeActivityExecutionRequest
        {
            Namespace = Namespace,
            ActivityId = input.Id,
            RunId = input.RunId ?? string.Empty,
            LongPollToken = input.Options?.LongPollToken is { } token ? ByteString.CopyFrom(token) : ByteString.Empty,
        };
        var response = await Service.DescribeActivityExecutionAsync(request, Rpc(input.Options?.Rpc)).ConfigureAwait(false);
        return new(response, Namespace, ActivityConverterOf(input.Id, null, null));
    }

    /// <inheritdoc/>
    public override Task CancelActivityAsync(CancelActivityInput input)
        => Service.RequestCancelActivityExecutionAsync(
            new()
            {
                Namespace = Namespace,
                ActivityId = input.Id,
                RunId = input.RunId ?? string.Empty,
                Identity = Identity,
                RequestId = NewId(),
                Reason = input.Options?.Reason ?? string.Empty,
            },
            Rpc(input.Options?.Rpc));

    /// <inheritdoc/>
    public override Task TerminateActivityAsync(TerminateActivityInput input)
        => Service.TerminateActivityExecutionAsync(
            new()
            {
                Namespace = Namespace,
                ActivityId = input.Id,
                RunId = input.RunId ?? string.Empty,
                Identity = Identity,
                RequestId = NewId(),
                Reason = input.Options?.Reason ?? string.Empty,
            },
            Rpc(input.Options?.Rpc));

    /// <inheritdoc/>
    public override IAsyncEnumerable<ActivityExecution> ListActivitiesAsync(ListActivitiesInput input) => ListAsync(input);

    /// <inheritdoc/>
    public override async Task<ActivityListPage> ListActivitiesPaginatedAsync(ListActivitiesPaginatedInput input)
    {
        var request = new ListActivityExecutionsRequest
        {
            Namespace = Namespace,
            PageSize = input.Options?.PageSize ?? 0,
            NextPageToken = input.NextPageToken is { } token ? ByteString.CopyFrom(token) : ByteString.Empty,
            Query = input.Query,
        };
        var response = await Service.ListActivityExecutionsAsync(request, Rpc(input.Options?.Rpc)).ConfigureAwait(false);
        return new(
            [.. response.Executions.Select(e => new ActivityExecution(e, Namespace))],
            response.NextPageToken.IsEmpty ? null : response.NextPageToken.ToByteArray());
    }

    /// <inheritdoc/>
    public override async Task<ActivityExecutionCount> CountActivitiesAsync(CountActivitiesInput input)
    {
        var request = new CountActivityExecutionsRequest { Namespace = Namespace, Query = input.Query };
        return new(await Service.CountActivityExecutionsAsync(request, Rpc(input.Options?.Rpc)).ConfigureAwait(false));
    }

    private DataConverter ActivityConverterOf(string activityId, string? activityType, string? taskQueue)
        => _client.Options.DataConverter.WithSerializationContext(
            new ISerializationContext.Activity(Namespace, activityId, null, null, activityType, taskQueue, IsLocal: false));

    private async Task<StartActivityExecutionRequest> ToStartRequestAsync(StartActivityInput input)
    {
        var options = input.Options ?? throw new ArgumentException("The activity needs options.", nameof(input));
        if (string.IsNullOrEmpty(options.Id) || string.IsNullOrEmpty(options.TaskQueue))
        {
            throw new ArgumentException("The activity needs an id and a task queue.", nameof(input));
        }

        if (options is { ScheduleToCloseTimeout: null, StartToCloseTimeout: null })
        {
            throw new ArgumentException(
                $"The activity '{options.Id}' needs a timeout: set StartToCloseTimeout or ScheduleToCloseTimeout.", nameof(input));
        }

        var converter = ActivityConverterOf(options.Id, input.Activity, options.TaskQueue);
        return new()
        {
            Namespace = Namespace,
            Identity = Identity,
            RequestId = NewId(),
            ActivityId = options.Id,
            ActivityType = new() { Name = input.Activity },
            TaskQueue = new() { Name = options.TaskQueue },
            ScheduleToCloseTimeout = options.ScheduleToCloseTimeout.ToDuration(),
            ScheduleToStartTimeout = options.ScheduleToStartTimeout.ToDuration(),
            StartToCloseTimeout = options.StartToCloseTimeout.ToDuration(),
            HeartbeatTimeout = options.HeartbeatTimeout.ToDuration(),
            StartDelay = options.StartDelay.ToDuration(),
            RetryPolicy = options.RetryPolicy?.ToProto(),
            Input = await ToPayloadsAsync(converter, input.Args, "activity's input").ConfigureAwait(false),
            IdReusePolicy = options.IdReusePolicy,
            IdConflictPolicy = options.IdConflictPolicy,
            SearchAttributes = options.TypedSearchAttributes is { Count: > 0 } attributes ? attributes.ToProto() : null,
            Header = HeaderOf(input.Headers),
            UserMetadata = await converter.ToUserMetadataAsync(options.StaticSummary, options.StaticDetails).ConfigureAwait(false),
            Priority = options.Priority?.ToProto(),
        };
    }

    private async IAsyncEnumerable<ActivityExecution> ListAsync(
        ListActivitiesInput input, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (rpc, source) = Rpc(input.Options?.Rpc).WithAdditionalCancellationToken(
            cancellationToken.CanBeCanceled ? cancellationToken : null);
        using (source)
        {
            var left = input.Options is { Limit: > 0 and var limit } ? limit : int.MaxValue;
            byte[]? token = null;
            do
            {
                var page = await ListActivitiesPaginatedAsync(new(input.Query, token, new() { Rpc = rpc })).ConfigureAwait(false);
                foreach (var activity in page.Activities)
                {
                    yield return activity;
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
