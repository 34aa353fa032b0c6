using Temporalio.Exceptions;

namespace Temporalio.Core.Instances;

/// <summary>
/// Runs all tasks of one workflow run one after the other, in the order in which they became ready, on the thread that activates it.
/// </summary>
/// <remarks>Nothing is inlined: a task that becomes ready always goes to the end, so the order does not depend on the runtime.</remarks>
internal sealed class WorkflowScheduler(WorkflowInstance instance) : TaskScheduler
{
    private const int NoThread = 0;

    private readonly Queue<Task> _ready = new();
    private int _thread = NoThread;

    /// <summary>The run whose tasks these are.</summary>
    public WorkflowInstance Instance { get; } = instance;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>The first task that came back from a thread of its own: the order of the workflow is no longer its own.</summary>
    public InvalidWorkflowSchedulerException? Stray { get; private set; }

    /// <summary>The calling thread runs the workflow from now on.</summary>
    public void Enter() => _thread = Environment.CurrentManagedThreadId;

    /// <summary>Nobody runs the workflow from now on.</summary>
    public void Leave() => _thread = NoThread;

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
            if (_thread != Environment.CurrentManagedThreadId)
            {
                Stray ??= new InvalidWorkflowSchedulerException(
                    "A task of the workflow was woken by another thread: something that it awaits is no task of the workflow "
                        + "(Task.Run, Task.Delay, ConfigureAwait(false), input or output). Use Workflow's methods, or an activity.",
                    Environment.StackTrace);
            }

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
