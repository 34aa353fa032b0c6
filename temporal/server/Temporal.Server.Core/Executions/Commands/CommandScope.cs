using Temporal.Server.Core.Updates;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions.Commands;

/// <summary>What the handlers of a completion's commands share.</summary>
/// <param name="Decision">The decision that they add to.</param>
/// <param name="Completion">The worker's answer and what must be known to check it.</param>
/// <param name="Updates">The worker's messages about updates.</param>
/// <param name="CompletedEventId">The event of the completion, to which every command's event refers.</param>
internal sealed record CommandScope(Decision Decision, WorkflowTaskCompletion Completion, UpdateMessages Updates, long CompletedEventId)
{
    public ExecutionState State => Decision.State;

    /// <summary>Gets the activities that the worker gets back at once.</summary>
    public List<long> EagerActivities { get; } = [];

    /// <summary>Gets or sets a value indicating whether a command led to an event that the worker has to see.</summary>
    public bool NeedsWorkflowTask { get; set; }

    /// <summary>Fails the whole completion unless there is nothing to complain about.</summary>
    /// <exception cref="CommandFailedException">There is.</exception>
    public static void Check(CommandFailure? failure)
    {
        if (failure is not null)
        {
            throw new CommandFailedException(failure);
        }
    }

    /// <summary>Makes the failure of a completion.</summary>
    public static CommandFailedException Failed(WorkflowTaskFailedCause cause, string reason) => new(new CommandFailure(cause, reason));

    /// <summary>Refuses to close the run while there is something that the worker has not seen.</summary>
    /// <exception cref="CommandFailedException">There is.</exception>
    public void RequireAllSeen()
    {
        if (State.BufferedEvents.Count > 0)
        {
            throw Failed(WorkflowTaskFailedCause.UnhandledCommand, string.Empty);
        }
    }

    public HistoryEvent Add(Temporalio.Api.Command.V1.Command command, HistoryEvent item)
    {
        item.UserMetadata = command.UserMetadata;
        item.EventGroupMarkers.AddRange(command.EventGroupMarkers);
        return Decision.Add(item);
    }
}

/// <summary>A command can't be carried out: the completion is undone and the task failed. Does not leave the decision.</summary>
internal sealed class CommandFailedException(CommandFailure failure) : Exception(failure.Message)
{
    public CommandFailure Failure { get; } = failure;
}
