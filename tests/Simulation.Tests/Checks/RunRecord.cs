using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Simulation.Tests.Checks;

/// <summary>A run as the disk has it at the end.</summary>
/// <param name="Key">The run.</param>
/// <param name="State">Its state.</param>
/// <param name="Events">Its history.</param>
internal sealed record RunRecord(RunKey Key, ExecutionState State, IReadOnlyList<HistoryEvent> Events)
{
    /// <summary>Gets the start.</summary>
    public WorkflowExecutionStartedEventAttributes Started => Events[0].WorkflowExecutionStartedEventAttributes;

    /// <summary>Gets the last event.</summary>
    public HistoryEvent Last => Events[^1];

    /// <summary>Gets the run that the last event says follows this one; empty when it is the last.</summary>
    public string NextRunId => Last.EventType switch
    {
        EventType.WorkflowExecutionCompleted => Last.WorkflowExecutionCompletedEventAttributes.NewExecutionRunId,
        EventType.WorkflowExecutionFailed => Last.WorkflowExecutionFailedEventAttributes.NewExecutionRunId,
        EventType.WorkflowExecutionTimedOut => Last.WorkflowExecutionTimedOutEventAttributes.NewExecutionRunId,
        EventType.WorkflowExecutionContinuedAsNew => Last.WorkflowExecutionContinuedAsNewEventAttributes.NewExecutionRunId,
        _ => string.Empty,
    };

    /// <summary>Gets the status that the last event gives the run.</summary>
    public WorkflowExecutionStatus Status => Last.EventType switch
    {
        EventType.WorkflowExecutionCompleted => WorkflowExecutionStatus.Completed,
        EventType.WorkflowExecutionFailed => WorkflowExecutionStatus.Failed,
        EventType.WorkflowExecutionTimedOut => WorkflowExecutionStatus.TimedOut,
        EventType.WorkflowExecutionCanceled => WorkflowExecutionStatus.Canceled,
        EventType.WorkflowExecutionTerminated => WorkflowExecutionStatus.Terminated,
        EventType.WorkflowExecutionContinuedAsNew => WorkflowExecutionStatus.ContinuedAsNew,
        _ => WorkflowExecutionStatus.Running,
    };

    /// <summary>Shows the run with its history.</summary>
    public override string ToString() => $"{Key.WorkflowId} {Key.RunId}\n{HistoryRules.Show(Events)}";
}
