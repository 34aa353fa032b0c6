using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Updates;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Starts a workflow and updates it: the update is admitted under the lock of the start, so it rides on the first task.</summary>
internal sealed class ExecuteMultiOperation(HistoryEngine engine, WorkflowUpdates updates)
{
    public async ValueTask<ExecuteMultiOperationResponse> ExecuteMultiOperationAsync(ExecuteMultiOperationRequest request, GrpcCall call)
    {
        var entry = engine.Namespaces.RequireRegistered(request.Namespace);
        var until = engine.Now + engine.Options.Limits.LongPollMax.Ticks;
        var (start, update) = MultiOperations.FillAndCheck(request, entry.SearchAttributes, engine.Options.Limits);
        start.RequestId = start.RequestId.Length == 0 ? engine.Options.NewId() : start.RequestId;
        update.Request.Meta.UpdateId = update.Request.Meta.UpdateId.Length == 0 ? engine.Options.NewId() : update.Request.Meta.UpdateId;

        var admitting = new Admitting();
        var started = await StartAsync(start, entry.Id, (slot, run) => admitting.Admit(updates, slot, run, update), call.CancellationToken);
        var response = new ExecuteMultiOperationResponse();
        response.Responses.Add(new ExecuteMultiOperationResponse.Types.Response { StartWorkflow = AnswerOf(start, started) });
        response.Responses.Add(new ExecuteMultiOperationResponse.Types.Response
        {
            UpdateWorkflow = await UpdateAsync(admitting, started, update, until, call.CancellationToken),
        });
        return response;
    }

    private static StartWorkflowExecutionResponse AnswerOf(StartWorkflowExecutionRequest start, StartResult started)
    {
        var answer = StartWorkflowExecution.ResponseOf(start, started);
        if (!answer.Started)
        {
            // The official server leaves it out here, unlike in a plain start.
            answer.FirstExecutionRunId = string.Empty;
        }

        return answer;
    }

    private async ValueTask<StartResult> StartAsync(
        StartWorkflowExecutionRequest start, string namespaceId, Action<WorkflowSlot, CachedRun> also, CancellationToken cancellationToken)
    {
        try
        {
            return await WorkflowStarter.StartAsync(engine, StartWorkflowExecution.CommandOf(start, namespaceId), also, cancellationToken);
        }
        catch (ServiceException exception)
        {
            throw MultiOperations.Failed(isStart: true, exception);
        }
    }

    private async ValueTask<UpdateWorkflowExecutionResponse> UpdateAsync(
        Admitting admitting, StartResult started, UpdateWorkflowExecutionRequest update, long until, CancellationToken cancellationToken)
    {
        try
        {
            var (run, admission) = admitting.Result();
            return await updates.WaitAsync(run, admission, update, until, cancellationToken)
                ?? await updates.UpdateAsync(started.Run, update, until, cancellationToken);
        }
        catch (ServiceException exception)
        {
            throw MultiOperations.Failed(isStart: false, exception);
        }
    }

    /// <summary>Keeps what became of the admission: a refusal must not keep the start from being carried out.</summary>
    private sealed class Admitting
    {
        private CachedRun? _run;
        private UpdateAdmission? _admission;
        private ServiceException? _error;

        public void Admit(WorkflowUpdates updates, WorkflowSlot slot, CachedRun run, UpdateWorkflowExecutionRequest update)
        {
            _run = run;
            try
            {
                _admission = updates.Admit(slot, run, update.Request);
            }
            catch (ServiceException exception)
            {
                _error = exception;
            }
        }

        public (CachedRun Run, UpdateAdmission Admission) Result() => _run is not null && _admission is not null
            ? (_run, _admission)
            : throw _error ?? throw new System.Diagnostics.UnreachableException();
    }
}
