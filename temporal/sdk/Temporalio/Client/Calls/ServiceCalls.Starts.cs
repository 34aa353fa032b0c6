using Temporalio.Api.Common.V1;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client.Connections;
using Temporalio.Client.Interceptors;
using Temporalio.Common.Protos;
using Temporalio.Converters;
using Temporalio.Exceptions;

namespace Temporalio.Client.Calls;

/// <content>Starting workflows.</content>
internal sealed partial class ServiceCalls
{
    /// <inheritdoc/>
    public override async Task<WorkflowHandle<TWorkflow, TResult>> StartWorkflowAsync<TWorkflow, TResult>(StartWorkflowInput input)
    {
        var options = input.Options;
        var request = await ToStartRequestAsync(input.Workflow, input.Args, options, input.Headers).ConfigureAwait(false);
        try
        {
            if (options.StartSignal is { } signal)
            {
                var withSignal = await ToSignalWithStartRequestAsync(request, signal, options).ConfigureAwait(false);
                var answer = await Service.SignalWithStartWorkflowExecutionAsync(withSignal, Rpc(options.Rpc)).ConfigureAwait(false);
                return new(_client, request.WorkflowId, ResultRunId: answer.RunId, FirstExecutionRunId: null);
            }

            var response = await StartAsync(request, options).ConfigureAwait(false);
            return new(_client, request.WorkflowId, ResultRunId: response.RunId, FirstExecutionRunId: FirstRunOf(response));
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.AlreadyExists
            && e.FindDetail<WorkflowExecutionAlreadyStartedFailure>() is { } running)
        {
            throw new WorkflowAlreadyStartedException(e.Message, request.WorkflowId, request.WorkflowType.Name, running.RunId);
        }
    }

    private static string FirstRunOf(StartWorkflowExecutionResponse response)
        => response.FirstExecutionRunId.Length > 0 ? response.FirstExecutionRunId : response.RunId;

    private async Task<StartWorkflowExecutionResponse> StartAsync(StartWorkflowExecutionRequest request, WorkflowOptions options)
    {
        // Asked for without a worker at hand, the first task would be lost until its timeout.
        using var eager = options.RequestEagerStart
            ? (_client.Connection as TemporalConnection)?.EagerStarts.TryReserve(Namespace, request.TaskQueue.Name)
            : null;
        request.RequestEagerExecution = eager is not null;
        var response = await Service.StartWorkflowExecutionAsync(request, Rpc(options.Rpc)).ConfigureAwait(false);
        if (response.EagerWorkflowTask is { } task)
        {
            eager?.Dispatch(task);
        }

        return response;
    }

    private async Task<StartWorkflowExecutionRequest> ToStartRequestAsync(
        string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options, IDictionary<string, Payload>? headers)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrEmpty(options.Id))
        {
            throw new ArgumentException("The workflow needs an id: set Id.", nameof(options));
        }

        if (string.IsNullOrEmpty(options.TaskQueue))
        {
            throw new ArgumentException($"The workflow '{options.Id}' needs a task queue: set TaskQueue.", nameof(options));
        }

        var converter = ConverterOf(options.Id);
        var request = new StartWorkflowExecutionRequest
        {
            Namespace = Namespace,
            WorkflowId = options.Id,
            WorkflowType = new() { Name = workflow },
            TaskQueue = new() { Name = options.TaskQueue },
            Input = await ToPayloadsAsync(converter, args, "workflow's input").ConfigureAwait(false),
            WorkflowExecutionTimeout = options.ExecutionTimeout.ToDuration(),
            WorkflowRunTimeout = options.RunTimeout.ToDuration(),
            WorkflowTaskTimeout = options.TaskTimeout.ToDuration(),
            Identity = Identity,
            RequestId = NewId(),
            WorkflowIdReusePolicy = options.IdReusePolicy,
            WorkflowIdConflictPolicy = options.IdConflictPolicy,
            RetryPolicy = options.RetryPolicy?.ToProto(),
            CronSchedule = options.CronSchedule ?? string.Empty,
            Memo = await ToMemoAsync(converter, options.Memo).ConfigureAwait(false),
            SearchAttributes = options.TypedSearchAttributes is { Count: > 0 } attributes ? attributes.ToProto() : null,
            Header = HeaderOf(headers),
            WorkflowStartDelay = options.StartDelay.ToDuration(),
            UserMetadata = await converter.ToUserMetadataAsync(options.StaticSummary, options.StaticDetails).ConfigureAwait(false),
            Priority = options.Priority?.ToProto(),
            VersioningOverride = options.VersioningOverride?.ToProto(),
        };
        return request;
    }

    private async Task<SignalWithStartWorkflowExecutionRequest> ToSignalWithStartRequestAsync(
        StartWorkflowExecutionRequest start, string signal, WorkflowOptions options) => new()
        {
            Namespace = start.Namespace,
            WorkflowId = start.WorkflowId,
            WorkflowType = start.WorkflowType,
            TaskQueue = start.TaskQueue,
            Input = start.Input,
            WorkflowExecutionTimeout = start.WorkflowExecutionTimeout,
            WorkflowRunTimeout = start.WorkflowRunTimeout,
            WorkflowTaskTimeout = start.WorkflowTaskTimeout,
            Identity = start.Identity,
            RequestId = start.RequestId,
            WorkflowIdReusePolicy = start.WorkflowIdReusePolicy,
            WorkflowIdConflictPolicy = start.WorkflowIdConflictPolicy,
            RetryPolicy = start.RetryPolicy,
            CronSchedule = start.CronSchedule,
            Memo = start.Memo,
            SearchAttributes = start.SearchAttributes,
            Header = start.Header,
            WorkflowStartDelay = start.WorkflowStartDelay,
            UserMetadata = start.UserMetadata,
            Priority = start.Priority,
            VersioningOverride = start.VersioningOverride,
            SignalName = signal,
            SignalInput = await ToPayloadsAsync(ConverterOf(start.WorkflowId), options.StartSignalArgs, "signal's input").ConfigureAwait(false),
        };

    private async Task<Memo?> ToMemoAsync(DataConverter converter, IReadOnlyDictionary<string, object>? values)
    {
        if (values is not { Count: > 0 })
        {
            return null;
        }

        var memo = new Memo();
        foreach (var (key, value) in values)
        {
            memo.Fields.Add(key, await converter.ToPayloadAsync(value).ConfigureAwait(false));
        }

        _sizes.Check(memo);
        return memo;
    }
}
