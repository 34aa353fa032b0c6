using System.Globalization;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.Protocol.V1;
using Temporalio.Api.Update.V1;

namespace Temporal.Server.Core.Updates;

/// <summary>The updates of a run that are under way. Accepted ones also stand in the run's state, as events do in its history.</summary>
internal sealed class UpdateRegistry
{
    // In the order of their admission, which is the order in which workers get them.
    private readonly List<WorkflowUpdate> _updates = [];

    public bool IsEmpty => _updates.Count == 0;

    /// <summary>Gets a value indicating whether an update waits for a workflow task that takes it along.</summary>
    public bool HasUnsent => _updates.Exists(update => update.Stage == UpdateStage.Admitted);

    public WorkflowUpdate? Find(string id) => _updates.Find(update => string.Equals(update.Id, id, StringComparison.Ordinal));

    /// <summary>Admits an update.</summary>
    /// <exception cref="ServiceException">The run has too many already.</exception>
    public WorkflowUpdate Admit(ExecutionState state, Request request, ServerLimits limits)
    {
        var accepted = state.Updates.Values.Count(update => update.CompletedEventId == 0);
        var waiting = _updates.Count(update => update.Stage is UpdateStage.Admitted or UpdateStage.Sent);
        if (accepted + waiting >= limits.UpdatesInFlightMax)
        {
            throw new ServiceException(
                ServiceErrorKind.ResourceExhausted,
                string.Create(CultureInfo.InvariantCulture, $"limit on number of concurrent in-flight updates has been reached ({limits.UpdatesInFlightMax})"),
                new ResourceExhaustedFailure { Cause = ResourceExhaustedCause.ConcurrentLimit, Scope = ResourceExhaustedScope.Namespace });
        }

        if (state.Updates.Count + waiting >= limits.UpdatesTotalMax)
        {
            throw new ServiceException(
                ServiceErrorKind.FailedPrecondition,
                string.Create(CultureInfo.InvariantCulture, $"limit on the total number of distinct updates in this workflow has been reached ({limits.UpdatesTotalMax})"));
        }

        return Add(request);
    }

    /// <summary>Adds an update whose request came back from a worker: the server had forgotten it.</summary>
    public WorkflowUpdate Resurrect(Request request)
    {
        var update = Add(request);
        update.Move(UpdateEvent.Send);
        return update;
    }

    /// <summary>Takes everything that no worker has answered along with a workflow task.</summary>
    /// <param name="startedEventId">The task's started event.</param>
    public IReadOnlyList<Message> Send(long startedEventId)
    {
        if (_updates.Count == 0)
        {
            return [];
        }

        var messages = new List<Message>();
        foreach (var update in _updates)
        {
            if (update.Stage is UpdateStage.Admitted or UpdateStage.Sent)
            {
                update.Move(UpdateEvent.Send);
                messages.Add(update.ToMessage(startedEventId - 1));
            }
        }

        return messages;
    }

    /// <summary>Gets the updates that a worker has and has not answered.</summary>
    public IReadOnlyList<WorkflowUpdate> Unanswered() => _updates.FindAll(update => update.Stage == UpdateStage.Sent);

    /// <summary>Forgets the updates that came to an end; those who wait for them hold on to them.</summary>
    public void DropFinished() => _updates.RemoveAll(update => update.Stage is UpdateStage.Completed or UpdateStage.Aborted);

    /// <summary>Ends everything that is under way, as the run is closed.</summary>
    public void Close(ExecutionState state)
    {
        foreach (var update in _updates)
        {
            if (update.Stage == UpdateStage.Accepted)
            {
                update.Move(UpdateEvent.Abort, UpdateOutcomes.RunCompleted());
            }
            else if (UpdateMachine.Table.Next(update.Stage, UpdateEvent.Abort) is not null)
            {
                update.Move(UpdateEvent.Abort, error: UpdateRefusals.Aborted(state));
            }
        }

        _updates.Clear();
    }

    private WorkflowUpdate Add(Request request)
    {
        var update = new WorkflowUpdate(request.Meta.UpdateId, request);
        _updates.Add(update);
        return update;
    }
}
