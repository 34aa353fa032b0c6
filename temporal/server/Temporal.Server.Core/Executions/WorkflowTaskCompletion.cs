using System.Runtime.InteropServices;
using Temporal.Server.Core.Updates;
using Temporal.Server.Core.Validation;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>A worker's answer to a workflow task.</summary>
/// <param name="Request">What it sent; commands get their defaults in place.</param>
/// <param name="Token">Which task it speaks of.</param>
/// <param name="Checks">What the checks of commands need.</param>
/// <param name="Started">The run's first event: chains carry parts of it on.</param>
/// <param name="NamespaceIdOf">Finds a namespace's id by its name.</param>
/// <param name="Updates">The run's updates that are under way.</param>
internal sealed record WorkflowTaskCompletion(
    RespondWorkflowTaskCompletedRequest Request,
    WorkflowTaskReference Token,
    CommandContext Checks,
    WorkflowExecutionStartedEventAttributes Started,
    Func<string, string> NamespaceIdOf,
    UpdateRegistry Updates);

/// <summary>Which attempt of which workflow task is meant.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WorkflowTaskReference(long ScheduledEventId, long StartedEventId, int Attempt, int Stamp);

/// <summary>What a completion came to.</summary>
/// <param name="Failure">Why it was refused; the task has failed then.</param>
/// <param name="EagerActivities">The activities that were started for the worker at once.</param>
/// <param name="NewTaskStarted">Whether the next workflow task was started for the worker at once.</param>
internal sealed record WorkflowTaskCompletionResult(CommandFailure? Failure, IReadOnlyList<long> EagerActivities, bool NewTaskStarted)
{
    /// <summary>Gets the event up to which the worker has to forget the task, when it left no events; 0 otherwise.</summary>
    public long ResetHistoryEventId { get; init; }
}
