using Simulation.Tests.Clockwork;
using Temporalio.Api.WorkflowService.V1;

namespace Simulation.Tests.Workers;

/// <summary>The outside world's record of what workers did for whom, and of what the server has confirmed.</summary>
internal sealed class Ledger(World world)
{
    private readonly HashSet<(string RunId, string ActivityId, int Attempt)> _attempts = [];
    private readonly HashSet<(string RunId, string ActivityId)> _executed = [];
    private readonly Dictionary<(string RunId, string ActivityId), Confirmation> _confirmed = [];
    private readonly Dictionary<(string RunId, string ActivityId), Confirmation> _progress = [];
    private readonly HashSet<(string RunId, long StartedEventId)> _workflowTasks = [];

    /// <summary>Gets the attempts whose completion the server has confirmed.</summary>
    public IReadOnlyDictionary<(string RunId, string ActivityId), Confirmation> Confirmed => _confirmed;

    /// <summary>Gets the workflow tasks, by their start, whose completion the server has confirmed.</summary>
    public IReadOnlySet<(string RunId, long StartedEventId)> ConfirmedWorkflowTasks => _workflowTasks;

    /// <summary>Gets how many attempts were handed out.</summary>
    public int AttemptCount => _attempts.Count;

    /// <summary>A worker was handed an attempt: no attempt is handed out twice, and none after the activity's confirmed end.</summary>
    public void Begin(PollActivityTaskQueueResponse task, int progress)
    {
        var key = KeyOf(task);
        if (!_attempts.Add((key.RunId, key.ActivityId, task.Attempt)))
        {
            world.Fail(new SimulationException($"attempt {task.Attempt} of {Show(task)} was handed out twice"));
        }

        // What was confirmed before the server started the attempt; the answer itself may have been on its way for long.
        var startedAt = task.StartedTime.ToDateTimeOffset();
        if (_confirmed.TryGetValue(key, out var completed) && completed.At < startedAt)
        {
            world.Fail(new SimulationException($"attempt {task.Attempt} of {Show(task)} was handed out though attempt {completed.Value} had completed"));
        }

        if (_progress.TryGetValue(key, out var confirmed) && confirmed.At < startedAt && confirmed.Value > progress)
        {
            world.Fail(new SimulationException($"attempt {task.Attempt} of {Show(task)} begins at {progress}, though a heartbeat at {confirmed.Value} was confirmed"));
        }
    }

    /// <summary>The effect of an activity took place.</summary>
    public void Execute(PollActivityTaskQueueResponse task) => _executed.Add(KeyOf(task));

    /// <summary>The server has confirmed an activity's completion.</summary>
    public void Confirm(PollActivityTaskQueueResponse task) => _confirmed[KeyOf(task)] = new Confirmation(task.Attempt, world.Now);

    /// <summary>The server has confirmed a heartbeat.</summary>
    public void ConfirmProgress(PollActivityTaskQueueResponse task, int progress) => _progress[KeyOf(task)] = new Confirmation(progress, world.Now);

    /// <summary>The server has confirmed the completion of a workflow task.</summary>
    public void ConfirmWorkflowTask(string runId, long startedEventId) => _workflowTasks.Add((runId, startedEventId));

    /// <summary>Tells whether the effect of an activity ever took place.</summary>
    public bool HasExecuted(string runId, string activityId) => _executed.Contains((runId, activityId));

    private static (string RunId, string ActivityId) KeyOf(PollActivityTaskQueueResponse task) => (task.WorkflowExecution.RunId, task.ActivityId);

    private static string Show(PollActivityTaskQueueResponse task) => $"activity {task.ActivityId} of {task.WorkflowExecution.WorkflowId} {task.WorkflowExecution.RunId}";
}

/// <summary>Something that the server has confirmed.</summary>
/// <param name="Value">The attempt that completed, or the progress.</param>
/// <param name="At">When the worker learned of it.</param>
internal sealed record Confirmation(int Value, DateTimeOffset At);
