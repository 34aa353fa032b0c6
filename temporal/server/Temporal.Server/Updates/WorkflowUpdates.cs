using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Updates;
using Temporal.Server.Frontend;
using Temporal.Server.Histories;
using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Update.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Updates;

/// <summary>Brings updates to runs and waits for what becomes of them.</summary>
/// <remarks>
/// Premise: an update counts from its acceptance on; before that only its caller knows of it, and he asks again with the same id. Decision: an
/// admitted update lives in the memory of its run. When the run is loaded anew, because the store failed, whoever waits admits it again.
/// </remarks>
internal sealed class WorkflowUpdates(HistoryEngine engine)
{
    private readonly UpdateWaits _waits = new(engine);

    /// <summary>Updates a run, and waits for the stage that the request asks for.</summary>
    /// <param name="run">The run; an empty run id means the latest.</param>
    /// <param name="request">The request, checked, with an update id.</param>
    /// <param name="until">When to answer with what there is, in ticks of UTC.</param>
    /// <param name="cancellationToken">The caller is gone.</param>
    /// <exception cref="Core.Errors.ServiceException">The update is refused, or the run closed before it was accepted.</exception>
    public async ValueTask<UpdateWorkflowExecutionResponse> UpdateAsync(
        RunKey run, UpdateWorkflowExecutionRequest request, long until, CancellationToken cancellationToken)
    {
        while (true)
        {
            CachedRun cached;
            UpdateAdmission admission;
            using (var lease = await engine.Slots.EnterAsync(run.NamespaceId, run.WorkflowId, cancellationToken))
            {
                cached = await FindAsync(lease.Slot, run, request.FirstExecutionRunId, cancellationToken);
                admission = Admit(lease.Slot, cached, request.Request);
            }

            if (await WaitAsync(cached, admission, request, until, cancellationToken) is { } response)
            {
                return response;
            }
        }
    }

    /// <summary>Waits for an update that was admitted under the caller's lock.</summary>
    /// <returns>The answer, or null when the run must be looked up again.</returns>
    public async ValueTask<UpdateWorkflowExecutionResponse?> WaitAsync(
        CachedRun run, UpdateAdmission admission, UpdateWorkflowExecutionRequest request, long until, CancellationToken cancellationToken)
    {
        if (admission.Commit is not null)
        {
            await engine.FinishAsync(admission.Commit);
        }

        var wait = new UpdateWait(request.WaitPolicy.LifecycleStage, until);
        return await _waits.WaitAsync(run, request.Request.Meta.UpdateId, admission.Update, wait, cancellationToken) is { } progress
            ? Respond(request, progress)
            : null;
    }

    /// <summary>Waits for an update that somebody else began.</summary>
    /// <exception cref="Core.Errors.ServiceException">There is no such run or update.</exception>
    public async ValueTask<PollWorkflowExecutionUpdateResponse> PollAsync(
        RunKey run, PollWorkflowExecutionUpdateRequest request, long until, CancellationToken cancellationToken)
    {
        var updateId = request.UpdateRef.UpdateId;
        var wait = new UpdateWait(request.WaitPolicy?.LifecycleStage ?? UpdateWorkflowExecutionLifecycleStage.Unspecified, until);
        while (true)
        {
            CachedRun cached;
            WorkflowUpdate? update;
            using (var lease = await engine.Slots.EnterAsync(run.NamespaceId, run.WorkflowId, cancellationToken))
            {
                cached = await engine.Loader.RequireAsync(lease.Slot, run.RunId, cancellationToken);
                update = cached.Updates.Find(updateId);
            }

            if (await _waits.WaitAsync(cached, updateId, update, wait, cancellationToken) is { } progress)
            {
                return new PollWorkflowExecutionUpdateResponse
                {
                    UpdateRef = RefOf(progress.Run, updateId),
                    Stage = progress.Stage,
                    Outcome = progress.Outcome,
                };
            }
        }
    }

    /// <summary>Admits an update unless its id is known. The caller holds the slot's gate.</summary>
    /// <exception cref="Core.Errors.ServiceException">The run is closed, not ready, or has too many updates.</exception>
    public UpdateAdmission Admit(WorkflowSlot slot, CachedRun run, Request request)
    {
        var state = run.State;
        if (UpdateLookup.Find(state, run.Updates, request.Meta.UpdateId) is not null)
        {
            return new UpdateAdmission(run.Updates.Find(request.Meta.UpdateId), Commit: null);
        }

        if (state.Status is not (WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused))
        {
            throw Refusals.AlreadyCompleted();
        }

        if (state.WorkflowTaskFailures + 1 >= engine.Options.Limits.FailedTaskAttemptsBeforeNotReady)
        {
            throw UpdateRefusals.NotReady();
        }

        var update = run.Updates.Admit(state, request, engine.Options.Limits);
        var decision = new Decision(state, engine.NewContext(run.Key.NamespaceId));
        SpeculativeTasks.EnsureScheduled(decision);
        var commit = engine.Commits.Queue(slot, run, decision);
        engine.Arm(commit);
        return new UpdateAdmission(update, commit);
    }

    private static UpdateWorkflowExecutionResponse Respond(UpdateWorkflowExecutionRequest request, UpdateProgress progress)
    {
        var response = new UpdateWorkflowExecutionResponse
        {
            UpdateRef = RefOf(progress.Run, request.Request.Meta.UpdateId),
            Stage = progress.Stage,
            Outcome = progress.Outcome,
        };
        if (progress.Stage != UpdateWorkflowExecutionLifecycleStage.Admitted)
        {
            response.Link = UpdateLinks.Of(request, progress);
        }

        return response;
    }

    private static UpdateRef RefOf(RunKey run, string updateId) => new()
    {
        WorkflowExecution = new() { WorkflowId = run.WorkflowId, RunId = run.RunId },
        UpdateId = updateId,
    };

    private async ValueTask<CachedRun> FindAsync(WorkflowSlot slot, RunKey run, string firstRunId, CancellationToken cancellationToken)
    {
        var cached = await engine.Loader.RequireAsync(slot, ChainTargets.Of(run, firstRunId).RunId, cancellationToken);
        ChainTargets.Check(cached.State, firstRunId);
        return cached;
    }
}

/// <summary>An update that was admitted or known.</summary>
/// <param name="Update">The update, when it is under way.</param>
/// <param name="Commit">What to finish before waiting; null when nothing was decided.</param>
internal sealed record UpdateAdmission(WorkflowUpdate? Update, PendingCommit? Commit);
