namespace Temporalio.Client.Schedules;

/// <summary>An action that a schedule took and that runs.</summary>
public abstract record ScheduleActionExecution
{
    /// <summary>Initializes a new instance of the <see cref="ScheduleActionExecution"/> class.</summary>
    protected ScheduleActionExecution()
    {
    }
}

/// <summary>A workflow that a schedule started.</summary>
/// <param name="WorkflowId">The workflow id.</param>
/// <param name="FirstExecutionRunId">The first run of its chain.</param>
public record ScheduleActionExecutionStartWorkflow(string WorkflowId, string FirstExecutionRunId) : ScheduleActionExecution;

/// <summary>An action that a schedule took.</summary>
/// <param name="ScheduledAt">When it was due, UTC, the jitter included.</param>
/// <param name="StartedAt">When it was taken, UTC.</param>
/// <param name="Action">What came of it.</param>
public record ScheduleActionResult(DateTime ScheduledAt, DateTime StartedAt, ScheduleActionExecution Action);
