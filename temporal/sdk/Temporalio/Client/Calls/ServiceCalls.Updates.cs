using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client.Connections;
using Temporalio.Client.Interceptors;
using Temporalio.Exceptions;

namespace Temporalio.Client.Calls;

/// <content>Updates.</content>
internal sealed partial class ServiceCalls
{
    /// <inheritdoc/>
    public override async Task<WorkflowUpdateHandle<TResult>> StartWorkflowUpdateAsync<TResult>(StartWorkflowUpdateInput input)
    {
        CheckStage(input.Options.WaitForStage);
        var request = await ToUpdateRequestAsync(
            input.Id, input.RunId, input.Update, input.Args, input.Options.Id, input.Options.WaitForStage, input.Headers).ConfigureAwait(false);
        request.FirstExecutionRunId = input.FirstExecutionRunId ?? string.Empty;
        try
        {
            UpdateWorkflowExecutionResponse response;
            do
            {
                response = await Service.UpdateWorkflowExecutionAsync(request, Rpc(input.Options.Rpc)).ConfigureAwait(false);
            }
            while (!IsAccepted(response));
            return await ToHandleAsync<TResult>(request, response, input.Options.WaitForStage, input.Options.Rpc).ConfigureAwait(false);
        }
        catch (Exception e) when (RpcErrors.IsTimeoutOrCancellation(e))
        {
            throw new WorkflowUpdateRpcTimeoutOrCanceledException(e);
        }
    }

    /// <inheritdoc/>
    public override async Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TUpdateResult>(
        StartUpdateWithStartWorkflowInput input)
    {
        CheckStage(input.Options.WaitForStage);
        var operation = input.Options.StartWorkflowOperation
            ?? throw new ArgumentException("The update needs a start: set StartWorkflowOperation.", nameof(input));
        CheckStart(operation.Options);
        operation.Claim();
        try
        {
            return await UpdateWithStartAsync<TUpdateResult>(input, operation).ConfigureAwait(false);
        }
        catch (Exception e) when (RpcErrors.IsTimeoutOrCancellation(e))
        {
            var error = new WorkflowUpdateRpcTimeoutOrCanceledException(e);
            operation.Failed(error);
            throw error;
        }
        catch (Exception e)
        {
            operation.Failed(e);
            throw;
        }
    }

    private static void CheckStage(WorkflowUpdateStage stage)
    {
        if (stage is not (WorkflowUpdateStage.Accepted or WorkflowUpdateStage.Completed))
        {
            throw new ArgumentException($"An update can't be waited for until '{stage}': set WaitForStage to Accepted or Completed.", nameof(stage));
        }
    }

    private static void CheckStart(WorkflowOptions options)
    {
        if (options.IdConflictPolicy == WorkflowIdConflictPolicy.Unspecified)
        {
            throw new ArgumentException("The start of an update with start needs an IdConflictPolicy.", nameof(options));
        }

        if (options is { StartSignal: not null } or { RequestEagerStart: true } or { CronSchedule: not null } or { StartDelay: not null })
        {
            throw new ArgumentException(
                "The start of an update with start can't have a start signal, an eager start, a cron schedule or a start delay.", nameof(options));
        }
    }

    // From acceptance on the update has an id to poll by, which is cheaper than to send it again.
    private static bool IsAccepted(UpdateWorkflowExecutionResponse response)
        => response.Outcome is not null || response.Stage >= UpdateWorkflowExecutionLifecycleStage.Accepted;

    // Only the status of the operation that went wrong says something; the other one was aborted because of it.
    private static TemporalException Blame(
        MultiOperationExecutionFailure failure, RpcException error, StartWorkflowExecutionRequest start)
    {
        foreach (var status in failure.Statuses)
        {
            if (status.Code == 0 || RpcErrors.FindDetail<MultiOperationExecutionAborted>(status.Details) is not null)
            {
                continue;
            }

            if (RpcErrors.FindDetail<WorkflowExecutionAlreadyStartedFailure>(status.Details) is { } running)
            {
                return new WorkflowAlreadyStartedException(status.Message, start.WorkflowId, start.WorkflowType.Name, running.RunId);
            }

            var raw = new GrpcStatus { Code = status.Code, Message = status.Message, Details = { status.Details } };
            return new RpcException((RpcException.StatusCode)status.Code, status.Message, Google.Protobuf.MessageExtensions.ToByteArray(raw));
        }

        return new RpcException(error.Code, error.Message, error.RawStatus);
    }

    private async Task<WorkflowUpdateHandle<TResult>> UpdateWithStartAsync<TResult>(
        StartUpdateWithStartWorkflowInput input, WithStartWorkflowOperation operation)
    {
        var options = input.Options;
        var start = await ToStartRequestAsync(
            operation.Workflow, operation.Args, operation.Options, operation.Headers).ConfigureAwait(false);
        var update = await ToUpdateRequestAsync(
            start.WorkflowId, null, input.Update, input.Args, options.Id, options.WaitForStage, input.Headers).ConfigureAwait(false);
        var request = new ExecuteMultiOperationRequest
        {
            Namespace = Namespace,
            Operations =
            {
                new ExecuteMultiOperationRequest.Types.Operation { StartWorkflow = start },
                new ExecuteMultiOperationRequest.Types.Operation { UpdateWorkflow = update },
            },
        };
        while (true)
        {
            var response = await ExecuteAsync(request, start, options.Rpc).ConfigureAwait(false);
            var started = response.Responses[0].StartWorkflow;
            operation.Started(_client, start.WorkflowId, started.RunId, FirstRunOf(started));
            var updated = response.Responses[1].UpdateWorkflow;
            if (IsAccepted(updated))
            {
                return await ToHandleAsync<TResult>(update, updated, options.WaitForStage, options.Rpc).ConfigureAwait(false);
            }
        }
    }

    private async Task<ExecuteMultiOperationResponse> ExecuteAsync(
        ExecuteMultiOperationRequest request, StartWorkflowExecutionRequest start, RpcOptions? rpc)
    {
        try
        {
            return await Service.ExecuteMultiOperationAsync(request, Rpc(rpc)).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.FindDetail<MultiOperationExecutionFailure>() is { } failure)
        {
            throw Blame(failure, e, start);
        }
    }

    private async Task<UpdateWorkflowExecutionRequest> ToUpdateRequestAsync(
        string workflowId,
        string? runId,
        string update,
        IReadOnlyCollection<object?> args,
        string? updateId,
        WorkflowUpdateStage stage,
        IDictionary<string, Payload>? headers) => new()
        {
            Namespace = Namespace,
            WorkflowExecution = ExecutionOf(workflowId, runId),
            WaitPolicy = new() { LifecycleStage = (UpdateWorkflowExecutionLifecycleStage)stage },
            Request = new()
            {
                Meta = new() { UpdateId = updateId ?? NewId(), Identity = Identity },
                Input = new()
                {
                    Name = update,
                    Args = await ToPayloadsAsync(ConverterOf(workflowId), args, "update's input").ConfigureAwait(false),
                    Header = HeaderOf(headers),
                },
            },
        };

    private async Task<WorkflowUpdateHandle<TResult>> ToHandleAsync<TResult>(
        UpdateWorkflowExecutionRequest request, UpdateWorkflowExecutionResponse response, WorkflowUpdateStage stage, RpcOptions? rpc)
    {
        var runId = response.UpdateRef?.WorkflowExecution?.RunId is { Length: > 0 } known ? known : request.WorkflowExecution.RunId;
        var handle = new WorkflowUpdateHandle<TResult>(
            _client, request.Request.Meta.UpdateId, request.WorkflowExecution.WorkflowId, string.IsNullOrEmpty(runId) ? null : runId)
        {
            KnownOutcome = response.Outcome,
        };
        if (stage == WorkflowUpdateStage.Completed)
        {
            handle.KnownOutcome ??= await UpdateOutcomes.PollAsync(handle, rpc).ConfigureAwait(false);
        }

        return handle;
    }
}
