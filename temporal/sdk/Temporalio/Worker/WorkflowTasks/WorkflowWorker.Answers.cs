using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Exceptions;

namespace Temporalio.Worker.WorkflowTasks;

/// <content>The answers to the service.</content>
internal sealed partial class WorkflowWorker
{
    /// <summary>The text of a gRPC refusal that names the size of the message, whichever side wrote it.</summary>
    private const string TooLargeText = "larger than max";

    private async Task<PollWorkflowTaskQueueResponse?> CompleteAsync(
        PollWorkflowTaskQueueResponse task,
        RespondWorkflowTaskCompletedRequest request)
    {
        FillIn(request);
        var eager = EagerReservations.Take(request.Commands, _identity.TaskQueue, _eager, _options.EagerActivitiesMax);
        RespondWorkflowTaskCompletedResponse? response = null;
        try
        {
            response = await _service.RespondWorkflowTaskCompletedAsync(request, CancellationToken.None).ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            LogRefusal(e, task);
            if (e.Code == RpcException.StatusCode.ResourceExhausted && e.Message.Contains(TooLargeText, StringComparison.OrdinalIgnoreCase))
            {
                await FailTooLargeAsync(task, request, e).ConfigureAwait(false);
            }
        }
        finally
        {
            eager.Start(response == null ? [] : response.ActivityTasks);
        }

        if (response == null)
        {
            await _executor.EvictAsync(task.WorkflowExecution.RunId).ConfigureAwait(false);
            return null;
        }

        _executor.Accepted(task.WorkflowExecution.RunId, response.ResetHistoryEventId);
        return response.WorkflowTask is { TaskToken.IsEmpty: false } next ? next : null;
    }

    /// <summary>Adds what only the worker knows.</summary>
    private void FillIn(RespondWorkflowTaskCompletedRequest request)
    {
        // A worker that stops wants no more of this run, except that the work begun by a heartbeat must go on here.
        var goesOn = !_draining || request.ForceCreateNewWorkflowTask;
        request.ReturnNewWorkflowTask = goesOn;
        request.StickyAttributes = goesOn ? _sticky : null;
        request.WorkerInstanceKey = _identity.InstanceKey;
        request.WorkerControlTaskQueue = _identity.ControlQueue ?? string.Empty;
        request.DeploymentOptions = _identity.DeploymentOptions();
        request.Capabilities ??= new() { DiscardSpeculativeWorkflowTaskWithEvents = true };
        request.MeteringMetadata ??= new();
        request.SdkMetadata ??= new();
#pragma warning disable CS0612 // Deprecated, but what servers without deployments show, and what all SDKs send.
        request.WorkerVersionStamp = _identity.VersionStamp();
#pragma warning restore CS0612
    }

    private async Task FailTooLargeAsync(
        PollWorkflowTaskQueueResponse task,
        RespondWorkflowTaskCompletedRequest refused,
        RpcException exception) =>
        await FailAsync(
            task,
            new()
            {
                TaskToken = task.TaskToken,
                Namespace = _identity.Namespace,
                Identity = _identity.Identity,
                Cause = WorkflowTaskFailedCause.GrpcMessageTooLarge,
                Failure = new()
                {
                    Message = $"The answer to the task has {refused.CalculateSize()} bytes, more than the service takes: {exception.Message}",
                    ApplicationFailureInfo = new() { Type = "GrpcMessageTooLarge" },
                },
            }).ConfigureAwait(false);

    private async Task FailAsync(PollWorkflowTaskQueueResponse task, RespondWorkflowTaskFailedRequest request)
    {
        request.DeploymentOptions = _identity.DeploymentOptions();
#pragma warning disable CS0612 // As above.
        request.WorkerVersion = _identity.VersionStamp();
#pragma warning restore CS0612
        try
        {
            await _service.RespondWorkflowTaskFailedAsync(request, CancellationToken.None).ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            LogRefusal(e, task);
        }
    }

    private async Task AnswerQueryAsync(PollWorkflowTaskQueueResponse task, RespondQueryTaskCompletedRequest request)
    {
        try
        {
            await _service.RespondQueryTaskCompletedAsync(request, CancellationToken.None).ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            LogRefusal(e, task);
        }
    }

    private void LogRefusal(RpcException exception, PollWorkflowTaskQueueResponse task)
    {
        var (workflowId, runId) = (task.WorkflowExecution.WorkflowId, task.WorkflowExecution.RunId);

        // Closed by somebody else in between, or an event came that the closing command did not know of: normal life.
        if (exception is { Code: RpcException.StatusCode.NotFound } or { Code: RpcException.StatusCode.InvalidArgument, Message: "UnhandledCommand" })
        {
            LogOvertaken(workflowId, runId, exception.Message);
        }
        else
        {
            LogAnswerRefused(exception, workflowId, runId);
        }
    }
}
