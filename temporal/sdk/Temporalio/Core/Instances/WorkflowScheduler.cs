namespace Temporalio.Core.Instances;

/// <summary>
/// Runs all tasks of one workflow run one after the other, in the order in which they became ready, on the thread that activates it.
/// </summary>
/// <remarks>Nothing is inlined: a task that becomes ready always goes to the end, so the order does not depend on the runtime.</remarks>
internal sealed class WorkflowScheduler(WorkflowInstance instance) : TaskScheduler
{
    private readonly Queue<Task> _ready = new();

    /// <summary>The run whose tasks these are.</summary>
    public WorkflowInstance Instance { get; } = instance;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Starts a function as a task of the run.</summary>
    public void Start(Action action)
        => _ = Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);

    /// <summary>Runs tasks until none is ready.</summary>
    public void RunAll()
    {
        while (TryTake(out var task))
        {
            TryExecuteTask(task);
        }
    }

    protected override void QueueTask(Task task)
    {
        // The lock is for code that breaks the rules and comes back from a thread of its own.
        lock (_ready)
        {
            _ready.Enqueue(task);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_ready)
        {
            return [.. _ready];
        }
    }

    private bool TryTake(out Task task)
    {
        lock (_ready)
        {
            return _ready.TryDequeue(out task!);
        }
    }
}
